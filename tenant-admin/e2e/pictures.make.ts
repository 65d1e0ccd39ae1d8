import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { Agent, launch, Shopper } from './people';
import { Service, type DemoTenant } from './service';

/** Where the documents look for their pictures. */
const IMAGES = resolve(import.meta.dirname, '../../docs/images');

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

let service: Service;
let browser: Browser;

beforeAll(async () => {
  await mkdir(IMAGES, { recursive: true });
  [service, browser] = await Promise.all([Service.start(), launch()]);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

function tenant(number: number): DemoTenant {
  const found = service.demo.tenants[number];
  if (!found) throw new Error(`The demo has no tenant ${number}.`);
  return found;
}

function siteOf({ sites: [site] }: DemoTenant): string {
  if (!site) throw new Error('The demo tenant has no site.');
  return site.demoUrl;
}

/** A picture once nothing moves: fonts are there, and no animation is under way. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const finite = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.all(finite.map(({ finished }) => finished.catch(() => null)));
  });
  await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: 'disabled' });
}

const screens = [
  { name: 'desktop-light', customer: 0, options: { ...DESKTOP, colorScheme: 'light' } },
  { name: 'desktop-dark', customer: 1, options: { ...DESKTOP, colorScheme: 'dark' } },
  { name: 'phone-light', customer: 2, options: { ...PHONE, colorScheme: 'light' } },
  { name: 'phone-dark', customer: 3, options: { ...PHONE, colorScheme: 'dark' } },
] as const;

/** A customer with an order who has asked where it is, and was told. */
async function askForOrder(shop: DemoTenant, number: number, options: BrowserContextOptions): Promise<Shopper> {
  const customer = shop.customers[number];
  const order = customer?.orders[0];
  if (!customer || !order) throw new Error(`Customer ${number} of the demo has no order.`);
  const shopper = await Shopper.visit(browser, siteOf(shop), options);
  await shopper.logIn(customer.email);
  await shopper.addToCart();
  await shopper.openWidget();
  await shopper.say('How long does shipping take?');
  await shopper.log.getByRole('link').first().waitFor();
  await shopper.say(`Where is my order ${order}?`);
  await shopper.log.getByRole("heading", { name: new RegExp(order) }).waitFor();
  return shopper;
}

test.each(screens)('the widget: $name', async ({ name, customer, options }) => {
  const shopper = await askForOrder(tenant(0), customer, options);
  await shoot(shopper.page, `widget-${name}`);
  await shopper.context.close();
});

test('the widget’s home, with the conversations so far', async () => {
  const shopper = await askForOrder(tenant(0), 1, DESKTOP);
  await shopper.page.getByRole('button', { name: 'Back' }).click();
  await shoot(shopper.page, 'widget-home');
  await shopper.context.close();
});

test('the shop’s front, and the black page', async () => {
  for (const [number, name] of [
    [0, 'demo-shop'],
    [1, 'demo-sound-factory'],
  ] as const) {
    const shopper = await Shopper.visit(browser, siteOf(tenant(number)), DESKTOP);
    if (number === 1) {
      await shopper.openWidget();
      await shopper.say('Can I cancel my subscription?');
      await shopper.log.getByRole('link').first().waitFor();
    }
    await shoot(shopper.page, name);
    await shopper.context.close();
  }
});

test('the panel', async () => {
  const shop = tenant(0);
  const shopper = await askForOrder(shop, 0, DESKTOP);
  await shopper.say('One cup came broken. Can I talk to a person?');
  await shopper.log.getByText('from our team').waitFor();
  const agent = await Agent.signIn(browser, service.demo.baseUrl, shop, { colorScheme: 'light' });
  await agent.openView('Open');
  await agent.page.locator('[data-row]').first().click();
  await agent.log.getByText('talk to a person').first().waitFor();
  await agent.reply('I am sorry about the cup! A new one goes out today, and there is nothing to send back.');
  await shopper.log.getByText('goes out today').waitFor();
  await shopper.say('That is kind, thank you.');
  await agent.log.locator('[data-seq]', { hasText: 'That is kind' }).waitFor();
  await shoot(agent.page, 'inbox-light');
  await agent.page.emulateMedia({ colorScheme: 'dark' });
  await shoot(agent.page, 'inbox-dark');
});
