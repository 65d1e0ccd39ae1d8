import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { followMail } from './mailbox';
import { Agent, launch, picture, Shopper, WITHIN, WITHIN_MS } from './people';
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
  page.setDefaultTimeout(WITHIN_MS);
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

/** How surely the help centre answers a question from an article, as the assistant looks it up. */
async function sureness(question: string, title: string): Promise<number> {
  const address = `${service.demo.baseUrl}/api/v1/help/${site().siteKey}/search?q=${encodeURIComponent(question)}`;
  const { data } = (await (await fetch(address)).json()) as { data: { title: string; score: number }[] };
  return data.find((one) => one.title === title)?.score ?? 0;
}

/** Goes to the panel, as the owner of a site does who presses the button. */
async function askToConnect(page: Page): Promise<void> {
  await page.goto(`${wordpress.home}/wp-admin/admin.php?page=chatflow`);
  await page.locator('#chatflow-address').fill(service.demo.baseUrl);
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.waitForURL(/\/admin\/connect\?/);
}

/** Agrees in the panel and comes back; says the address that led back, with its code. */
async function agree(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'The Tea House asks to be connected' }).waitFor();
  const coming = page.waitForRequest(/page=chatflow.*[?&]code=/);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const back = (await coming).url();
  await page.getByRole('heading', { name: 'Connected' }).waitFor();
  return back;
}

async function disconnect(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Connection', exact: true }).click();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByText('Disconnected.').waitFor();
}

test('an owner installs the plugin, connects in one click, renews the keys, and ends it', async () => {
  const page = await owner();
  page.on('dialog', (dialog) => void dialog.accept());
  await wordpress.installPlugin(page);
  await askToConnect(page);
  const person = shop.staff.find(({ role }) => role === 'owner');
  await page.getByLabel('E-mail').fill(person?.email ?? '');
  await page.getByLabel('Password', { exact: true }).fill(person?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const back = await agree(page);
  await page.getByText(shop.name).first().waitFor();

  await page.getByRole('button', { name: 'Renew the keys' }).click();
  await page.getByText('The keys were renewed.').waitFor();
  await page.getByRole('link', { name: 'Health', exact: true }).click();
  await page.getByText('ChatFlow answers and knows this site').waitFor();

  // A code works once, and only for who began.
  await page.goto(back);
  await page.getByText('was not begun here').waitFor();

  await disconnect(page);
  // Who is signed in to the panel only agrees, and the site is the one that it was.
  await askToConnect(page);
  await agree(page);
  await disconnect(page);
  await page.context().close();
});

test('an owner without an account signs up on the way, and the site is connected to it', async () => {
  const page = await owner();
  page.on('dialog', (dialog) => void dialog.accept());
  await askToConnect(page);
  await page.getByRole('link', { name: 'Make an account' }).click();
  await page.getByLabel('Your e-mail at work').fill('tea@house.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('We have sent a link to tea@house.example').waitFor();
  await followMail(page, service.demo.baseUrl, 'tea@house.example');
  await page.getByLabel('Your name').fill('Tara Tea');
  await page.getByLabel('Name of your shop or company').fill('Tara’s Teas');
  await page.getByLabel('Choose a password').fill('leaves and more leaves');
  await page.getByRole('button', { name: 'Start' }).click();

  await agree(page);
  await page.getByText('Tara’s Teas').first().waitFor();
  await disconnect(page);
  await page.context().close();
});

test('an owner pastes the keys instead', async () => {
  const page = await owner();
  await page.goto(`${wordpress.home}/wp-admin/admin.php?page=chatflow`);
  await wordpress.pasteKeys(page, service.demo.baseUrl, site());
  await page.context().close();
});

test('how far the site is told is shown anew, but not under the hands of an owner who changes something', async () => {
  const page = await owner();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.goto(`${wordpress.home}/wp-admin/admin.php?page=chatflow&tab=data`);
  const stop = page.getByRole('button', { name: 'Stop' });
  await stop.waitFor();
  const anew = page.waitForEvent('load');
  await page.clock.fastForward(5_000);
  await anew;
  await stop.waitFor();

  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.push(request.url());
  });
  const mail = page.getByLabel('Mail about the connection');
  await mail.fill('tea@house.example');
  await page.clock.fastForward(60_000);
  // Whatever the clock has set off is asked for before this.
  await page.evaluate(() => fetch(location.href));
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await page.getByText('Settings saved.').first().waitFor();
  expect(await mail.inputValue()).toBe('tea@house.example');
  await page.context().close();
});

