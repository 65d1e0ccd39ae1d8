import type { ConversationRow } from '../api/types';
import { t } from '../i18n/i18n';

type Named = Pick<ConversationRow, 'contactName' | 'contact' | 'contactId'>;

/** People without a name still need one that can be told apart. */
export function contactName({ contactName: given, contact, contactId }: Named): string {
  for (const name of [contact?.name, given, contact?.email]) {
    if (name != null && name.trim() !== '') return name.trim();
  }
  const short = contactId.replace(/[^a-z0-9]/gi, '').slice(-4);
  return t('Visitor {id}', { id: short.toUpperCase() });
}
