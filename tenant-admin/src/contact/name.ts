import type { ConversationRow } from '../api/types';
import { t } from '../i18n/i18n';

type Named = Pick<ConversationRow, 'contactName' | 'contact' | 'contactId'>;

/** People without a name still need one that can be told apart. */
export function contactName(conversation: Named): string {
  const known = knownName(conversation);
  if (known !== null) return known;
  const short = conversation.contactId.replace(/[^a-z0-9]/gi, '').slice(-4);
  return t('Visitor {id}', { id: short.toUpperCase() });
}

/** Whether it is known who it is; those of whom it is not are drawn without letters. */
export function isNamed(conversation: Named): boolean {
  return knownName(conversation) !== null;
}

function knownName({ contactName: given, contact }: Named): string | null {
  for (const name of [contact?.name, given, contact?.email]) {
    if (name != null && name.trim() !== '') return name.trim();
  }
  return null;
}
