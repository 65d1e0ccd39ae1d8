import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { breaches } from './axe';
import { launch, Panel, WITHIN, WITHIN_MS } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

/** Until it holds in the page; `waitForFunction` takes a promise for an answer. */
async function holds(condition: () => Promise<boolean>): Promise<void> {
  await expect.poll(() => panel.page.evaluate(condition), WITHIN).toBe(true);
}

/** Until the browser keeps what the page shows. */
async function isKept(): Promise<void> {
  await holds(async () => {
    const cache = await caches.open('chatflow-kept');
    const addresses = (await cache.keys()).map(({ url }) => url);
    const shell = await (await caches.open('chatflow-shell')).match('/admin/');
    return (
      shell !== undefined &&
      navigator.serviceWorker.controller?.state === 'activated' &&
      ['/me', '/queries', '/log/cnv_ann'].every((end) => addresses.some((url) => url.endsWith(end)))
    );
  });
}

/** Until the worker is the one who gives the page out, and the page stands. */
async function isGivenOut(): Promise<void> {
  const { page } = panel;
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const response = await page.reload();
    await page.getByRole('log').getByText('can I talk to a person').waitFor();
    if (response?.fromServiceWorker() === true) return;
    if (Date.now() > end) throw new Error('The worker did not begin.');
  }
}

test('without a connection the panel opens and shows what was loaded, and does without what was not', async () => {
  // Too narrow for the contact to stand there from the beginning.
  panel = await Panel.open(browser, { width: 1200, height: 800 });
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await page.getByRole('log').getByText('can I talk to a person').waitFor();
  await isKept();
  await isGivenOut();

  await service.stop();
  await page.reload();

  await page.getByRole('log').getByText('can I talk to a person').waitFor();
  await page.locator('[data-row="cnv_ann"]').waitFor();
  await page.getByRole('button', { name: 'Contact', exact: true }).click();
  await page
    .getByRole('complementary', { name: 'Contact' })
    .getByText('Dinner set for four')
    .waitFor({ state: 'attached' });
  await panel.settled();
  await page.getByRole('log').getByText('can I talk to a person').waitFor();
  await page.getByText(/You are offline|The live connection is down|Connecting/).waitFor();
});

/** The part with the keys was asked for, and could not be had. */
async function withoutShortcutSheet(): Promise<Panel> {
  panel = await Panel.open(browser);
  await panel.enter('inbox/mine');
  await panel.page.locator('[data-row]').first().waitFor();
  panel.service.missing = /\/ShortcutSheet-/;
  await panel.page.keyboard.press('?');
  return panel;
}

test('a part that could not be loaded is loaded by another try', async () => {
  const { page, service } = await withoutShortcutSheet();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A part of this page could not be loaded.').waitFor();
  expect(await breaches(panel)).toEqual([]);
  service.missing = null;
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
});

test('a part that another try does not bring comes with a new page', async () => {
  const { page, service } = await withoutShortcutSheet();
  await page.getByRole('button', { name: 'Try again' }).click();
  const reload = page.getByRole('button', { name: 'Reload the page' });
  await reload.waitFor();
  service.missing = null;
  await reload.click();
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
});

test('whoever signs out leaves nothing behind', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await page.getByRole('log').getByText('can I talk to a person').waitFor();
  await isKept();

  await panel.signOut('Mia Berger');

  await holds(async () => !(await caches.has('chatflow-kept')));
});

test('whose session ended elsewhere is no longer told at this machine', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  // No push service is behind a browser without a head: its part is only to be told.
  await page.addInitScript(() => {
    PushManager.prototype.getSubscription = () =>
      Promise.resolve({
        unsubscribe: () => {
          localStorage.setItem('unsubscribed', 'yes');
          return Promise.resolve(true);
        },
      } as unknown as PushSubscription);
  });
  await panel.signIn('inbox/unassigned/cnv_ann');
  await page.getByRole('log').getByText('can I talk to a person').waitFor();
  await holds(async () => (await navigator.serviceWorker.getRegistration('/admin/'))?.active != null);
  await page.evaluate(() => localStorage.setItem('chatflow.push', 'dev_of_mia'));

  service.auth.revokeAll();
  service.realtime.drop();

  await page.getByText('Your session has ended').waitFor();
  await holds(async () => Promise.resolve(localStorage.getItem('unsubscribed') === 'yes'));
  expect(await page.evaluate(() => localStorage.getItem('chatflow.push'))).toBeNull();
});

test('what the service tells is shown in the reader’s language', async () => {
  panel = await Panel.open(browser, { width: 1280, height: 800 }, 'de-DE');
  const { page, base } = panel;
  await page.context().grantPermissions(['notifications'], { origin: base });
  await page.goto(`${base}/admin/sign-in`);
  await holds(
    async () =>
      (await (await caches.open('chatflow-words')).match('/admin/words')) !== undefined &&
      (await navigator.serviceWorker.getRegistration('/admin/'))?.active != null,
  );

  const tools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((found) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) found(first.registrationId);
    });
  });
  await tools.send('ServiceWorker.enable');
  const data = JSON.stringify({ reason: 'test' });
  await tools.send('ServiceWorker.deliverPushMessage', { origin: base, registrationId: await registered, data });

  await holds(async () => {
    const registration = await navigator.serviceWorker.ready;
    const shown = await registration.getNotifications();
    return shown.some(({ title }) => title === 'Benachrichtigungen kommen auf diesem Gerät an.');
  });
});
