import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';
import { expect } from 'vitest';
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

/** What a step may take on the slowest machine: it costs nothing where it comes true sooner. */
export const WITHIN_MS = 60_000;

/** For `expect.poll`. */
export const WITHIN = { timeout: WITHIN_MS };

/** The built panel in a real browser, in front of a fake service of its own. */
export class Panel {
  readonly service: FakeService;
  readonly page: Page;
  readonly base: string;
  readonly #context: BrowserContext;
  /** What the page complained of: errors that nobody caught, and what the security policy blocked. */
  readonly complaints: string[] = [];
  /** What the page has asked for and not been given yet. */
  readonly #asked = new Set<Request>();

  private constructor(service: FakeService, base: string, context: BrowserContext, page: Page) {
    this.service = service;
    this.base = base;
    this.#context = context;
    this.page = page;
    page.setDefaultTimeout(WITHIN_MS);
    page.on('request', (request) => {
      // A new page waits for nothing that the one before it asked for.
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.#asked.clear();
      this.#asked.add(request);
    });
    page.on('requestfinished', (request) => this.#asked.delete(request));
    page.on('requestfailed', (request) => this.#asked.delete(request));
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

  /** As people do it who come for the first time. */
  async signIn(path = '', email = 'agent@example.com'): Promise<void> {
    await this.page.goto(`${this.base}/admin/${path}`);
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill('correct horse');
    await this.page.keyboard.press('Enter');
  }

  /** Comes back with a cookie, as whoever signed in before. */
  async enter(path = '', email = 'agent@example.com'): Promise<void> {
    const { hostname } = new URL(this.base);
    await this.#context.addCookies([
      {
        name: 'chatflow_refresh',
        value: this.service.auth.cookieFor(email),
        domain: hostname,
        path: '/api/v1/auth',
        httpOnly: true,
        sameSite: 'Strict',
      },
    ]);
    await this.page.goto(`${this.base}/admin/${path}`);
  }

  /** By the menu; over once the service knows of it. */
  async signOut(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `${name}: account` }).click();
    const told = this.page.waitForResponse(/\/auth\/logout$/);
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await told;
    await this.page.getByRole('button', { name: 'Sign in' }).waitFor();
  }

  /** Until nothing is asked for, loads or moves any more, in the typeface that it is to be seen in. */
  async settled(): Promise<void> {
    await expect
      .poll(async () => {
        if (this.#asked.size > 0) return 'asking';
        const still = await this.page.evaluate(async () => {
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const moves = document.getAnimations().some(({ effect, playState }) => {
            return playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
          });
          const loads = document.querySelector('.mantine-Loader-root, .mantine-Skeleton-root') !== null;
          return !moves && !loads && document.fonts.status === 'loaded';
        });
        return still && this.#asked.size === 0 ? 'settled' : 'moving';
      }, WITHIN)
      .toBe('settled');
  }

  /** Nothing is wider than the screen. */
  async fits(what = ''): Promise<void> {
    await this.settled();
    expect(await this.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), what).toBe(true);
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

let shared: Promise<Browser> | null = null;

/** One for all files that a worker runs; it ends with the worker. */
export async function launch(): Promise<Browser> {
  const known = await shared;
  if (known?.isConnected() === true) return known;
  shared = chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return shared;
}

/** Waits until it holds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not come true in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
