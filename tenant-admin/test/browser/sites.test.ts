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

test('origins are taken from whatever address is entered', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('sites/sit_shop/origins');
  await page.getByRole('combobox', { name: 'Allowed origins' }).fill('shop.example.com/cart');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Allowed origins' }).fill('ftp://x');
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

test.each(['install', 'looks', 'languages', 'forms', 'origins', 'identity'])('%s meets WCAG 2.2 AA', async (tab) => {
  panel = await Panel.open(browser, { width: 375, height: 740 });
  await panel.enter(`sites/sit_shop/${tab}`);
  await panel.page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();
});
