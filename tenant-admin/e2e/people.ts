import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import type { DemoTenant } from './service';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a step may take on the slowest machine, trainings and answers among them. */
export const WITHIN_MS = 120_000;

/** For `expect.poll`; with a pause that no limit of the service minds. */
export const WITHIN = { timeout: WITHIN_MS, interval: 250 };

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** Every open page as a picture in `test-results`, for reading a failure. */
export async function picture(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((page, number) => page.screenshot({ path: `test-results/journey-${number}.png` })));
}

/** A shopper at the demo shop, with the widget as any site would carry it. */
export class Shopper {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #shop: string;

  private constructor(context: BrowserContext, page: Page, shop: string) {
    this.context = context;
    this.page = page;
    this.#shop = shop;
  }

  static async visit(browser: Browser, shop: string, options: BrowserContextOptions = {}): Promise<Shopper> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      locale: 'en-GB',
      ...options,
    });
    const shopper = new Shopper(context, await context.newPage(), shop);
    shopper.page.setDefaultTimeout(WITHIN_MS);
    await shopper.page.goto(shop);
    return shopper;
  }

  async logIn(email: string): Promise<void> {
    await this.page.goto(`${this.#shop}/login`);
    await this.page.getByRole('button', { name: email }).click();
    // Another address before that, and the browser would let go of the form.
    await this.page.waitForURL(({ pathname }) => !pathname.endsWith('/login'));
  }

  /** Puts the first product that is in stock into the cart, and says which. */
  async addToCart(): Promise<string> {
    await this.page.goto(this.#shop);
    const products = await this.page
      .locator('main a[href*="/products/"]')
      .evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).href))]);
    for (const product of products) {
      await this.page.goto(product);
      const add = this.page.getByRole('button', { name: 'Add to cart' }).first();
      if (!(await add.isEnabled())) continue;
      const title = await this.page.getByRole('heading', { level: 1 }).innerText();
      await add.click();
      await this.page.getByRole('heading', { name: 'Your cart' }).waitFor();
      return title;
    }
    throw new Error('Everything is sold out.');
  }

  async openWidget(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open chat' }).click();
    await this.composer.waitFor();
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /message/i });
  }

  get log(): Locator {
    return this.page.getByRole('region', { name: 'Conversation' });
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }
}

/** An agent at the panel. */
export class Agent {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async signIn(
    browser: Browser,
    baseUrl: string,
    tenant: DemoTenant,
    options: BrowserContextOptions = {},
    role = 'agent',
  ): Promise<Agent> {
    const person = tenant.staff.find((one) => one.role === role);
    if (!person) throw new Error(`The demo has no ${role}.`);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(WITHIN_MS);
    await page.goto(`${baseUrl}/admin/`);
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
    return new Agent(page);
  }

  get log(): Locator {
    return this.page.getByRole('log');
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /reply|message/i });
  }

  /** What is known of the shopper, beside the log. */
  get contact(): Locator {
    return this.page.getByRole('complementary', { name: 'Contact' });
  }

  /** What stands in the log: not what is on its way, nor what somebody is typing. */
  said(text: string): Locator {
    return this.log.locator('[data-seq]').filter({ hasText: text }).first();
  }

  /** Those of this view: the list of the view before stays until the next one is there. */
  rows(view: string): Locator {
    return this.page.getByRole('region', { name: `Conversations: ${view}`, exact: true }).locator('[data-row]');
  }

  async openView(name: string): Promise<void> {
    const views = this.page.getByRole('navigation', { name: 'Views' });
    await views.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  }

  /** Opens the first conversation of a view whose row holds some words, and waits for what was said in it. */
  async open(view: string, said: string, row = ''): Promise<void> {
    await this.openView(view);
    await this.rows(view).filter({ hasText: row }).first().click();
    await this.said(said).waitFor();
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }
}
