import { IconHelpCircle } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { t } from '../i18n/i18n';
import { dialogPart } from '../ui/part';
import classes from './Why.module.css';

const WhySheet = dialogPart(async () => (await import('./WhySheet')).WhySheet);

/** Opens an answer of the assistant to its evidence. */
export function Why({ conversationId, seq }: { conversationId: string; seq: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={classes['why']} onClick={() => setOpen(true)}>
        <IconHelpCircle size={14} aria-hidden />
        {t('Why this answer?')}
      </button>
      {open && (
        <Suspense fallback={null}>
          <WhySheet conversationId={conversationId} seq={seq} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
