import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Agent, launch, picture, Shopper } from './people';
import { Service, type DemoTenant } from './service';
import { WooCommerce } from './woocommerce';

const ORDER = 770_001;

let service: Service;
let woo: WooCommerce;
let browser: Browser;
let shop: DemoTenant;

beforeAll(async () => {
  [service, woo, browser] = await Promise.all([Service.start(), WooCommerce.start(), launch()]);
  const [first] = service.demo.tenants;
  if (!first) throw new Error('The demo has no tenant.');
  shop = first;
});

afterEach(async (context) => {
  if (context.task.result?.state === 'fail') await picture(browser);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([service.stop(), woo.stop()]);
});

test('an agent gives a part of an order back, more waits for the owner, and the shop has done each once', async () => {
  const [site] = shop.sites;
  const customer = shop.customers[0];
  if (!site || !customer) throw new Error('The demo has no customer.');
  const { baseUrl } = service.demo;
  await woo.connect(baseUrl, site.siteSecret);
  await woo.order(baseUrl, site.siteSecret, ORDER, customer.externalId, '129.90');

  const shopper = await Shopper.visit(browser, site.demoUrl);
  await shopper.logIn(customer.email);
  await shopper.openWidget();
  await shopper.say('I would like to talk to a person, please');
  const agent = await Agent.signIn(browser, baseUrl, shop);
  await agent.open('Unassigned', 'talk to a person');
  const order = agent.contact
    .getByRole('listitem')
    .filter({ has: agent.page.getByRole('button', { name: `#${ORDER}` }) });

  await order.getByRole('button', { name: 'Refund …' }).click();
  const dialog = agent.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'A part' }).check();
  await dialog.getByLabel('Amount in EUR').fill('12.50');
  await dialog.getByLabel('Reason').fill('A plate was chipped');
  await dialog.getByRole('button', { name: 'Refund €12.50' }).click();
  await order.getByText('Refund of €12.50').waitFor();
  await order.getByText('Done', { exact: true }).waitFor();
  await order.getByText('Refunded: €12.50').waitFor();
  expect(woo.refunds).toMatchObject([{ amount: '12.50', reason: 'A plate was chipped', api_refund: true }]);

  await order.getByRole('button', { name: 'Refund …' }).click();
  await dialog.getByText('All that is left: €117.40').waitFor();
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await order.getByText('Waits for approval').waitFor();
  expect(woo.refunds).toHaveLength(1);

  const owner = await Agent.signIn(browser, baseUrl, shop, {}, 'owner');
  await owner.page.getByRole('link', { name: 'Approvals: 1 waiting' }).click();
  await owner.page.getByRole('button', { name: 'Agree …' }).first().click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
  await order.getByText('Nothing is left to give back.').waitFor();
  await order.getByText('Waits for approval').waitFor({ state: 'detached' });
  await agent.log.getByText(`The shop has done it: Refund of €117.40, order ${ORDER}`).first().waitFor();
  expect(woo.refunds.map(({ amount }) => amount)).toEqual(['12.50', '117.40']);

  await agent.page.getByRole('button', { name: 'Give a coupon …' }).click();
  await dialog.getByRole('button', { name: 'Give 10 %' }).click();
  const code = agent.contact.locator('code');
  await code.waitFor();
  expect(woo.coupons).toMatchObject([{ code: await code.innerText(), usage_limit: 1 }]);
});
