import { Button } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Operation, StaffRole } from '../api/types';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { isAtLeast, roleLabel } from '../people/roles';
import { Dialog } from '../ui/Dialog';
import { useNotify } from '../ui/notices';
import page from '../ui/Page.module.css';
import classes from './Orders.module.css';
import { useRefresh } from './queries';
import { refusal } from './rules';

interface AskProps {
  title: string;
  /** What the button does, such as "Refund €12.50". */
  does: string;
  grave?: boolean;
  /** The least role that may decide it; `null` while it is not known. */
  needs: StaffRole | null;
  ready: boolean;
  ask: () => Promise<Operation>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before a shop is asked, says who has to agree, and stays open with the reason when it is refused. */
export function Ask({ title, does, grave = false, needs, ready, ask, onClose, children }: AskProps) {
  const { me } = useStaff();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const alone = needs === null || isAtLeast(me.role, needs);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    setProblem(null);
    try {
      const operation = await ask();
      refresh(operation);
      notify(
        operation.state === 'awaiting_approval'
          ? t('It waits for approval: {role}', { role: t(roleLabel(operation.needs)) })
          : t('The shop is asked to do it.'),
      );
      onClose();
    } catch (error) {
      setProblem(refusal(error));
      refresh();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog onClose={onClose} title={title}>
      <form className={page['form']} onSubmit={(event) => void submit(event)} noValidate>
        {children}
        {!alone && (
          <p className={classes['waits']}>
            {t('More than your role decides alone: it waits until this role agrees: {role}.', {
              role: t(roleLabel(needs)),
            })}
          </p>
        )}
        {problem !== null && (
          <p role="alert" className={classes['problem']}>
            {problem}
          </p>
        )}
        <div className={page['foot']}>
          <Button type="submit" loading={busy} disabled={!ready} {...(grave && alone && { color: 'red' })}>
            {alone ? does : t('Ask for approval')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('Leave it')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
