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
  path: string | ((links: Links) => string);
  /** What has to be there first. */
  ready: string;
  /** Who looks; an agent where it is not said. Nobody comes first, and the operator last. */
  as?: 'nobody' | 'operator@example.com';
  prepare?: (page: Page) => Promise<unknown>;
}

/** Pages that mails lead to, with their secrets. */
type Links = ReturnType<typeof mails>;

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: 'sign-in', ready: 'button[type=submit]', as: 'nobody' },
  { name: 'sign-up', path: 'sign-up', ready: 'button[type=submit]', as: 'nobody' },
  {
    name: 'sign-up-sent',
    path: 'sign-up',
    ready: 'button[type=submit]',
    as: 'nobody',
    prepare: (page) => send(page, 'nora@example.com'),
  },
  { name: 'verify', path: ({ verify }) => verify, ready: 'form input', as: 'nobody' },
  { name: 'confirm-email', path: ({ confirm }) => confirm, ready: 'main button', as: 'nobody' },
  { name: 'link-over', path: 'verify#none', ready: 'main h1', as: 'nobody' },
  { name: 'forgot-password', path: 'forgot-password', ready: 'button[type=submit]', as: 'nobody' },
  {
    name: 'forgot-password-sent',
    path: 'forgot-password',
    ready: 'button[type=submit]',
    as: 'nobody',
    prepare: (page) => send(page, 'agent@example.com'),
  },
  { name: 'reset-password', path: ({ reset }) => reset, ready: 'form input', as: 'nobody' },
  { name: 'accept-invitation', path: ({ invitation }) => invitation, ready: 'form input', as: 'nobody' },
  {
    name: 'mailbox',
    path: 'mailbox',
    ready: 'ul li button',
    as: 'nobody',
    prepare: async (page) => {
      await page.locator('ul li button').last().click();
      await page.locator('article').waitFor();
    },
  },
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
  { name: 'operator', path: 'operator', ready: 'main table', as: 'operator@example.com' },
  {
    name: 'operator-new',
    path: 'operator',
    ready: 'main table',
    as: 'operator@example.com',
    prepare: async (page) => {
      await page.locator('main header button').click();
      await page.getByRole('dialog').locator('form').waitFor();
    },
  },
];

async function send(page: Page, email: string): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=email]').waitFor({ state: 'detached' });
}

function mails({ service: { mail } }: Panel) {
  mail.invite({ email: 'kim@example.com', role: 'agent' });
  const invitation = /accept-invitation#\S+/.exec(mail.messages[0]?.text ?? '')?.[0] ?? '';
  const link = (page: string, subject: string, kind: 'sign_up' | 'password_reset' | 'email_change', email: string) =>
    `${page}#${mail.send(page, subject, { kind, email })}`;
  return {
    invitation,
    confirm: link('confirm-email', 'Confirm your new address', 'email_change', 'mia@example.com'),
    reset: link('reset-password', 'Choose a new password', 'password_reset', 'agent@example.com'),
    verify: link('verify', 'Confirm your address', 'sign_up', 'nora@example.com'),
  };
}

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
  const links = mails(panel);
  for (const { as = 'agent@example.com', ...screen } of WANTED) {
    const path = typeof screen.path === 'string' ? screen.path : screen.path(links);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      // What stands behind the # alone would load no other page.
      await page.goto('about:blank');
      if (as === 'nobody') await page.goto(`${panel.base}/admin/${path}`);
      else await panel.enter(path, as);
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
