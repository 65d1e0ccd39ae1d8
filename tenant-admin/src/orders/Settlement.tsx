import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Operation } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { isAtLeast } from '../people/roles';
import { Dialog } from '../ui/Dialog';
import { useNotify } from '../ui/notices';
import page from '../ui/Page.module.css';
import classes from './Orders.module.css';
import { useRefresh } from './queries';
import { refusal } from './rules';
import { operationName } from './words';

/** For admins, where the shop can't be asked what became of it: they look there and say so. */
export function Settlement({ operation }: { operation: Operation }) {
  const { service } = useApp();
  const { me } = useStaff();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  if (operation.state !== 'unknown' || !isAtLeast(me.role, 'admin')) return null;

  const settle = async (done: boolean) => {
    setBusy(true);
    try {
      await service.shop.settle(operation.id, done);
      notify(t('Settled.'));
    } catch (error) {
      notify(refusal(error), { tone: 'danger' });
    } finally {
      setBusy(false);
      setAsked(false);
      refresh(operation);
    }
  };

  const name = operationName(operation);
  const what =
    operation.orderId == null ? name : t('{what}, order {number}', { what: name, number: operation.orderId });
  return (
    <div className={classes['buttons']}>
      <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
        {t('Settle it …')}
      </Button>
      {asked && (
        <Dialog onClose={() => setAsked(false)} title={t('Has the shop done it?')}>
          <div className={page['form']}>
            <p className={classes['text']}>
              {t('Look in the shop before you answer: {what}. It is not looked up again afterwards.', { what })}
            </p>
            <div className={page['foot']}>
              <Button disabled={busy} onClick={() => void settle(true)}>
                {t('The shop has done it')}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => void settle(false)}>
                {t('The shop has not done it')}
              </Button>
              <Button variant="subtle" color="gray" onClick={() => setAsked(false)}>
                {t('Leave it')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
