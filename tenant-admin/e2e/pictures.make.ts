import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { Agent, launch, Shopper } from './people';
import { Service, type DemoTenant } from './service';
import { WooCommerce } from './woocommerce';

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
test('the orders of a connected shop beside a conversation', async () => {
  const shop = tenant(0);
  const woo = await WooCommerce.start();
  const [site] = shop.sites;
  const customer = shop.customers[4];
  if (!site || !customer) throw new Error('The demo has no such customer.');
  const { baseUrl } = service.demo;
  await woo.connect(baseUrl, site.siteSecret);
  await woo.order(baseUrl, site.siteSecret, 770_001, customer.externalId, '129.90');
  const shopper = await Shopper.visit(browser, site.demoUrl, DESKTOP);
  await shopper.logIn(customer.email);
  await shopper.openWidget();
  await shopper.say('A plate of my dinner set is chipped. Can I talk to a person?');
  await shopper.log.getByText('from our team').waitFor();
  const agent = await Agent.signIn(browser, baseUrl, shop, { ...DESKTOP, colorScheme: 'light' });
  await agent.openView('Unassigned');
  await agent.page.locator('[data-row]', { hasText: 'chipped' }).first().click();
  const contact = agent.page.getByRole('complementary', { name: 'Contact' });
  if (!(await contact.isVisible())) await agent.page.getByRole('button', { name: 'Contact', exact: true }).click();
  const dialog = agent.page.getByRole('dialog');
  for (const amount of ['12.50', '60']) {
    await contact.getByRole('button', { name: 'Refund …' }).first().click();
    await dialog.getByRole('radio', { name: 'A part' }).check();
    await dialog.getByLabel('Amount in EUR').fill(amount);
    if (amount === '60') await shoot(agent.page, 'order-refund');
    await dialog.getByRole('button', { name: /^Refund|Ask for approval/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await contact.getByText(amount === '60' ? 'Waits for approval' : 'Done', { exact: true }).waitFor();
  }
  await shoot(agent.page, 'order-actions');
  await Promise.all([shopper.context.close(), woo.stop()]);
});

test('the assistant’s settings', async () => {
  const shop = tenant(0);
  const shopper = await Shopper.visit(browser, siteOf(shop), DESKTOP);
  await shopper.openWidget();
  for (const question of ['How long does shipping take?', 'Can I return a mug that I have used?', 'Do you pack gifts?']) {
    await shopper.say(question);
    await shopper.log.getByText(question).waitFor();
  }
  await shopper.log.getByRole('link').first().waitFor();
  const { page } = await Agent.signIn(browser, service.demo.baseUrl, shop, { ...DESKTOP, colorScheme: 'light' }, 'owner');
  const open = async (tab: string) => {
    const tabs = page.getByRole('navigation', { name: 'Settings of the assistant' });
    await tabs.getByRole('link', { name: tab }).click();
  };
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Assistant' }).click();
  await open('Sureness');
  await page.getByRole('row', { name: /^Answered/ }).waitFor();
  await shoot(page, 'assistant-sureness');
  await open('Try it');
  await page.getByLabel('Your question').fill('How do I care for a cast iron teapot?');
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByText('Why this answer?').click();
  await page.getByText('Passages, the best first').waitFor();
  await shoot(page, 'assistant-try');
  await open('Categories');
  await page.getByRole('button', { name: 'Add: Shops' }).click();
  await page.getByText('Added. Train it to have it known.').waitFor();
  await open('Learning');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByText(/Right in/).waitFor();
  await page.getByRole('button', { name: 'Put it to work' }).click();
  await page.getByText('At work').waitFor();
  await shoot(page, 'assistant-learning');
  await shopper.context.close();
});
