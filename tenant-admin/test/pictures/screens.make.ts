import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launch, Panel } from '../browser/harness';

/** Where the documents look for them: one folder for each language. */
const IMAGES = resolve(import.meta.dirname, '../../../docs/images/panel');
const QUALITY = 0.72;

interface Screen {
  name: string;
  path: string;
  /** What has to be there first. */
  ready: string;
  signedOut?: boolean;
  prepare?: (page: Page) => Promise<unknown>;
}

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: 'sign-in', ready: 'button[type=submit]', signedOut: true },
  { name: 'inbox', path: 'inbox/open', ready: '[data-row]' },
  { name: 'conversation', path: 'inbox/unassigned/cnv_ann', ready: '[role=log] [data-seq]' },
  {
    name: 'why',
    path: 'inbox/unassigned/cnv_ann',
    ready: '[role=log] article',
    prepare: async (page) => {
      await page.locator('article', { hasText: 'also when it was a gift' }).locator('button').click();
      await page.getByRole('dialog').locator('dl').waitFor();
    },
  },
  {
    name: 'article',
    path: 'inbox/mine/cnv_omar',
    ready: '[role=log] article',
    prepare: async (page) => {
      await page.locator('main header [aria-haspopup=menu]').last().click();
      await page.getByRole('menuitem').last().click();
      await page.getByRole('dialog').locator('form').waitFor();
    },
  },
  { name: 'knowledge', path: 'knowledge', ready: 'main li' },
  {
    name: 'connect',
    path: `connect?platform=wordpress&siteUrl=https://shop.example&siteName=Tea&returnUrl=https://shop.example/wp-admin&state=s&codeChallenge=${'A'.repeat(43)}&woocommerce=1`,
    ready: 'main h2',
  },
  { name: 'people', path: 'people', ready: 'main h2' },
  { name: 'profile', path: 'profile', ready: 'main form h2' },
  {
    name: 'profile-push',
    path: 'profile',
    ready: '#push',
    prepare: (page) =>
      page.locator('#push').evaluate((title) => title.closest('section')?.scrollIntoView({ block: 'center' })),
  },
  { name: 'site-install', path: 'sites', ready: 'main code' },
  {
    name: 'site-add',
    path: 'sites',
    ready: 'main code',
    prepare: async (page) => {
      await page.locator('main header button').first().click();
      await page.getByRole('dialog').locator('form').waitFor();
    },
  },
  { name: 'site-languages', path: 'sites/sit_shop/languages', ready: 'main form h2' },
  { name: 'site-origins', path: 'sites/sit_shop/origins', ready: 'main form h2' },
  { name: 'site-identity', path: 'sites/sit_shop/identity', ready: 'main h2' },
  {
    name: 'site-looks',
    path: 'sites/sit_shop/looks',
    ready: '#looks',
    // The chat in the preview is an invented one here.
    prepare: (page) => page.locator('#looks').evaluate((title) => title.closest('section')?.scrollIntoView()),
  },
  { name: 'site-forms', path: 'sites/sit_shop/forms', ready: 'main form h2' },
  { name: 'site-closing', path: 'sites/sit_shop/closing', ready: 'main h2' },
  { name: 'approvals', path: 'approvals', ready: 'main form input' },
  { name: 'assistant-behaviour', path: 'assistant/behaviour', ready: 'main h2' },
  { name: 'assistant-guidance', path: 'assistant/guidance', ready: 'main h2' },
  { name: 'assistant-sureness', path: 'assistant/sureness', ready: 'main h2' },
  { name: 'assistant-learning', path: 'assistant/learning', ready: 'main h2' },
  { name: 'assistant-handoffs', path: 'assistant/handoffs', ready: 'main h2' },
  { name: 'assistant-categories', path: 'assistant/categories', ready: 'main h2' },
  { name: 'assistant-try', path: 'assistant/try', ready: 'main h2' },
  { name: 'developers', path: 'developers?operation=putAgentsByIdCapacity', ready: 'main form' },
  { name: 'welcome', path: 'welcome', ready: 'main h2' },
  {
    name: 'palette',
    path: 'inbox/open',
    ready: '[data-row]',
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
];

/** All, or those that are named: `PICTURES=why,connect npm run pictures`. */
const named = process.env['PICTURES']?.split(',');
const WANTED = SCREENS.filter(({ name }) => named?.includes(name) ?? true);

const SIZES = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 375, height: 740 },
] as const;

const LOCALES = { en: 'en-GB', de: 'de-DE', ar: 'ar-EG' } as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(
  (['en', 'de', 'ar'] as const).flatMap((language) => SIZES.map((size) => ({ language, size, label: size.name }))),
)('every screen in $language at the size of a $label', async ({ language, size }) => {
  await mkdir(`${IMAGES}/${language}`, { recursive: true });
  const panel = await Panel.open(browser, size, LOCALES[language]);
  const { page } = panel;
  const press = await (await browser.newContext()).newPage();
  let signedIn = false;
  for (const screen of WANTED) {
    if (screen.signedOut !== true && !signedIn) {
      await signIn(panel);
      signedIn = true;
    }
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${panel.base}/admin/${screen.path}`);
      await page.locator(screen.ready).first().waitFor();
      await screen.prepare?.(page);
      await settled(page);
      const picture = await smaller(press, await page.screenshot({ animations: 'disabled' }));
      await writeFile(`${IMAGES}/${language}/${screen.name}-${size.name}-${scheme}.webp`, picture);
    }
  }
  await press.context().close();
  await panel.close();
});

async function signIn({ page, base }: Panel): Promise<void> {
  await page.goto(`${base}/admin/inbox/open`);
  await page.locator('input[type=email]').fill('agent@example.com');
  await page.locator('input[type=password]').fill('correct horse');
  await page.locator('button[type=submit]').click();
  await page.locator('[data-row]').first().waitFor();
}

/** Once the fonts are there and nothing is loading. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** A PNG as WebP, made by the browser itself: a tenth of the size. */
async function smaller(page: Page, png: Buffer): Promise<Buffer> {
  const address = await page.evaluate(
    async ({ source, quality }) => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, quality: QUALITY },
  );
  return Buffer.from(address, 'base64');
}
