import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Operation } from '../api/types';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { isAtLeast } from '../people/roles';
import { Card, Failed, Page } from '../ui/Page';
import { OperationLine } from './OperationLine';
import classes from './Orders.module.css';
import { Policy } from './Policy';
import { useOperations } from './queries';

/** What shops were asked to do: what waits for somebody to agree, what came of the rest, and how far each role may go. */
export function ApprovalsPage() {
  const { me } = useStaff();
  const waiting = useOperations({ state: 'awaiting_approval' });
  const latest = useOperations({});
  return (
    <Page title={t('Approvals')}>
      <Card
        id="waiting"
        title={t('Waiting for approval')}
        intro={t('Refunds, coupons and cancellations that go further than a role decides alone.')}
      >
        <Lines query={waiting} empty={t('Nothing is waiting.')} />
      </Card>
      <Policy mayChange={isAtLeast(me.role, 'admin')} />
      <Card id="latest" title={t('Asked of the shops')} intro={t('The latest hundred, the newest first.')}>
        <Lines query={latest} empty={t('Nothing has been asked of a shop yet.')} />
      </Card>
    </Page>
  );
}

function Lines({ query, empty }: { query: ReturnType<typeof useOperations>; empty: string }) {
  if (query.isPending) return <Skeleton height={64} aria-label={t('Loading')} />;
  const list = query.data?.data ?? [];
  if (query.isError && list.length === 0) {
    return <Failed title={t('What was asked of the shop could not be loaded.')} error={query.error} query={query} />;
  }
  if (list.length === 0) return <p className={classes['text']}>{empty}</p>;
  return (
    <ul className={classes['operations']}>
      {list.map((operation) => (
        <OperationLine key={operation.id} operation={operation}>
          <Where operation={operation} />
        </OperationLine>
      ))}
    </ul>
  );
}

function Where({ operation }: { operation: Operation }) {
  return (
    <>
      {operation.orderId != null && <span>{t('Order {number}', { number: operation.orderId })}</span>}
      {operation.conversationId != null && (
        <Link to="/inbox/$list/$conversationId" params={{ list: 'open', conversationId: operation.conversationId }}>
          {t('Open the conversation')}
        </Link>
      )}
    </>
  );
}
