import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Agent, launch, picture, Shopper } from './people';
import { Service, type DemoTenant } from './service';
import { Wordpress } from './wordpress';

let service: Service;
let wordpress: Wordpress;
let browser: Browser;
let shop: DemoTenant;
let agent: Agent;

beforeAll(async () => {
  [service, wordpress, browser] = await Promise.all([Service.start(), Wordpress.start(), launch()]);
  const [, second] = service.demo.tenants;
  if (!second) throw new Error('The demo has no second tenant.');
  shop = second;
  agent = await Agent.signIn(browser, service.demo.baseUrl, shop);
});

afterEach(async (context) => {
  if (context.task.result?.state === 'fail') await picture(browser);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([service.stop(), wordpress.stop()]);
});

function site(): DemoTenant['sites'][number] {
  const [first] = shop.sites;
  if (!first) throw new Error('The demo tenant has no site.');
  return first;
}

async function owner(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await wordpress.logIn(page, 'admin', 'admin-password');
  return page;
}

/** Waits until what was marked in the shop has arrived, by the background run of its own. */
async function arrival(path: string): Promise<Record<string, unknown>> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    // A visit is what runs WordPress's cron.
    await fetch(wordpress.home);
    const answer = await fetch(`${service.demo.baseUrl}/api/v1/commerce/${path}`, {
      headers: { authorization: `Bearer ${site().siteSecret}` },
    });
    if (answer.ok) return (await answer.json()) as Record<string, unknown>;
    if (Date.now() > deadline) throw new Error(`${path} did not arrive.`);
    await new Promise((wait) => setTimeout(wait, 250));
  }
}

/** The conversation that waits longest; reading it leaves it with the assistant. */
async function openConversation(words: string): Promise<void> {
  await agent.openView('Assistant');
  await agent.page.locator('[data-row]', { hasText: words }).first().click();
  await agent.log.getByText(words).first().waitFor();
}

test('an owner installs the plugin and pastes the keys', async () => {
  const page = await owner();
  await wordpress.installPlugin(page);
  await page.getByRole('link', { name: 'ChatFlow' }).first().click();
  await page.getByText('Paste the keys instead').click();
  await page.locator('#chatflow-paste-address').fill(service.demo.baseUrl);
  await page.getByLabel('Site key').fill(site().siteKey);
  await page.getByLabel('Site secret').fill(site().siteSecret);
  await page.getByLabel('Identity secret').fill(site().identitySecret);
  await page.getByRole('button', { name: 'Save the keys' }).click();
  await page.getByRole('heading', { name: 'Connected' }).waitFor();
  await page.context().close();
});

test('the agent sees what a guest who writes has in the cart', async () => {
  const guest = await Shopper.visit(browser, wordpress.home);
  await wordpress.addToCart(guest.page, 'Red mug');
  await guest.openWidget();
  await guest.say('Is the red mug dishwasher safe, by Neptune?');
  await openConversation('by Neptune');
  await agent.page.getByText('Red mug').first().waitFor();
  await guest.context.close();
});

test('a customer who is logged in is recognised, and the agent sees the order', async () => {
  const ann = await Shopper.visit(browser, wordpress.home);
  await wordpress.logIn(ann.page, 'ann', 'ann-password');
  await wordpress.addToCart(ann.page, 'Green tea');
  const number = await wordpress.order(ann.page, 'ann@example.com');
  expect((await arrival(`orders/${number}`))['status']).toBe('processing');
  await ann.openWidget();
  await ann.say(`Where is my order ${number}?`);
  await ann.log.getByText(`#${number}`).first().waitFor();
  await openConversation(`order ${number}`);
  await agent.page.getByText('Ann Lee').first().waitFor();
  await agent.page.getByText(`#${number}`).first().waitFor();

  await ann.page.goto(`${wordpress.home}/wp-login.php?action=logout`);
  await ann.page.getByRole('link', { name: 'log out' }).click();
  await ann.page.goto(wordpress.home);
  await ann.openWidget();
  expect(await ann.page.getByText(`order ${number}`).count()).toBe(0);
  await ann.context.close();
});
