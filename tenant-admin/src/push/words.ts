import { t } from '../i18n/i18n';

/** What notifications say while no page is open, in the reader's language; read by the worker. */
export async function keepWords(): Promise<void> {
  if (!('caches' in globalThis)) return;
  const words = {
    waiting: t('{name} waits for a person'),
    assigned: t('Assigned to you: {name}'),
    visitor: t('Visitor {id}'),
    test: t('Notifications reach this device.'),
  };
  try {
    await (await caches.open('chatflow-words')).put('/admin/words', Response.json(words));
  } catch {
    // No storage here: they are said in English.
  }
}
