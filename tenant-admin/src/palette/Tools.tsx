import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { isTyping } from '../inbox/keys';
import { dialogPart } from '../ui/part';

const Palette = dialogPart(async () => (await import('./Palette')).Palette);
const ShortcutSheet = dialogPart(async () => (await import('./ShortcutSheet')).ShortcutSheet);

/** How long the second key of two may take, ms. */
const SECOND_KEY_MS = 1_500;

const PAGES: Record<string, '/' | '/people' | '/sites'> = { i: '/', p: '/people', s: '/sites' };

/** Opens the palette from anywhere, as the keys do. */
export const OPEN_PALETTE = 'chatflow:palette';

/** The keys that work everywhere, and what they open; neither is loaded before it is asked for. */
export function Tools({ onSignOut }: { onSignOut: () => void }) {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const navigate = useNavigate();

  useEffect(() => {
    let went = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key === 'k' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        setOpen((now) => (now === 'palette' ? null : 'palette'));
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const page = PAGES[key];
      if (event.key === '?') {
        event.preventDefault();
        setOpen('shortcuts');
      } else if (page !== undefined && event.timeStamp - went < SECOND_KEY_MS) {
        event.preventDefault();
        went = -Infinity;
        void navigate({ to: page });
      } else went = key === 'g' ? event.timeStamp : -Infinity;
    };
    const onOpen = () => setOpen('palette');
    addEventListener('keydown', onKey);
    addEventListener(OPEN_PALETTE, onOpen);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener(OPEN_PALETTE, onOpen);
    };
  }, [navigate]);

  const close = () => setOpen(null);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <Palette onClose={close} onShortcuts={() => setOpen('shortcuts')} onSignOut={onSignOut} />}
      {open === 'shortcuts' && <ShortcutSheet onClose={close} />}
    </Suspense>
  );
}
