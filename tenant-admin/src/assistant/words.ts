import { locale, phrase, t } from '../i18n/i18n';
import type { Category } from '../api/types';

export function percent(share: number): string {
  return share.toLocaleString(locale(), { style: 'percent' });
}

export type ActionType = Category['action']['type'];

export const ACTIONS: Record<ActionType, string> = {
  search: phrase('Looks in the articles, as ever'),
  article: phrase('Quotes an article'),
  say: phrase('Says something, word for word'),
  hand_off: phrase('Hands over to people'),
};

/** Why the assistant hands over. */
export const REASONS: Partial<Record<string, string>> = {
  asked_for_person: phrase('Wants a person'),
  unknown: phrase('The assistant does not know'),
  upset: phrase('Is angry'),
  abuse: phrase('Reports abuse'),
  payment_emergency: phrase('A payment or an account is at risk'),
  legal: phrase('Speaks of the law'),
  safety: phrase('Somebody is in danger'),
  order_change: phrase('Wants an order changed'),
  damaged: phrase('Something is broken'),
  taught: phrase('As a category says'),
  vip: phrase('Is a VIP'),
  high_value: phrase('Order or cart of high value'),
  off: phrase('The assistant is off'),
};

export const TIERS = [
  { value: 1, label: phrase('Assistant') },
  { value: 2, label: phrase('Agents') },
  { value: 3, label: phrase('Specialists') },
  { value: 4, label: phrase('Management') },
] as const;

const SETS: Record<string, string> = {
  ecommerce: phrase('Shops'),
  streaming: phrase('Streaming and software'),
  billing: phrase('Subscriptions and bills'),
};

export function setName(name: string): string {
  const known = SETS[name];
  return known === undefined ? name : t(known);
}
