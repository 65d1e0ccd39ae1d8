import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { ended, freePort } from './service';

const PLUGIN = resolve(import.meta.dirname, '../../wordpress-plugin');
const FOLDER = resolve(PLUGIN, 'target/wordpress-journey');
const START_WITHIN_MS = 180_000;

/** A real WordPress on a free port, with the stand-in for WooCommerce and, at first, without our plugin. */
export class Wordpress {
  readonly home: string;
  readonly #process: ChildProcess;

  private constructor(home: string, process: ChildProcess) {
    this.home = home;
    this.#process = process;
  }

  static async start(): Promise<Wordpress> {
    await promisify(execFile)('php', [resolve(PLUGIN, 'test/wordpress/prepare.php'), FOLDER, '6.5', 'bare']);
    const address = `127.0.0.1:${await freePort()}`;
    const home = `http://${address}`;
    // A group of its own: PHP's server has workers, who end with it.
    const server = spawn('php', ['-S', address, '-t', FOLDER, resolve(FOLDER, 'router.php')], {
      env: { ...process.env, WORDPRESS_HOME: home, PHP_CLI_SERVER_WORKERS: '4' },
      stdio: 'ignore',
      detached: true,
    });
    const deadline = Date.now() + START_WITHIN_MS;
    while (!(await fetch(home).then(({ ok }) => ok, () => false))) {
      if (server.exitCode !== null || Date.now() > deadline) throw new Error('WordPress did not start.');
      await new Promise((wait) => setTimeout(wait, 100));
    }
    return new Wordpress(home, server);
  }

  /** Runs what the shop does in the background until nothing is left to send. */
  async background(): Promise<void> {
    await promisify(execFile)('php', [resolve(PLUGIN, 'test/wordpress/background.php'), FOLDER], {
      env: { ...process.env, WORDPRESS_HOME: this.home },
    });
  }

  async logIn(page: Page, name: string, password: string): Promise<void> {
    await page.goto(`${this.home}/wp-login.php`);
    // The page goes to the name's field a moment after it has loaded: what is being typed elsewhere would land there.
    await page.waitForFunction(() => document.activeElement?.id === 'user_login');
    await page.getByLabel('Username or Email Address').fill(name);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log In' }).click();
    await page.waitForURL(/wp-admin/);
  }

  /** As an owner does it: uploads the zip file and presses Activate. */
  async installPlugin(page: Page): Promise<void> {
    await page.goto(`${this.home}/wp-admin/plugin-install.php?tab=upload`);
    await page.locator('input[name=pluginzip]').setInputFiles(resolve(PLUGIN, 'target/chatflow.zip'));
    await page.getByRole('button', { name: 'Install Now' }).click();
    await page.getByRole('link', { name: 'Activate Plugin' }).click();
    await page.getByText('Plugin activated').waitFor();
  }

  /** For owners who would rather copy than be led. */
  async pasteKeys(
    page: Page,
    baseUrl: string,
    keys: { siteKey: string; siteSecret: string; identitySecret: string },
  ): Promise<void> {
    await page.getByText('Paste the keys instead').click();
    await page.locator('#chatflow-paste-address').fill(baseUrl);
    await page.getByLabel('Site key').fill(keys.siteKey);
    await page.getByLabel('Site secret').fill(keys.siteSecret);
    await page.getByLabel('Identity secret').fill(keys.identitySecret);
    await page.getByRole('button', { name: 'Save the keys' }).click();
    await page.getByRole('heading', { name: 'Connected' }).waitFor();
  }

  /** Puts one of a product into the cart, from its own page. */
  async addToCart(page: Page, product: string): Promise<void> {
    await page.goto(`${this.home}/shop/`);
    await page.getByRole('link', { name: product }).first().click();
    await page.waitForURL(/\/product\//);
    const config = (await page.locator('#chatflow-page').getAttribute('data-config')) ?? '{}';
    const { page: context } = JSON.parse(config) as { page: { productId: string } };
    await page.goto(`${this.home}/?add-to-cart=${context.productId}`);
  }

  /** Orders what is in the cart, and says the order's number. */
  async order(page: Page, email: string): Promise<string> {
    await page.goto(`${this.home}/?place-order=${email}`);
    return new URL(page.url()).searchParams.get('order-received') ?? '';
  }

  async stop(): Promise<void> {
    await ended(this.#process, () => {
      if (this.#process.pid) process.kill(-this.#process.pid, 'SIGTERM');
    });
  }
}
