import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Agent, launch, picture, Shopper, WITHIN } from './people';
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

const quoted = (text: string) => text.replace(/[.?]/g, '\\$&');

test('a shopper asks, the assistant answers, a person takes over, and nothing is lost on the way', async () => {
  const { email, order } = customer();
  const shopper = await Shopper.visit(browser, siteOf(shop).demoUrl);
  await shopper.logIn(email);
  const inCart = await shopper.addToCart();
  await shopper.openWidget();

  await shopper.say(`Where is my order ${order}?`);
  await shopper.log.getByText(`#${order}`).first().waitFor();
  // The answer comes in pieces.
  const status = await statusOf(order);
  await expect.poll(() => shopper.log.innerText(), WITHIN).toContain(status);

  await shopper.say('Do your teapots dream of electric sheep on Neptune?');
  await shopper.say('I would like to talk to a person, please');

  const agent = await Agent.signIn(browser, service.demo.baseUrl, shop);
  await agent.open('Unassigned', 'talk to a person');
  await agent.contact.getByText(inCart).first().waitFor();
  await agent.contact.getByText(`#${order}`).first().waitFor();

  await agent.reply('Hello, this is a person. How can I help?');
  await shopper.log.getByText('Hello, this is a person. How can I help?').first().waitFor();

  await shopper.context.setOffline(true);
  await shopper.say('First message from the tunnel');
  await shopper.say('Second message from the tunnel');
  await shopper.context.setOffline(false);
  await agent.said('First message from the tunnel').waitFor();
  await agent.said('Second message from the tunnel').waitFor();
  await agent.reply('I can read both.');
  await agent.said('I can read both.').waitFor();
  await shopper.log.getByText('I can read both.').first().waitFor();

  const said = [
    'Hello, this is a person. How can I help?',
    'First message from the tunnel',
    'Second message from the tunnel',
    'I can read both.',
  ];
  for (const log of [shopper.log, agent.log]) {
    // Each once and in this order, when nobody is shown as typing any more.
    await expect
      .poll(async () => (await log.innerText()).match(new RegExp(said.map(quoted).join('|'), 'g')), WITHIN)
      .toEqual(said);
  }

  await agent.page.getByRole('button', { name: 'Resolve' }).click();
  await agent.page.getByRole('button', { name: 'Reopen' }).waitFor();
  await agent.open('Resolved', 'I can read both.');
});
