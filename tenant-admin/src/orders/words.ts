import type { Entry, Money, Operation } from '../api/types';
import { isRecord } from '../api/problem';
import { phrase, t } from '../i18n/i18n';
import { words } from '../i18n/codes';
import { money } from '../ui/format';

type State = Operation['state'];

export const STATES: Record<State, { label: string; tone: 'wait' | 'going' | 'done' | 'bad' | 'plain' }> = {
  awaiting_approval: { label: phrase('Waits for approval'), tone: 'wait' },
  requested: { label: phrase('Under way'), tone: 'going' },
  running: { label: phrase('Under way'), tone: 'going' },
  unknown: { label: phrase('Being looked up'), tone: 'wait' },
  done: { label: phrase('Done'), tone: 'done' },
  failed: { label: phrase('Failed'), tone: 'bad' },
  declined: { label: phrase('Declined'), tone: 'plain' },
};

/** "Refund of €12.50". */
export function operationName({ kind, amount, percent }: Pick<Operation, 'kind' | 'amount' | 'percent'>): string {
  switch (kind) {
    case 'refund':
      return amount == null ? t('Refund') : t('Refund of {amount}', { amount: money(amount) });
    case 'cancellation':
      return t('Cancellation');
    case 'note':
      return t('Note to the order');
    case 'coupon':
      if (percent != null) return t('Coupon of {percent} %', { percent });
      return amount == null ? t('Coupon') : t('Coupon of {amount}', { amount: money(amount) });
  }
}

/** What the log says of an operation; `null` for entries about something else. `name` is `null` for oneself. */
export function operationLine({ data }: Entry, name: string | null): string | null {
  if (data?.type !== 'operation') return null;
  const what = subject(data);
  switch (data['state']) {
    case 'awaiting_approval':
      return name === null
        ? t('You asked for approval: {what}', { what })
        : t('{name} asked for approval: {what}', { name, what });
    case 'requested':
      return name === null
        ? t('You asked the shop: {what}', { what })
        : t('{name} asked the shop: {what}', { name, what });
    case 'declined':
      return name === null ? t('You declined: {what}', { what }) : t('{name} declined: {what}', { name, what });
    case 'unknown':
      return t('The shop’s answer was lost and is looked up: {what}', { what });
    case 'done':
      return t('The shop has done it: {what}', { what });
    case 'failed':
      return t('The shop has not done it: {what}', { what });
    default:
      return null;
  }
}

function subject(data: Readonly<Record<string, unknown>>): string {
  const kind = data['operation'];
  const amount = moneyOf(data['amount']);
  const known = kind === 'refund' || kind === 'cancellation' || kind === 'note' || kind === 'coupon';
  const name = known ? operationName({ kind, amount, percent: null }) : words(String(kind));
  return typeof data['order'] === 'string' ? t('{what}, order {number}', { what: name, number: data['order'] }) : name;
}

function moneyOf(value: unknown): Money | null {
  if (!isRecord(value)) return null;
  const { amountMinor, currency } = value;
  return typeof amountMinor === 'number' && typeof currency === 'string' ? { amountMinor, currency } : null;
}
