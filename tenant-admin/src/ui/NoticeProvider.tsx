import { Button, CloseButton } from '@mantine/core';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { t } from '../i18n/i18n';
import { NoticeContext, type Notice, type Notify } from './notices';
import classes from './NoticeProvider.module.css';

const SHOWN_MS = 6_000;
/** What it offers has to be read, found and reached. */
const SHOWN_WITH_ACTION_MS = 10_000;

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const nextId = useRef(1);
  const close = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), []);

  const notify: Notify = useCallback(
    (text, options) => {
      const id = nextId.current++;
      setNotices((all) => [...all.slice(-2), { id, text, tone: 'plain', ...options }]);
      setTimeout(() => close(id), options?.action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
    },
    [close],
  );

  return (
    <NoticeContext value={notify}>
      {children}
      <div className={classes['stack']} role="status" aria-live="polite">
        {notices.map(({ id, text, tone, action }) => (
          <div key={id} className={classes['notice']} data-tone={tone}>
            <span className={classes['text']}>{text}</span>
            {action && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  close(id);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <CloseButton size="sm" aria-label={t('Close')} onClick={() => close(id)} />
          </div>
        ))}
      </div>
    </NoticeContext>
  );
}
