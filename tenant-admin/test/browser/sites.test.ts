import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { breaches } from './axe';
import { launch, Panel, until } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');

test('a token is explained: what it says, what it should say, and the fault', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('sites/sit_shop/identity');
  const claims = part({ aud: 'another-key', sub: '17', iat: 1_800_000_000, exp: 1_800_000_600 });
  await page.getByRole('textbox', { name: 'Token' }).fill(`${part({ alg: 'HS256' })}.${claims}.bad`);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('aud is not this site’s key').waitFor();
  await page.getByRole('cell', { name: 'another-key' }).waitFor();
  await page.getByRole('cell', { name: 'k7Qm2xW9' }).waitFor();
  await page.getByRole('textbox', { name: 'Token' }).fill(`${part({ alg: 'HS256' })}.${claims}.good`);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('The token is valid').waitFor();
});

test('a site’s own words are said in the chosen language, and the rest of the site stays', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites/sit_shop/languages');
  await page.getByLabel('Greeting', { exact: true }).fill('Hello from the potters!');
  await page.getByRole('button', { name: 'Save' }).click();
  await until(() => service.store.sites[0]?.texts['en']?.['greeting'] === 'Hello from the potters!');
  expect(service.store.sites[0]).toMatchObject({ locale: 'en', theme: { accent: '#2f55d4' } });
});

test('a site is added, and told how to be put on a page', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites');
  await page.getByRole('button', { name: 'Add a site' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a site' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('A site needs a name.').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(' Olive & Oak ');
  expect(await breaches(panel)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Olive & Oak', level: 1 }).waitFor();
  await page.getByText('<script async src="https://chat.example.com/widget/n3wK3y.js"></script>').waitFor();
  expect(service.store.sites.map(({ name }) => name)).toContain('Olive & Oak');

  await panel.enter('sites/sit_nowhere');
  await page.getByRole('link', { name: 'All sites' }).click();
  await page.getByRole('heading', { name: 'North Mug Company', level: 1 }).waitFor();
});

test('an address of the shop is taken from whatever is entered', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites/sit_shop/origins');
  await page.getByRole('combobox', { name: 'Web addresses of the shop' }).fill('shop.example.com/cart');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Web addresses of the shop' }).fill('ftp://x');
  await page.keyboard.press('Enter');
  await page.getByText('“ftp://x” is not a web address.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await until(() => service.store.sites[0]?.allowedOrigins.includes('https://shop.example.com') === true);
});

test('forms and hours are set, and the rest of the site stays', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites/sit_shop/forms');
  await page.getByRole('radiogroup', { name: 'E-mail' }).getByText('Required').click();
  await page.getByRole('switch', { name: 'Ask how it was' }).press('Space');
  await page.getByRole('switch', { name: 'Say when you are back' }).press('Space');
  await page.getByLabel('Monday: to').fill('00:00');
  await page.getByRole('checkbox', { name: 'Tuesday' }).press('Space');
  await page.getByRole('button', { name: 'Save' }).click();
  await until(() => service.store.sites[0]?.reception.survey === true);
  const reception = service.store.sites[0]?.reception;
  expect(reception?.preChat).toEqual([{ field: 'email', required: true }]);
  expect(reception?.hours?.open.slice(0, 2)).toEqual([
    { day: 'monday', from: '09:00', to: '24:00' },
    { day: 'wednesday', from: '09:00', to: '17:00' },
  ]);
  expect(service.store.sites[0]?.theme.accent).toBe('#2f55d4');
});

test('the API is tried with one’s own session, and asked about what changes', async () => {
  panel = await Panel.open(browser, { width: 375, height: 740 });
  const { page, service } = panel;
  await panel.enter('developers');
  const list = page.getByRole('navigation', { name: 'Operations' });
  const back = page.getByRole('link', { name: 'Back to the list' });
  const send = page.getByRole('button', { name: 'Send', exact: true });
  const answer = page.getByLabel('Answer');
  const shell = page.getByRole('group', { name: 'In a shell' });
  await list.getByRole('link').first().waitFor();
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();

  const choose = async (typed: string, id: string) => {
    await page.getByRole('searchbox', { name: 'Search' }).fill(typed);
    await list.locator(`[data-operation=${id}]`).click();
    await back.waitFor();
  };
  await choose('agents', 'getAgents');
  await page.getByRole('textbox', { name: 'limit' }).fill('20');
  await send.click();
  await answer.filter({ hasText: '"name": "Mia Berger"' }).waitFor();
  await page.getByRole('status').getByText('200', { exact: true }).waitFor();
  expect(await shell.textContent()).toContain('/api/v1/agents?limit=20');
  expect(await shell.textContent()).toContain('"Authorization: Bearer $TOKEN"');
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();

  // Refusals are answers too, and no connection is said as everywhere.
  await page.route('**/api/v1/agents?limit=20', (route) => route.abort());
  await send.click();
  await page.getByText('ChatFlow can’t be reached').first().waitFor();
  await answer.waitFor({ state: 'detached' });
  await back.click();
  await choose('get /articles/{id}', 'getArticlesById');
  await send.click();
  await page.getByText('Required', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'id' }).fill('art_gone');
  await page.keyboard.press('Enter');
  await answer.filter({ hasText: '"not_found"' }).waitFor();
  await back.click();

  await choose('availability', 'putMeAvailability');
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.fill('{"status": away}');
  await send.click();
  await page.getByText('This is not JSON.').waitFor();
  await body.fill('{"status": "away"}');
  await send.click();
  const dialog = page.getByRole('dialog', { name: 'Send PUT /api/v1/me/availability?' });
  await dialog.waitFor();
  expect(await breaches(panel)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const asked = () => service.calls.filter(({ path }) => path.endsWith('/me/availability')).map((call) => call.body);
  expect(asked()).toEqual([]);
  await send.press('Enter');
  await dialog.getByRole('button', { name: 'Send' }).press('Enter');
  await answer.filter({ hasText: '"availability": "away"' }).waitFor();
  expect(asked()).toEqual([{ status: 'away' }]);
  await back.click();

  await choose('article-candidates/batch', 'postArticleCandidatesBatch');
  await page.getByText('It takes another token than yours').waitFor();
  expect(await send.count()).toBe(0);
});

test.each(['install', 'looks', 'languages', 'forms', 'origins', 'identity'])('%s meets WCAG 2.2 AA', async (tab) => {
  panel = await Panel.open(browser, { width: 375, height: 740 });
  await panel.enter(`sites/sit_shop/${tab}`);
  await panel.page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();
});
