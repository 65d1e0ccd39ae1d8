import type { Cart, Line } from '../api/types';
import { locale, t } from '../i18n/i18n';
import { money } from '../ui/format';
import classes from './Commerce.module.css';

export function Carts({ carts }: { carts: Cart[] }) {
  return carts.map((cart) => (
    <div key={cart.externalId} className={classes['cart']}>
      <Lines lines={cart.lines} />
      {cart.total != null && (
        <p className={classes['total']}>
          <span>{t('Total')}</span>
          <span>{money(cart.total)}</span>
        </p>
      )}
    </div>
  ));
}

export function Lines({ lines }: { lines: Line[] }) {
  return (
    <ul className={classes['lines']}>
      {lines.map((line, index) => (
        <li key={index}>
          <span className={classes['quantity']}>{line.quantity.toLocaleString(locale())} ×</span>
          <span className={classes['title']}>{line.title}</span>
          {line.total != null && <span className={classes['amount']}>{money(line.total)}</span>}
        </li>
      ))}
    </ul>
  );
}
