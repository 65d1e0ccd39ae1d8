import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { FakeService } from '../fake-service';
import { seed } from '../fake-service/seed';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The built panel in a real browser, in front of a fake service of its own. */
export class Panel {
  readonly service: FakeService;
  readonly page: Page;
  readonly base: string;
  readonly #context: BrowserContext;
  /** What the page complained of: errors that nobody caught, and what the security policy blocked. */
  readonly complaints: string[] = [];

  private constructor(service: FakeService, base: string, context: BrowserContext, page: Page) {
    this.service = service;
    this.base = base;
    this.#context = context;
    this.page = page;
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|Warning:/.test(message.text())) this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, viewport = { width: 1440, height: 900 }, locale = 'en-GB'): Promise<Panel> {
    const service = new FakeService();
    seed(service.store);
    const base = await service.start();
    const context = await browser.newContext({ viewport, locale, reducedMotion: 'reduce' });
    return new Panel(service, base, context, await context.newPage());
  }

  async signIn(path = '', email = 'agent@example.com'): Promise<void> {
    await this.page.goto(`${this.base}/admin/${path}`);
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill('correct horse');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** How many unsent messages the browser keeps over a reload. */
  kept(): Promise<number> {
    return this.page.evaluate(async () => {
      const result = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('It could not be read.'));
        });
      let count = 0;
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await result(indexedDB.open(name));
        count += await result(database.transaction('messages').objectStore('messages').count());
        database.close();
      }
      return count;
    });
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.service.stop();
  }
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Waits until it holds, at most ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not come true in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
