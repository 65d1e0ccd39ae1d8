import type { ContactSummary } from '../api/types';

/** People without a name still need one that can be told apart. */
export function contactName(contact: ContactSummary | null | undefined, contactId: string): string {
  const name = contact?.name?.trim();
  if (name) return name;
  if (contact?.email) return contact.email;
  return `Visitor ${contactId
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase()}`;
}
