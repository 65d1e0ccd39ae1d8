import { Button, Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconTruck } from '@tabler/icons-react';
import { Suspense, useId, useState } from 'react';
import type { Order, OrderState, Shipment } from '../api/types';
import { t } from '../i18n/i18n';
import { isShops, type Place } from '../orders/rules';
import { date, money, safeUrl, words } from '../ui/format';
import { useNow } from '../ui/now';
import { part } from '../ui/part';
import { Lines } from './Carts';
import classes from './Commerce.module.css';

const OrderActions = part(async () => (await import('../orders/OrderActions')).OrderActions);

const SHOWN = 5;

interface OrdersProps {
  orders: Order[];
  verified: boolean;
  /** Where the shop can be asked to do something; `null` where it can't. */
  place: Place | null;
}

export function Orders({ orders, verified, place }: OrdersProps) {
  const [all, setAll] = useState(false);
  if (orders.length === 0) {
    return (
      <p className={classes['none']}>
        {verified ? t('No orders yet.') : t('Orders show once the shop has proved who this is.')}
      </p>
    );
  }
  const newestFirst = orders.toSorted((a, b) => b.placedAt.localeCompare(a.placedAt));
  return (
    <>
      <ul className={classes['orders']}>
        {newestFirst.slice(0, all ? undefined : SHOWN).map((order, index) => (
          <OrderItem key={order.externalId} order={order} opened={index === 0} place={place} />
        ))}
      </ul>
      {!all && orders.length > SHOWN && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>
          {t('Show all {count}', { count: orders.length })}
        </Button>
      )}
    </>
  );
}

function OrderItem({ order, opened, place }: { order: Order; opened: boolean; place: Place | null }) {
  const now = useNow();
  const id = useId();
  const [open, setOpen] = useState(opened);
  return (
    <li className={classes['order']}>
      <UnstyledButton
        className={classes['head']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={classes['number']}>#{order.number}</span>
        <State order={order} />
        <span className={classes['amount']}>{money(order.total)}</span>
        <IconChevronDown size={14} className={classes['chevron']} data-open={open || undefined} aria-hidden />
        <span className={classes['when']}>
          {[date(order.placedAt, now), payment(order)].filter((part) => part !== null).join(' · ')}
        </span>
      </UnstyledButton>
      <Collapse expanded={open} transitionDuration={120} id={id}>
        <div className={classes['body']}>
          <Lines lines={order.lines} />
          {order.shipments.map((shipment, index) => (
            <ShipmentLine key={index} shipment={shipment} />
          ))}
          {order.refunds.map((refund, index) => (
            <p key={index} className={classes['refund']}>
              {t('Refunded: {amount}', { amount: money(refund.amount) })}
              {refund.at != null && ` · ${date(refund.at, now)}`}
              {refund.reason && ` · ${refund.reason}`}
            </p>
          ))}
          {open && place !== null && isShops(order) && (
            <Suspense fallback={null}>
              <OrderActions order={order} place={place} />
            </Suspense>
          )}
        </div>
      </Collapse>
    </li>
  );
}

function payment(order: Order): string | null {
  return order.financialStatus != null && order.financialStatus !== '' ? words(order.financialStatus) : null;
}

type Tone = 'going' | 'done' | 'bad' | 'plain';

const TONES: Record<OrderState, Tone> = {
  pending: 'plain',
  processing: 'going',
  on_hold: 'bad',
  shipped: 'going',
  delivered: 'done',
  completed: 'done',
  cancelled: 'plain',
  refunded: 'plain',
  failed: 'bad',
};

/** The shop's own word, in the colour of what it means. */
function State({ order }: { order: Order }) {
  return (
    <span className={classes['state']} data-tone={TONES[order.state]} title={words(order.state)}>
      {words(order.status)}
    </span>
  );
}

function ShipmentLine({ shipment }: { shipment: Shipment }) {
  const now = useNow();
  const href = safeUrl(shipment.trackingUrl);
  const tracking = shipment.trackingNumber ?? null;
  const facts = [
    shipment.status ? words(shipment.status) : null,
    shipment.shippedAt != null ? t('sent {date}', { date: date(shipment.shippedAt, now) }) : null,
    shipment.estimatedDelivery != null ? t('due {date}', { date: date(shipment.estimatedDelivery, now) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <div className={classes['shipment']}>
      <IconTruck size={16} aria-hidden />
      <div>
        <div>
          {shipment.carrier}{' '}
          {tracking !== null &&
            (href === null ? (
              <span className={classes['tracking']}>{tracking}</span>
            ) : (
              <a className={classes['tracking']} href={href} target="_blank" rel="noopener noreferrer">
                {tracking}
              </a>
            ))}
        </div>
        {facts.length > 0 && <div className={classes['shipped']}>{facts.join(t(', '))}</div>}
      </div>
    </div>
  );
}
