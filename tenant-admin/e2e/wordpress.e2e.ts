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

/** The shop's own word for the state of an order, as it has arrived. */
async function statusOf(order: string): Promise<string> {
  const answer = await fetch(`${service.demo.baseUrl}/api/v1/commerce/orders/${order}`, {
    headers: { authorization: `Bearer ${site().siteSecret}` },
  });
  return ((await answer.json()) as { status: string }).status;
}

/** Opens the conversation of a view whose row holds some words, and waits for what was said in it. */
async function openConversation(view: string, row: string, said: string): Promise<void> {
  await agent.openView(view);
  await agent.page.locator('[data-row]', { hasText: row }).first().click();
  await agent.log.getByText(said).first().waitFor();
}

/** What the panel's page does when its owner agrees: asks for a code, and sends the browser back with it. */
async function agree(asked: URL): Promise<string> {
  const person = shop.staff.find(({ role }) => role === 'owner');
  const login = await post('auth/login', { email: person?.email, password: person?.password });
  const told = Object.fromEntries(asked.searchParams);
  const names = ['platform', 'siteUrl', 'siteName', 'returnUrl', 'codeChallenge', 'locale'];
  const request = Object.fromEntries(names.map((name) => [name, told[name]]));
  const { redirectUrl } = await post('connections', request, login['accessToken']);
  const back = new URL(redirectUrl ?? '');
  back.searchParams.set('state', told['state'] ?? '');
  return back.href;
}

async function post(path: string, body: unknown, token?: string): Promise<Record<string, string>> {
  const answer = await fetch(`${service.demo.baseUrl}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, string>;
}

test('an owner installs the plugin, connects in one click, and ends it', async () => {
  const page = await owner();
  await wordpress.installPlugin(page);
  await page.getByRole('link', { name: 'ChatFlow' }).first().click();
  await page.locator('#chatflow-address').fill(service.demo.baseUrl);
  const asking = page.waitForRequest(/\/admin\/connect\?/);
  await page.getByRole('button', { name: 'Connect' }).click();
  const asked = new URL((await asking).url());
  const back = await agree(asked);
  await page.goto(back);
  await page.getByRole('heading', { name: 'Connected' }).waitFor();
  await page.getByText(shop.name).first().waitFor();

  await page.getByRole('link', { name: 'Health', exact: true }).click();
  await page.getByText('ChatFlow answers and knows this site').waitFor();

  // A code works once, and only for who began.
  await page.goto(back);
  await page.getByText('was not begun here').waitFor();

  await page.getByRole('link', { name: 'Connection', exact: true }).click();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByText('Disconnected.').waitFor();
  await page.context().close();
});

test('an owner pastes the keys instead', async () => {
  const page = await owner();
  await page.goto(`${wordpress.home}/wp-admin/admin.php?page=chatflow`);
  await wordpress.pasteKeys(page, service.demo.baseUrl, site());
  await page.context().close();
});

test('the agent sees what a guest who writes has in the cart', async () => {
  const guest = await Shopper.visit(browser, wordpress.home);
  await wordpress.addToCart(guest.page, 'Red mug');
  const tied = guest.page.waitForResponse(/\/chatflow\/v1\/visitor/);
  await guest.openWidget();
  await guest.say('I would like to talk to a person about my mug, please');
  await tied;
  await wordpress.background();
  await guest.page.getByText(/person|team|queue/i).first().waitFor();
  await openConversation('Unassigned', '', 'about my mug');
  await agent.page.getByText('Red mug').first().waitFor();
  await guest.context.close();
});

test('a customer who is logged in is recognised, and the agent sees the order', async () => {
  const ann = await Shopper.visit(browser, wordpress.home);
  await wordpress.logIn(ann.page, 'ann', 'ann-password');
  await wordpress.addToCart(ann.page, 'Green tea');
  const number = await wordpress.order(ann.page, 'ann@example.com');
  await wordpress.background();
  expect(await statusOf(number)).toBe('processing');
  await ann.openWidget();
  await ann.say(`Where is my order ${number}?`);
  await ann.log.getByText(`#${number}`).first().waitFor();
  await openConversation('Assistant', 'Ann Lee', `order ${number}`);
  await agent.page.getByText('Ann Lee').first().waitFor();
  await agent.page.getByText(`#${number}`).first().waitFor();

  await ann.page.goto(`${wordpress.home}/wp-login.php?action=logout`);
  await ann.page.getByRole('link', { name: 'log out' }).click();
  await ann.page.goto(wordpress.home);
  await ann.openWidget();
  expect(await ann.page.getByText(`order ${number}`).count()).toBe(0);
  await ann.context.close();
});
