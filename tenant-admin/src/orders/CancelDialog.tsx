import type { Order } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { money } from '../ui/format';
import { Ask } from './Ask';
import classes from './Orders.module.css';
import { useOnce, usePolicy } from './queries';
import { roleForCancellation, type Place } from './rules';

export function CancelDialog({ order, place, onClose }: { order: Order; place: Place; onClose: () => void }) {
  const { service } = useApp();
  const policy = usePolicy().data;
  const keyFor = useOnce();
  return (
    <Ask
      title={t('Cancel order {number}?', { number: order.number })}
      does={t('Cancel the order')}
      grave
      needs={policy === undefined ? null : roleForCancellation(policy)}
      ready
      ask={() => service.shop.cancel(order.externalId, { ...place }, keyFor(place))}
      onClose={onClose}
    >
      <p className={classes['text']}>
        {t('The shop cancels it, and it is not sent. That gives no money back: refund the {amount} if they are paid.', {
          amount: money(order.total),
        })}
      </p>
    </Ask>
  );
}
