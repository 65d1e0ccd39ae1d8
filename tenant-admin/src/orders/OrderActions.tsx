import { Button } from '@mantine/core';
import { IconNote, IconReceiptRefund, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Order } from '../api/types';
import { t } from '../i18n/i18n';
import { CancelDialog } from './CancelDialog';
import { NoteDialog } from './NoteDialog';
import { OperationList } from './OperationList';
import classes from './Orders.module.css';
import { useOperations } from './queries';
import { RefundDialog } from './RefundDialog';
import { keptFrom, leftOf, type Place } from './rules';

type Open = 'refund' | 'cancel' | 'note' | null;

/** What the shop can be asked to do about an order, why not, and what came of what was asked. */
export function OrderActions({ order, place }: { order: Order; place: Place }) {
  const [open, setOpen] = useState<Open>(null);
  const operations = useOperations({ site: place.siteId, order: order.externalId });
  const list = operations.data?.data ?? [];
  const left = leftOf(order, list);
  const kept = keptFrom(order, list);
  const close = () => setOpen(null);
  const reasons = [left === 0 ? t('Nothing is left to give back.') : null, kept].filter((one) => one !== null);
  return (
    <div className={classes['actions']}>
      <OperationList operations={list} />
      <div className={classes['buttons']} role="group" aria-label={t('Order {number}', { number: order.number })}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconReceiptRefund size={14} aria-hidden />}
          disabled={left === 0 || !operations.isSuccess}
          onClick={() => setOpen('refund')}
        >
          {t('Refund …')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconX size={14} aria-hidden />}
          disabled={kept !== null || !operations.isSuccess}
          onClick={() => setOpen('cancel')}
        >
          {t('Cancel …')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconNote size={14} aria-hidden />}
          onClick={() => setOpen('note')}
        >
          {t('Note …')}
        </Button>
      </div>
      {reasons.length > 0 && <p className={classes['reason']}>{reasons.join(' ')}</p>}
      {operations.isError && (
        <p className={classes['reason']}>{t('What was asked of the shop could not be loaded.')}</p>
      )}
      {open === 'refund' && <RefundDialog order={order} operations={list} place={place} onClose={close} />}
      {open === 'cancel' && <CancelDialog order={order} place={place} onClose={close} />}
      {open === 'note' && <NoteDialog order={order} place={place} onClose={close} />}
    </div>
  );
}