test('the assistant answers from a page of the site once a supervisor has taken it over', async () => {
  await wordpress.background();
  const supervisor = await Agent.signIn(browser, service.demo.baseUrl, shop, {}, 'supervisor');
  await supervisor.page.getByRole('link', { name: 'Knowledge' }).click();
  const page = supervisor.page.getByRole('listitem').filter({ hasText: 'Caring for your mug' }).first();
  await page.getByRole('button', { name: 'Publish as an article' }).click();
  await supervisor.page.getByText('Caring for your mug is published').first().waitFor();
  await supervisor.page.context().close();

  const question = 'Can I put the mug into the dishwasher?';
  // Its words are found at once, its meaning once a job has read it.
  await expect
    .poll(() => sureness(question, 'Caring for your mug'), { ...WITHIN, interval: 2_000 })
    .toBeGreaterThan(0.55);

  const guest = await Shopper.visit(browser, wordpress.home);
  await guest.openWidget();
  await guest.say(question);
  await guest.log.getByText(/sixty degrees/).first().waitFor();
  await guest.log.getByRole('link', { name: /Caring for your mug/ }).first().waitFor();
  await guest.context.close();
});

test('the chat opens in a box of the page, and goes back to its corner', async () => {
  const guest = await Shopper.visit(browser, `${wordpress.home}/contact/`);
  const box = guest.page.locator('[data-chatflow-inline]');
  const button = box.getByRole('button', { name: 'Start the chat' });
  await button.click();
  await guest.composer.waitFor();
  const dialog = guest.page.getByRole('dialog');
  const places = async () => [await dialog.boundingBox(), await box.boundingBox()].map((one) => JSON.stringify(one));
  await expect.poll(async () => new Set(await places()).size, WITHIN).toBe(1);
  await guest.composer.press('Escape');
  await button.waitFor();
  await guest.page.getByRole('button', { name: 'Open chat' }).waitFor();
  await expect.poll(() => guest.page.locator('html > [data-chatflow]').count(), WITHIN).toBe(1);
  await guest.context.close();
});

test('the agent sees what a guest who writes has in the cart', async () => {
  const guest = await Shopper.visit(browser, wordpress.home);
  await wordpress.addToCart(guest.page, 'Red mug');
  const tied = guest.page.waitForResponse(/\/chatflow\/v1\/visitor/);
  await guest.openWidget();
  await guest.say('I would like to talk to a person about my mug, please');
  await tied;
  await wordpress.background();
  await agent.open('Unassigned', 'about my mug');
  await agent.contact.getByText('Red mug').first().waitFor();
  await guest.context.close();
});

test('a customer who is logged in is recognised, and the agent sees the order', async () => {
  const ann = await Shopper.visit(browser, wordpress.home);
  await wordpress.logIn(ann.page, 'ann', 'ann-password');
  await wordpress.addToCart(ann.page, 'Green tea');
  const number = await wordpress.order(ann.page, 'ann@example.com');
  await wordpress.background();
  await expect.poll(() => statusOf(number), WITHIN).toBe('processing');
  await ann.openWidget();
  await ann.say(`Where is my order ${number}?`);
  await ann.log.getByText(`#${number}`).first().waitFor();
  await agent.open('Assistant', `order ${number}`, 'Ann Lee');
  await agent.contact.getByText('Ann Lee').first().waitFor();
  await agent.contact.getByText(`#${number}`).first().waitFor();

  await ann.page.goto(`${wordpress.home}/wp-login.php?action=logout`);
  await ann.page.getByRole('link', { name: 'log out' }).click();
  // Another address before that, and the browser would let go of it.
  await ann.page.waitForURL(/loggedout=true/);
  await ann.page.goto(wordpress.home);
  await ann.openWidget();
  expect(await ann.page.getByText(`order ${number}`).count()).toBe(0);
  await ann.context.close();
});
