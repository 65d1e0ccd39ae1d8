import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { breaches } from './axe';
import { launch, Panel } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

test('a language is chosen in the profile, shown at once, and still there after a reload', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('profile');
  await page.getByRole('combobox', { name: 'Language of the panel' }).click();
  await page.getByRole('option', { name: 'العربية' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'الملف الشخصي' }).waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'ar',
    'rtl',
  ]);
  await page.reload();
  await page.getByRole('heading', { name: 'الملف الشخصي' }).waitFor();
});

const WIDEST = { width: 375, height: 740 };

test.each([
  ['de-AT', 'ltr'],
  ['ar-EG', 'rtl'],
])('in a browser that asks for %s no page is wider than a phone', async (locale, direction) => {
  panel = await Panel.open(browser, WIDEST, locale);
  const { page } = panel;
  await page.goto(`${panel.base}/admin/inbox/open`);
  await page.locator('input[type=email]').fill('agent@example.com');
  await page.locator('input[type=password]').fill('correct horse');
  await page.locator('button[type=submit]').click();
  await page.locator('[data-row]').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
  for (const path of ['inbox/open', 'inbox/open/cnv_ann', 'people', 'profile', 'sites', 'welcome']) {
    await page.goto(`${panel.base}/admin/${path}`);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await panel.fits(path);
    expect(await breaches(panel), path).toEqual([]);
  }
  // A name in a sentence keeps its signs where they belong, and a key stays on one line.
  await page.goto(`${panel.base}/admin/inbox/open/cnv_ann`);
  const label = await page.locator('textarea').first().getAttribute('aria-label');
  expect(label?.includes('\u2068Ann Lee\u2069')).toBe(direction === 'rtl');
  await page.setViewportSize({ width: 1024, height: 700 });
  const key = await page.locator('header kbd').boundingBox();
  expect(key?.height).toBeLessThan(key?.width ?? 0);
});
