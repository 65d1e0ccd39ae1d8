import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { breaches } from './axe';
import { launch, Panel, WITHIN } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

test('somebody signs up, confirms the address, and goes on to where they wanted to go', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await page.goto(`${panel.base}/admin/sites`);
  await page.getByRole('link', { name: 'Make an account' }).click();
  await page.getByLabel('Your e-mail at work').fill('nora@example.com');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('We have sent a link to nora@example.com').waitFor();
  await page.getByRole('link', { name: 'Open the demo’s mailbox' }).click();
  await page.getByRole('button', { name: 'Confirm your address' }).click();
  const address = /\/admin\/verify#\S+/.exec(await page.getByRole('article').innerText())?.[0] ?? '';
  await page.goto(panel.base + address);

  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText('Use at least 10 characters.').waitFor();
  await page.getByLabel('Your name').fill('Nora New');
  await page.getByLabel('Name of your shop or company').fill('Knots');
  await page.getByLabel('Choose a password').fill('a long password');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL(`${panel.base}/admin/sites`);
  await page.getByRole('heading', { name: 'Install' }).waitFor();
});

test('the first run is done where it stands, and counts what is there', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('welcome');
  await page.getByText('2 of 3 done').waitFor();
  await page.getByRole('region', { name: 'Invite a colleague' }).getByLabel('E-mail').fill('kim@example.com');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('list', { name: 'Invited' }).getByText('kim@example.com').waitFor();
  expect(service.mail.messages[0]?.recipient).toBe('kim@example.com');
  await page.getByLabel('Question').fill('How long does delivery take?');
  await page.getByLabel('Answer', { exact: true }).fill('Three days.');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('3 of 3 done').waitFor();
  expect(await breaches(panel)).toEqual([]);
});

test('a forgotten password is chosen anew by the link, once', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await page.goto(`${panel.base}/admin/`);
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  // The page before has such a field too.
  await page.getByRole('button', { name: 'Send the link' }).waitFor();
  await page.getByLabel('E-mail').fill('agent@example.com');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('If agent@example.com has an account').waitFor();
  const link = panel.base + (/\/admin\/\S+/.exec(service.mail.messages[0]?.text ?? '')?.[0] ?? '');

  await page.goto(link);
  await page.getByLabel('New password').fill('correct staple');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('Your password has changed').waitFor();
  await expect.poll(() => page.getByLabel('E-mail').inputValue(), WITHIN).toBe('agent@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct staple');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/admin\/inbox\//);

  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  await page.getByRole('link', { name: 'Get a new link' }).click();
  await page.waitForURL(/\/admin\/forgot-password/);
});

test('an invited colleague joins and stands in the inbox', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  service.mail.invite({ email: 'kim@example.com', role: 'agent' });
  await page.goto(panel.base + (/\/admin\/\S+/.exec(service.mail.messages[0]?.text ?? '')?.[0] ?? ''));
  await page.getByRole('heading', { name: 'Join Shop' }).waitFor();
  await page.getByText('Mia invites kim@example.com as an agent.').waitFor();
  await page.getByLabel('Your name').fill('Kim Colleague');
  await page.getByLabel('Choose a password').fill('a long password');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL(/\/admin\/inbox\/open/);
});

test('what the service tells late moves no button away from under a hand', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  let tell = () => {};
  const asked = new Promise<void>((free) => (tell = free));
  await page.route('**/auth/options', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(`${panel.base}/admin/`);
  const button = page.getByRole('button', { name: 'Sign in' });
  await button.waitFor();
  await page.evaluate(() => document.fonts.ready);
  const before = await button.boundingBox();
  tell();
  await page.getByRole('link', { name: 'Make an account' }).waitFor();
  expect(await button.boundingBox()).toEqual(before);
});

test('a sign-in that rests says why and for how long, and is not sent again meanwhile', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await page.clock.install();
  service.auth.lockedFor = 3_600;
  await panel.signIn();
  await page.getByRole('alert').getByText('Too many failed attempts').waitFor();
  const button = page.getByRole('button', { name: 'Sign in' });
  await expect.poll(() => button.isDisabled(), WITHIN).toBe(true);
  service.auth.lockedFor = 0;
  await page.clock.fastForward('01:00:00');
  await button.click();
  await page.waitForURL(/\/admin\/inbox\//);
});

test('who signs in goes on to a page of the panel, and to no other place', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.signIn(`sign-in?next=${encodeURIComponent('/admin/sites')}`);
  await page.waitForURL(`${panel.base}/admin/sites`);
  panel.service.auth.revokeAll();
  await panel.signIn(`sign-in?next=${encodeURIComponent('https://evil.example/admin/')}`);
  await page.waitForURL(/\/admin\/inbox\//);
});

test('on a phone all of these pages fit, and everybody can read them, in the light and in the dark', async () => {
  panel = await Panel.open(browser, { width: 375, height: 740 });
  const { page, service } = panel;
  const email = 'somebody.with.a.rather.long.address@a-rather-long-domain.example.com';
  const links = [
    `verify#${service.mail.send('verify', 'Confirm', { kind: 'sign_up', email })}`,
    `reset-password#${service.mail.send('reset-password', 'Choose', { kind: 'password_reset', email })}`,
    `confirm-email#${service.mail.send('confirm-email', 'Confirm', { kind: 'email_change', email })}`,
  ];
  for (const path of ['', 'sign-in', 'sign-up', 'forgot-password', 'verify#none', 'mailbox', ...links]) {
    await page.goto('about:blank');
    await page.goto(`${panel.base}/admin/${path}`);
    await page.getByRole('heading').first().waitFor();
    await panel.fits(path);
    expect(await breaches(panel), path).toEqual([]);
  }
});
