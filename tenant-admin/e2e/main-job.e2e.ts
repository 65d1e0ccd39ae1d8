import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Agent, launch, picture, Shopper } from './people';
import { Service, type DemoTenant } from './service';

let service: Service;
let browser: Browser;
let shop: DemoTenant;

beforeAll(async () => {
  [service, browser] = await Promise.all([Service.start(), launch()]);
  const [first] = service.demo.tenants;
  if (!first) throw new Error('The demo has no tenant.');
  shop = first;
});

afterEach(async (context) => {
  // What both saw when it went wrong.
  if (context.task.result?.state === 'fail') await picture(browser);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

function siteOf(tenant: DemoTenant): DemoTenant['sites'][number] {
  const [site] = tenant.sites;
  if (!site) throw new Error('The demo tenant has no site.');
  return site;
}

/** The shop's own word for the state of an order, as the shop pushed it. */
async function statusOf(order: string): Promise<string> {
  const answer = await fetch(`${service.demo.baseUrl}/api/v1/commerce/orders/${order}`, {
    headers: { authorization: `Bearer ${siteOf(shop).siteSecret}` },
  });
  return ((await answer.json()) as { status: string }).status;
}

/** A customer of the demo with an order, and the number of that order. */
function customer(): { email: string; order: string } {
  for (const one of shop.customers) {
    const [order] = one.orders;
    if (order) return { email: one.email, order };
  }
  throw new Error('No customer of the demo has an order.');
}

test('a shopper asks, the assistant answers, a person takes over, and nothing is lost on the way', async () => {
  const { email, order } = customer();
  const shopper = await Shopper.visit(browser, siteOf(shop).demoUrl);
  await shopper.logIn(email);
  const inCart = await shopper.addToCart();
  await shopper.openWidget();

  await shopper.say(`Where is my order ${order}?`);
  await shopper.log.getByText(`#${order}`).waitFor();
  expect(await shopper.log.innerText()).toContain(await statusOf(order));

  await shopper.say('Do your teapots dream of electric sheep on Neptune?');
  await shopper.say('I would like to talk to a person, please');
  await shopper.page.getByText(/person|team|queue/i).first().waitFor();

  const agent = await Agent.signIn(browser, service.demo.baseUrl, shop);
  await agent.openView('Unassigned');
  await agent.page.locator('[data-row]').first().click();
  await agent.log.getByText('talk to a person').first().waitFor();
  await agent.page.getByText(inCart).first().waitFor();
  await agent.page.getByText(`#${order}`).first().waitFor();

  await agent.reply('Hello, this is a person. How can I help?');
  await shopper.log.getByText('Hello, this is a person. How can I help?').waitFor();

  await shopper.context.setOffline(true);
  await shopper.say('First message from the tunnel');
  await shopper.say('Second message from the tunnel');
  await shopper.context.setOffline(false);
  await agent.log.getByText('Second message from the tunnel').waitFor();
  await agent.reply('I can read both.');
  await shopper.log.getByText('I can read both.').waitFor();

  const said = [
    'Hello, this is a person. How can I help?',
    'First message from the tunnel',
    'Second message from the tunnel',
    'I can read both.',
  ];
  for (const log of [shopper.log, agent.log]) {
    const text = await log.innerText();
    expect(said.map((one) => text.split(one).length - 1)).toEqual([1, 1, 1, 1]);
    const places = said.map((one) => text.indexOf(one));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }

  await agent.page.getByRole('button', { name: 'Resolve' }).click();
  await agent.openView('Resolved');
  await agent.page.locator('[data-row]').first().waitFor();
});
