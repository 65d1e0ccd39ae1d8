import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { PIXEL } from '../fake-service';
import { breaches } from './axe';
import { launch, Panel, until, WITHIN } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

const person = (id: string) => panel.service.store.people.find((one) => one.id === id);

test('a role is changed, and the change undone', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('people');
  await page.getByRole('button', { name: 'Role of Noah Williams: Agent' }).click();
  await page.getByRole('menuitem', { name: /Supervisor/ }).click();
  await page.getByRole('button', { name: 'Role of Noah Williams: Supervisor' }).waitFor();
  await until(() => person('usr_noah')?.role === 'supervisor');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(() => person('usr_noah')?.role === 'agent');
  expect(await page.getByRole('button', { name: /Role of Mia Berger/ }).count()).toBe(0);
});

test('a refused role is taken back with a word', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('people');
  await page.getByRole('button', { name: 'Role of Noah Williams: Agent' }).click();
  service.failWith = 503;
  await page.getByRole('menuitem', { name: /Supervisor/ }).click();
  await page.getByRole('status').getByText('The service had a problem').waitFor();
  await page.getByRole('button', { name: 'Role of Noah Williams: Agent' }).waitFor();
});

test('a person is deactivated after a question, and let back in', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('people');
  await page.getByRole('button', { name: 'More about Noah Williams' }).click();
  await page.getByRole('menuitem', { name: 'Deactivate …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await until(() => person('usr_noah')?.active === false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(() => person('usr_noah')?.active === true);
  const gone = page.getByRole('listitem').filter({ hasText: 'Ben' });
  await gone.getByRole('button', { name: 'Let back in' }).click();
  await until(() => person('usr_ben')?.active === true);
});

test('a person is added, and a team gets its members', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('A person needs a name.').waitFor();
  await dialog.getByLabel('Name').fill('Kay Oda');
  await dialog.getByLabel('E-mail').fill('kay@example.com');
  await dialog.getByLabel('First password', { exact: true }).fill('a long password');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('kay@example.com').waitFor();
  await page.getByRole('button', { name: 'Change Returns' }).click();
  await dialog.getByRole('checkbox', { name: 'Kay Oda' }).click();
  await until(() => service.store.teams.find(({ id }) => id === 'tea_returns')?.memberIds.length === 2);
});

test('the palette finds pages and conversations by keyboard', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('inbox/mine');
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find and do anything' });
  await field.fill('peo');
  await page.getByRole('option', { name: 'People' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/people$/);
  await page.keyboard.press('Control+k');
  await field.fill('old one back');
  await page.getByRole('option', { name: /Omar Haddad/ }).waitFor();
  expect(await breaches(panel)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/cnv_omar/);
  await page.getByRole('log').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Next conversation').waitFor();
  expect(await breaches(panel)).toEqual([]);
});

test('the profile keeps name, language and wishes', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('profile');
  await page.getByLabel('Name').fill('Mia B.');
  await page.getByLabel('Play a sound').click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved').waitFor();
  const call = service.calls.find(({ method, path }) => method === 'PUT' && path.endsWith('/me'));
  expect(call?.body).toEqual({ name: 'Mia B.', language: null, notifications: { about: 'mine', sound: true } });
  await page.getByRole('button', { name: 'Mia B.: account' }).waitFor();
});

test('the tab’s title and icon tell how many wait', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('profile');
  await page.waitForFunction(() => /^\(3\) Profile/.test(document.title));
  const ann = { kind: 'contact' as const, id: 'con_omar', name: 'Omar Haddad' };
  service.store.append('cnv_omar', { kind: 'message', author: ann, text: 'Hello?' });
  await page.waitForFunction(() => /^\(4\) Profile/.test(document.title));
  expect(await page.locator('link[rel=icon]').getAttribute('href')).toContain('icon-unread.svg');
});

test('a picture is chosen, shown wherever one stands, and taken away', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('profile');
  await page.getByRole('button', { name: 'Choose a picture …' }).waitFor();
  const choice = page.locator('input[type=file]');
  await choice.setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.getByText('This browser can’t read that picture.').waitFor();
  await choice.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: PIXEL });
  await page.getByText('Colleagues and shoppers see your picture.').waitFor();
  await expect.poll(() => page.locator('img[src="/api/v1/pictures/fil_upload"]').count(), WITHIN).toBe(2);
  await page.getByRole('button', { name: 'Remove the picture' }).click();
  await page.getByRole('button', { name: 'Choose a picture …' }).waitFor();
  expect(await page.locator('img[src^="/api/v1/pictures/"]').count()).toBe(0);
});

test.each(['people', 'profile', 'inbox/unassigned/cnv_ann', 'sites'])('%s meets WCAG 2.2 AA', async (path) => {
  panel = await Panel.open(browser);
  await panel.enter(path);
  await panel.page.getByRole('main').getByRole('heading').first().waitFor();
  // Loaded after the rest, and then once more for what the shop was asked.
  if (path.includes('cnv_ann')) await panel.page.getByText('Too late to cancel').waitFor();
  expect(await breaches(panel)).toEqual([]);
});
