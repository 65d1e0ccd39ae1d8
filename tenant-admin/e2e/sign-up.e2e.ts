import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFailed, test } from 'vitest';
import { followMail } from './mailbox';
import { launch, picture, WITHIN_MS } from './people';
import { Service } from './service';

let service: Service;
let browser: Browser;

beforeAll(async () => {
  service = await Service.start();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** Somebody with a browser of their own, who has never been here. */
async function newcomer(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(WITHIN_MS);
  return page;
}

test('a shop owner signs up, takes the first steps, and a colleague joins', async () => {
  onTestFailed(() => picture(browser));
  const base = service.demo.baseUrl;
  const owner = await newcomer();
  await owner.goto(`${base}/admin/`);
  await owner.getByRole('link', { name: 'Make an account' }).click();
  await owner.getByLabel('Your e-mail at work').fill('nora@knots.example');
  await owner.getByRole('button', { name: 'Continue' }).click();
  await owner.getByText('We have sent a link to nora@knots.example').waitFor();

  await followMail(owner, base, 'nora@knots.example');
  await owner.getByLabel('Your name').fill('Nora New');
  await owner.getByLabel('Name of your shop or company').fill('Nora’s Knots');
  await owner.getByLabel('Choose a password').fill('knots and more knots');
  await owner.getByRole('button', { name: 'Start' }).click();

  await owner.getByRole('heading', { name: 'Welcome, Nora' }).waitFor();
  await owner.getByText('0 of 3 done').waitFor();
  await owner.getByText('Your trial runs until').waitFor();
  await owner.getByText(/<script async src="http.*\/widget\/\w+\.js"><\/script>/).waitFor();

  const invite = owner.getByRole('region', { name: 'Invite a colleague' });
  await invite.getByLabel('E-mail').fill('kim@knots.example');
  await invite.getByRole('button', { name: 'Invite' }).click();
  await invite.getByText('kim@knots.example').waitFor();
  await owner.getByLabel('Question').fill('How long does delivery take?');
  await owner.getByLabel('Answer', { exact: true }).fill('Three days within the country.');
  await owner.getByRole('button', { name: 'Publish' }).click();
  await owner.getByText('2 of 3 done').waitFor();

  const colleague = await newcomer();
  await followMail(colleague, base, 'kim@knots.example');
  await colleague.getByRole('heading', { name: 'Join Nora’s Knots' }).waitFor();
  await colleague.getByLabel('Your name').fill('Kim Colleague');
  await colleague.getByLabel('Choose a password').fill('a password of my own');
  await colleague.getByRole('button', { name: 'Join' }).click();
  await colleague.waitForURL(/\/admin\/inbox\/open/);
  await colleague.getByRole('navigation', { name: 'Main' }).waitFor();

  await colleague.reload();
  await colleague.waitForURL(/\/admin\/inbox\/open/);
  await colleague.getByText('Nora’s Knots').first().waitFor();
});

test('a forgotten password is chosen anew, and the old one signs nobody in any more', async () => {
  onTestFailed(() => picture(browser));
  const base = service.demo.baseUrl;
  const person = service.demo.tenants[0]?.staff.find(({ role }) => role === 'supervisor');
  if (!person) throw new Error('The demo has no supervisor.');
  const page = await newcomer();
  await page.goto(`${base}/admin/forgot-password`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText(`If ${person.email} has an account`).waitFor();

  await followMail(page, base, person.email);
  await page.getByLabel('New password').fill('a password to remember');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('Your password has changed').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('don’t match').waitFor();
  await page.getByLabel('Password', { exact: true }).fill('a password to remember');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/admin\/inbox\//);
});
