import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launch, Shopper } from './people';
import { Service } from './service';
import { Wordpress } from './wordpress';

/** Where the owner's guide looks for its pictures. */
const IMAGES = resolve(import.meta.dirname, '../../docs/images');

let service: Service;
let wordpress: Wordpress;
let browser: Browser;

beforeAll(async () => {
  [service, wordpress, browser] = await Promise.all([Service.start(), Wordpress.start(), launch()]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([service.stop(), wordpress.stop()]);
});

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${IMAGES}/wordpress-${name}.png`, animations: 'disabled' });
}

test('the owner’s screens, and the shop with the chat', async () => {
  const site = service.demo.tenants[0]?.sites[0];
  if (!site) throw new Error('The demo has no site.');
  const page = await (await browser.newContext({ viewport: { width: 1100, height: 720 } })).newPage();
  await wordpress.logIn(page, 'admin', 'admin-password');
  await wordpress.installPlugin(page);
  await page.getByRole('link', { name: 'ChatFlow' }).first().click();
  await shoot(page, 'connect');
  await wordpress.pasteKeys(page, service.demo.baseUrl, site);
  await shoot(page, 'connected');
  await wordpress.background();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByText('ChatFlow knows what').waitFor();
  await shoot(page, 'data');
  await page.getByRole('link', { name: 'Display' }).click();
  await shoot(page, 'display');

  const shopper = await Shopper.visit(browser, wordpress.home, { viewport: { width: 1100, height: 780 } });
  await wordpress.addToCart(shopper.page, 'Red mug');
  await shopper.page.goto(`${wordpress.home}/shop/`);
  await shopper.page.getByRole('link', { name: 'Red mug' }).first().click();
  await shopper.openWidget();
  await shopper.say('How long does shipping take?');
  await shopper.log.getByRole('link').first().waitFor();
  await shoot(shopper.page, 'shop');
});
