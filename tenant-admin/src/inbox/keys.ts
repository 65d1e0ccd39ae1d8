import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect } from 'react';
import type { ConversationRow } from '../api/types';
import type { ListName } from './views';

/** J and K, or the arrows while the list has the focus, walk through the list; / searches; Esc goes back. */
export function useInboxKeys(list: ListName, rows: readonly ConversationRow[], selected: string | null): void {
  const navigate = useNavigate();
  // With the rows that are shown, from the moment that they are.
  useLayoutEffect(() => {
    // A dialog that closes at this key is gone before the key gets here, and it was the dialog's.
    let inDialog = false;
    const before = () => {
      inDialog = document.querySelector('[role=dialog]') !== null;
    };
    const onKey = (event: KeyboardEvent) => {
      if (
        inDialog ||
        event.defaultPrevented ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        isTyping(event.target)
      )
        return;
      const inList = event.target instanceof Element && event.target.closest('[data-list]') !== null;
      const step = stepOf(event.key, inList);
      if (step !== 0) {
        const next = neighbour(rows, selected, step);
        if (next === null) return;
        event.preventDefault();
        void navigate({
          to: '/inbox/$list/$conversationId',
          params: { list, conversationId: next },
          search: true,
        }).then(() => {
          // Whoever has gone on to a field meanwhile stays there.
          if (!isTyping(document.activeElement)) focusRow(next);
        });
      } else if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('input[data-search]')?.focus();
      } else if (event.key === 'Escape' && selected !== null) {
        if (matchMedia('(max-width: 48em)').matches) {
          void navigate({ to: '/inbox/$list', params: { list }, search: true });
        } else focusRow(selected);
      }
    };
    addEventListener('keydown', before, { capture: true });
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', before, { capture: true });
      removeEventListener('keydown', onKey);
    };
  }, [list, rows, selected, navigate]);
}

export function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: false });
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role=menu],[role=dialog],[role=listbox]') !== null)
  );
}

function stepOf(key: string, inList: boolean): -1 | 0 | 1 {
  if (key === 'j' || (inList && key === 'ArrowDown')) return 1;
  if (key === 'k' || (inList && key === 'ArrowUp')) return -1;
  return 0;
}

export function neighbour(rows: readonly { id: string }[], selected: string | null, step: -1 | 1): string | null {
  const index = rows.findIndex(({ id }) => id === selected);
  if (index < 0) return rows[step === 1 ? 0 : rows.length - 1]?.id ?? null;
  return rows[index + step]?.id ?? null;
}
