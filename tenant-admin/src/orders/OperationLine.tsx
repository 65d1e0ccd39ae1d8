import type { ReactNode } from 'react';
import type { Operation } from '../api/types';
import { useStaffDirectory } from '../people/directory';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { roleLabel } from '../people/roles';
import { CopyButton } from '../ui/CopyButton';
import { exact, when } from '../ui/format';
import { useNow } from '../ui/now';
import { Decision } from './Decision';
import classes from './Orders.module.css';
import { Settlement } from './Settlement';
import { operationName, STATES } from './words';

/** One thing asked of the shop: what, by whom, how far it is; and who may decide it. */
export function OperationLine({ operation, children }: { operation: Operation; children?: ReactNode }) {
  const now = useNow();
  const nameOf = useNames();
  const { label, tone } = STATES[operation.state];
  const decided = operation.decidedBy ?? null;
  return (
    <li className={classes['operation']}>
      <div className={classes['operationHead']}>
        <span className={classes['operationName']}>{operationName(operation)}</span>
        <span className={classes['state']} data-tone={tone}>
          {t(label)}
        </span>
      </div>
      <p className={classes['facts']}>
        <span>{nameOf(operation.requestedBy)}</span>
        {decided !== null && <span>{t('decided by {name}', { name: nameOf(decided) })}</span>}
        <time dateTime={operation.createdAt} title={exact(operation.createdAt)}>
          {when(operation.createdAt, now)}
        </time>
        {children}
      </p>
      {operation.state === 'awaiting_approval' && (
        <p className={classes['reason']}>{t('Who may agree: {role}', { role: t(roleLabel(operation.needs)) })}</p>
      )}
      {operation.state === 'unknown' && (
        <p className={classes['reason']}>
          {t('The shop’s answer was lost. Whether it was done is looked up before it is asked again.')}
        </p>
      )}
      {operation.state === 'done' && operation.orderFollows === true && (
        <p className={classes['reason']}>{t('Done at the shop. Our copy of the order is being refreshed.')}</p>
      )}
      {operation.error != null && operation.state !== 'done' && (
        <p className={classes['said']}>{t('The shop says: {words}', { words: operation.error })}</p>
      )}
      {operation.kind === 'coupon' && operation.state === 'done' && operation.reference != null && (
        <div className={classes['code']}>
          <code>{operation.reference}</code>
          <CopyButton value={operation.reference} />
        </div>
      )}
      <Decision operation={operation} />
      <Settlement operation={operation} />
    </li>
  );
}

function useNames(): (id: string) => string {
  const { me } = useStaff();
  const { agents } = useStaffDirectory();
  return (id) => (id === me.id ? t('You') : (agents.find((one) => one.id === id)?.name ?? t('A colleague')));
}
