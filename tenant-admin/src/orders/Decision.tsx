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

/** For those who may decide what waits: agree, after being asked once more, or decline. */
export function Decision({ operation }: { operation: Operation }) {
  const { service } = useApp();
  const { me } = useStaff();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const may = isAtLeast(me.role, 'supervisor') && isAtLeast(me.role, operation.needs);
  if (operation.state !== 'awaiting_approval' || !may) return null;

  const decide = async (agree: boolean) => {
    setBusy(true);
    try {
      await (agree ? service.shop.approve(operation.id) : service.shop.decline(operation.id));
      notify(agree ? t('The shop is asked to do it.') : t('Declined. The shop is not asked.'));
    } catch (error) {
      notify(refusal(error), { tone: 'danger' });
    } finally {
      setBusy(false);
      setAsked(false);
      refresh(operation);
    }
  };

  const what = operationName(operation);
  return (
    <div className={classes['buttons']}>
      <Button size="compact-sm" disabled={busy} onClick={() => setAsked(true)}>
        {t('Agree …')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void decide(false)}>
        {t('Decline')}
      </Button>
      {asked && (
        <Dialog onClose={() => setAsked(false)} title={t('Agree to it?')}>
          <div className={page['form']}>
            <p className={classes['text']}>
              {operation.orderId == null
                ? t('{what}. The shop does it at once.', { what })
                : t('{what}, order {number}. The shop does it at once.', { what, number: operation.orderId })}
            </p>
            <div className={page['foot']}>
              <Button loading={busy} onClick={() => void decide(true)}>
                {t('Agree')}
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
