import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Operation, Order } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { money } from '../ui/format';
import { parseAmount, typed } from './amount';
import { Ask } from './Ask';
import classes from './Orders.module.css';
import { useOnce, usePolicy } from './queries';
import { decidedAlone, leftOf, ownLimit, roleForAmount, underWay, type Place } from './rules';

const LONGEST_REASON = 500;

interface RefundProps {
  order: Order;
  operations: readonly Operation[];
  place: Place;
  onClose: () => void;
}

export function RefundDialog({ order, operations, place, onClose }: RefundProps) {
  const { service } = useApp();
  const { me } = useStaff();
  const policy = usePolicy().data;
  const keyFor = useOnce();
  const [whole, setWhole] = useState(true);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [viaGateway, setViaGateway] = useState(true);
  const { currency } = order.total;
  const inOrder = (amountMinor: number) => money({ amountMinor, currency });
  const left = leftOf(order, operations);
  const minor = whole ? left : parseAmount(text, currency);
  const fault = whole || text === '' ? null : amountFault(minor, left, inOrder);
  const ready = minor !== null && minor > 0 && minor <= left;
  const limit = policy === undefined ? null : ownLimit(policy, me.role);

  const ask = () => {
    const body = {
      ...place,
      amount: { amountMinor: minor ?? 0, currency },
      viaGateway,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    };
    return service.shop.refund(order.externalId, body, keyFor(body));
  };

  return (
    <Ask
      title={t('Refund order {number}', { number: order.number })}
      does={ready ? t('Refund {amount}', { amount: inOrder(minor) }) : t('Refund')}
      needs={policy === undefined || !ready ? null : roleForAmount(policy, minor + decidedAlone(operations))}
      ready={ready}
      ask={ask}
      onClose={onClose}
    >
      <Sums order={order} pending={underWay(operations)} left={left} />
      <Radio.Group
        label={t('How much')}
        value={whole ? 'whole' : 'part'}
        onChange={(value) => setWhole(value === 'whole')}
      >
        <div className={classes['choices']}>
          <Radio value="whole" label={t('All that is left: {amount}', { amount: inOrder(left) })} />
          <Radio value="part" label={t('A part')} />
        </div>
      </Radio.Group>
      {!whole && (
        <TextInput
          data-autofocus
          label={t('Amount in {currency}', { currency })}
          inputMode="decimal"
          placeholder={typed({ amountMinor: left, currency })}
          error={fault}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {limit !== null && (
        <p className={classes['reason']}>
          {t('By yourself you may give back up to {amount} of an order.', { amount: inOrder(limit) })}
        </p>
      )}
      <TextInput
        label={t('Reason')}
        description={t('For the shop’s people. It may stay empty.')}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox
        label={t('Have the payment provider give the money back')}
        description={t('Otherwise the shop only notes it, and the money has to be sent by hand.')}
        checked={viaGateway}
        onChange={(event) => setViaGateway(event.currentTarget.checked)}
      />
    </Ask>
  );
}

function amountFault(minor: number | null, left: number, shown: (minor: number) => string): string | null {
  if (minor === null) return t('Write an amount such as 12.50.');
  if (minor <= 0) return t('More than nothing, please.');
  return minor > left ? t('No more than {amount} is left.', { amount: shown(left) }) : null;
}

function Sums({ order, pending, left }: { order: Order; pending: number; left: number }) {
  const { total } = order;
  const rows = [
    [t('Paid'), total.amountMinor],
    [t('Given back'), total.amountMinor - left - pending],
    [t('Under way'), pending],
  ] as const;
  return (
    <dl className={classes['sums']}>
      {rows.map(
        ([name, amountMinor], index) =>
          (index === 0 || amountMinor > 0) && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{money({ ...total, amountMinor })}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
