import type { EntryData } from '@chatflow/widget/protocol';
import { isRecord } from '../api/problem';
import type { Money } from '../api/types';
import { t } from '../i18n/i18n';
import { money, safeUrl, words } from '../ui/format';
import classes from './Card.module.css';

interface Facts {
  title: string;
  url: string | null;
  lines: string[];
  image: string | null;
}

/** Typed content, as the shopper was shown it: an order, a product, an article. */
export function Card({ data }: { data: EntryData }) {
  const list = several(data)
    .map(facts)
    .filter((one) => one !== null);
  if (list.length === 0) return null;
  return (
    <div className={classes['cards']}>
      {list.map((card, index) => (
        <div key={index} className={classes['card']}>
          {card.image !== null && <img className={classes['image']} src={card.image} alt="" loading="lazy" />}
          <div className={classes['facts']}>
            {card.url === null ? (
              <strong>{card.title}</strong>
            ) : (
              <a href={card.url} target="_blank" rel="noopener noreferrer">
                {card.title}
              </a>
            )}
            {card.lines.map((line, at) => (
              <span key={at} className={classes['line']}>
                {line}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** One thing, or a list of things of one type. */
function several(data: EntryData): Record<string, unknown>[] {
  for (const field of ['items', 'products', 'orders', 'articles', 'replies']) {
    const list = data[field];
    if (Array.isArray(list)) {
      return list.map((one) => (isRecord(one) ? { type: data.type, ...one } : { type: data.type, title: String(one) }));
    }
  }
  const inner = data.type === undefined ? undefined : data[data.type];
  return [isRecord(inner) ? { type: data.type, ...inner } : data];
}

function facts(data: Record<string, unknown>): Facts | null {
  const title = text(data['title']) ?? text(data['label']) ?? text(data['text']);
  const url = safeUrl(text(data['url']));
  const image = safeUrl(text(data['imageUrl']));
  const price = amount(data['salePrice']) ?? amount(data['price']) ?? amount(data['total']);
  if (data['type'] === 'order') {
    const number = text(data['number']);
    const state = text(data['state']) ?? text(data['status']);
    const parcels = Array.isArray(data['shipments']) ? data['shipments'].filter(isRecord) : [data];
    const tracking = parcels
      .map((parcel) =>
        [text(parcel['carrier']), text(parcel['trackingNumber'])].filter((one) => one !== undefined).join(' '),
      )
      .filter((line) => line !== '');
    return {
      title: number === undefined ? (title ?? t('Order')) : t('Order {number}', { number }),
      url,
      image,
      lines: [[state === undefined ? undefined : words(state), price].filter(Boolean).join(' · '), ...tracking].filter(
        (line) => line !== '',
      ),
    };
  }
  if (title === undefined) return null;
  const stock = data['inStock'] === false ? t('Out of stock') : undefined;
  return { title, url, image, lines: [[price, stock].filter(Boolean).join(' · ')].filter((line) => line !== '') };
}

function amount(value: unknown): string | undefined {
  if (!isRecord(value) || typeof value['amountMinor'] !== 'number' || typeof value['currency'] !== 'string') {
    return undefined;
  }
  const given: Money = { amountMinor: value['amountMinor'], currency: value['currency'] };
  return money(given);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
