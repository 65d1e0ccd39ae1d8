import { language, phrase, t } from '../i18n/i18n';

/** What the service's codes mean. Its own sentences are in English. */
const MEANINGS: Readonly<Record<string, string>> = {
  account_exists: phrase('This address has an account already.'),
  already_assigned: phrase('Somebody has this conversation already.'),
  already_decided: phrase('This has been decided already.'),
  already_member: phrase('This person is a member already.'),
  already_invited: phrase('This address has been invited already.'),
  changed_meanwhile: phrase('Somebody else has just changed which version is at work.'),
  connection_invalid: phrase('This connection does not hold; start again.'),
  conversation_not_found: phrase('There is no such conversation'),
  conversation_over: phrase('This conversation has ended.'),
  https_required: phrase('Use an address that begins with https://.'),
  link_invalid: phrase('This link has been used, is too old, or is incomplete.'),
  not_found: phrase('There is nothing here any more.'),
  origin_not_allowed: phrase('This is not allowed from here.'),
  own_membership: phrase('Somebody else has to change what you may do here.'),
  store_not_connected: phrase('No shop is connected to this site.'),
  order_not_cancellable: phrase('It is too late to cancel this order.'),
  text_too_long: phrase('That is too much at once.'),
  token_expired: phrase('Sign in again.'),
  too_large: phrase('That is too much at once.'),
  too_many_items: phrase('That is too much at once.'),
  unauthenticated: phrase('Sign in again.'),
  validation_failed: phrase('Something in it is not as it should be.'),
};

/** In the reader's language; the service's own words where it has said it in that language, or by an unknown code. */
export function refusal(code: string, said: string): string {
  const meaning = MEANINGS[code];
  return language() === 'en' || meaning === undefined ? said : t(meaning);
}
