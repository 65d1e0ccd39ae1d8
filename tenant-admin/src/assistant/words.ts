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

const SETS: Record<string, string> = {
  ecommerce: phrase('Shops'),
  streaming: phrase('Streaming and software'),
  billing: phrase('Subscriptions and bills'),
};

export function setName(name: string): string {
  const known = SETS[name];
  return known === undefined ? name : t(known);
}
