import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { breaches } from './axe';
import { launch, Panel, until } from './harness';

/** What a shop's plugin asks for. */
const CONNECT = {
  platform: 'wordpress',
  siteUrl: 'https://shop.example',
  siteName: 'A shop with a name that is longer than most others',
  returnUrl: 'https://shop.example/wp-admin/admin.php?page=chatflow',
  state: 'ab12',
  codeChallenge: 'A'.repeat(43),
  woocommerce: '1',
};

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

test('on a phone the panes are pages, and nothing is wider than the screen', async () => {
  panel = await Panel.open(browser, { width: 375, height: 740 });
  const { page } = panel;
  await panel.enter('inbox/unassigned');
  await page.locator('[data-row="cnv_ann"]').click();
  await page.getByRole('log').getByText('can I talk to a person').waitFor();
  await page.locator('[data-row="cnv_ann"]').waitFor({ state: 'hidden' });
  await panel.fits();
  await page.getByRole('button', { name: 'Contact', exact: true }).click();
  await page.getByText('JJD000312345678').last().waitFor();
  await panel.fits();
  await page.getByRole('button', { name: 'Close the contact' }).click();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await page.locator('[data-row="cnv_ann"]').waitFor();
  await panel.fits();
  await page.goto(`${panel.base}/admin/knowledge`);
  await page.getByRole('button', { name: 'Delivery times and costs' }).click();
  await page.getByText('We deliver within two days.').waitFor();
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();
  await page.goto(`${panel.base}/admin/connect?${new URLSearchParams(CONNECT).toString()}`);
  await page.getByText('Send products, carts and orders').waitFor();
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();
});

test('the list is walked with J and K, searched with /, and the conversation left with Esc', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('inbox/open');
  const selected = page.locator('[data-row][data-selected]');
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('j');
  await selected.waitFor();
  const first = await selected.getAttribute('data-row');
  await page.keyboard.press('j');
  await page.waitForFunction((id) => document.querySelector('[data-selected]')?.getAttribute('data-row') !== id, first);
  await page.keyboard.press('k');
  await page.waitForFunction((id) => document.querySelector('[data-selected]')?.getAttribute('data-row') === id, first);
  // At once: the row that was walked to does not call the reader back.
  await page.keyboard.press('/');
  await page.keyboard.type('address of my order');
  await page.waitForURL(/q=address/);
  await page.locator('[data-row="cnv_omar"]').waitFor({ state: 'detached' });
});

test('the site page gives the snippet, saves the look, and shows a new secret once', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites');
  await page.getByText('<script async src="https://chat.example.com/widget/k7Qm2xW9.js"></script>').waitFor();
  await page.getByRole('status').getByText('Yes: the chat was seen on https://northmug.example.').waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'https://northmug.example' });
  await line.getByText(/^Last seen \d+ minutes? ago$/).waitFor();
  await page.getByRole('link', { name: 'Looks' }).click();
  await page.getByLabel('Text on the launcher').fill('Ask us');
  const preview = page.frameLocator('iframe');
  await preview.getByText('Ask us').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(service.store.sites[0]?.theme).toMatchObject({ launcher: { text: 'Ask us' }, accent: '#2f55d4' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(() => service.store.sites[0]?.theme.launcher.text == null);
  await page.getByRole('link', { name: 'Identity' }).click();
  await page.getByRole('button', { name: 'Rotate: Site secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
  const secret = page.getByRole('dialog').locator('code');
  expect(await secret.textContent()).toMatch(/^cfs_/);
  await page.keyboard.press('Escape');
  await panel.settled();
  expect(await secret.isVisible()).toBe(true);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await secret.waitFor({ state: 'detached' });
  await page.getByText('The one before works until').first().waitFor();
});

test('an operator sees tenants and makes one', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('', 'operator@example.com');
  await page.getByRole('cell', { name: 'Sound Factory' }).waitFor();
  await page.getByRole('button', { name: 'New tenant' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('A tenant needs a name.').waitFor();
  expect(await breaches(panel)).toEqual([]);
  await dialog.getByLabel('Name of the tenant').fill('Tea House');
  await dialog.getByLabel('Owner’s name').fill('Tia');
  await dialog.getByLabel('Owner’s e-mail').fill('tia@tea.example');
  await dialog.getByLabel('Owner’s first password').fill('a long password');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('cell', { name: 'Tea House' }).waitFor();
  const call = service.calls.find(({ method, path }) => method === 'POST' && path.endsWith('/tenants'));
  expect(call?.body).toMatchObject({ owner: { email: 'tia@tea.example' }, site: { name: 'Tea House' } });
});

test('lists and conversations that can’t be loaded say so and can be tried again', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  service.failWith = 503;
  await panel.enter('inbox/unassigned/cnv_ann');
  await page.getByText('The list could not be loaded').waitFor();
  await page.getByText('The conversation could not be loaded').waitFor();
  expect(await breaches(panel)).toEqual([]);
  // Pressed while it still fails: once it does not, a new connection may load everything and take the button away.
  await page.getByRole('button', { name: 'Try again' }).first().click();
  service.failWith = null;
  await page.locator('[data-row="cnv_ann"]').waitFor();
});

test('being away is told to the service', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/mine');
  await page.getByRole('button', { name: 'Availability: Online' }).click();
  await page.getByRole('menuitem', { name: /Away/ }).click();
  await page.getByRole('button', { name: 'Availability: Away' }).waitFor();
  await until(() =>
    service.calls.some(({ path, body }) => path.endsWith('/me/availability') && body['status'] === 'away'),
  );
});

test('a row says which site it is of, where there are several', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  const names = page.locator('[data-row]').getByText(/North Mug/);
  await panel.enter('inbox/open');
  await page.locator('[data-row="cnv_crowd3"]').getByText('North Mug Outlet').waitFor();
  await page.locator('[data-row="cnv_crowd1"]').getByText('North Mug Company').waitFor();
  service.store.sites = service.store.sites.slice(0, 1);
  await page.reload();
  await page.locator('[data-row="cnv_crowd3"]').waitFor();
  await panel.settled();
  expect(await names.count()).toBe(0);
});
