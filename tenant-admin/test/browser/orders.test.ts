import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { shopOf } from '../fake-service/shop';
import { breaches } from './axe';
import { launch, Panel } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

async function open(email: string, viewport?: { width: number; height: number }): Promise<Page> {
  panel = await Panel.open(browser, viewport);
  await panel.enter('inbox/unassigned/cnv_ann', email);
  return panel.page;
}

const order = (page: Page, number: string) =>
  page.getByRole('complementary', { name: 'Contact' }).locator('li', { hasText: `#${number}` });

async function refund(page: Page, amount: string): Promise<void> {
  await order(page, '995').getByRole('button', { name: 'Refund …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Refund order 995' });
  await dialog.getByRole('radio', { name: 'A part' }).check();
  await dialog.getByLabel('Amount in EUR').fill(amount);
}

test('a part of an order is given back: asked first, then under way, then done and in the order', async () => {
  const page = await open('noah@example.com');
  await order(page, '995').getByRole('button', { name: '#995' }).click();
  await refund(page, '12,50');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('By yourself you may give back up to €50.00 of an order.').waitFor();
  await dialog.getByLabel('Reason').fill('A plate is chipped');
  await dialog.getByRole('button', { name: 'Refund €12.50' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await order(page, '995').getByText('Refund of €12.50').waitFor();
  await order(page, '995').getByText('Done', { exact: true }).waitFor();
  await order(page, '995')
    .getByText(/Refunded:? €12.50/)
    .waitFor();
  await page.getByRole('log').getByText('You asked the shop: Refund of €12.50, order 995').waitFor();
  await page.getByRole('log').getByText('The shop has done it: Refund of €12.50, order 995').waitFor();
  expect(panel.service.calls.find(({ path }) => path.endsWith('/refunds'))?.body).toMatchObject({
    siteId: 'sit_shop',
    conversationId: 'cnv_ann',
    amount: { amountMinor: 1_250, currency: 'EUR' },
    reason: 'A plate is chipped',
    viaGateway: true,
  });
});

test('no more goes back than is left, and what is no amount is not sent', async () => {
  const page = await open('noah@example.com');
  await order(page, '995').getByRole('button', { name: '#995' }).click();
  await refund(page, '200');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('No more than €129.90 is left.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Refund', exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel('Amount in EUR').fill('1,234');
  await dialog.getByText('Write an amount such as 12.50.').waitFor();
});

test('what the payment provider refuses has failed, in its words', async () => {
  const page = await open('noah@example.com');
  await order(page, '995').getByRole('button', { name: '#995' }).click();
  await refund(page, '0.13');
  await page.getByRole('button', { name: 'Refund €0.13' }).click();
  await order(page, '995').getByText('Failed', { exact: true }).waitFor();
  await order(page, '995').getByText('The shop says: The card has expired.').waitFor();
});

test('a refund after which the shop does not show the order is told as done, and counts', async () => {
  const page = await open('noah@example.com');
  await order(page, '995').getByRole('button', { name: '#995' }).click();
  await refund(page, '0.15');
  await page.getByRole('button', { name: 'Refund €0.15' }).click();
  await order(page, '995').getByText('Our copy of the order is being refreshed.').waitFor();
  expect(await breaches(panel)).toEqual([]);
  await refund(page, '200');
  await page.getByRole('dialog').getByText('No more than €129.75 is left.').waitFor();
});

test('above an agent’s limit it waits; a supervisor is called, asked once more, and agrees', async () => {
  const page = await open('noah@example.com');
  await order(page, '995').getByRole('button', { name: '#995' }).click();
  await order(page, '995').getByRole('button', { name: 'Refund …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('it waits until this role agrees: Supervisor').waitFor();
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await order(page, '995').getByText('Waits for approval').waitFor();
  expect(await order(page, '995').getByRole('button', { name: 'Agree …' }).count()).toBe(0);
  await order(page, '995').getByText('Nothing is left to give back.').waitFor();

  await panel.signOut('Noah Williams');
  await panel.signIn('inbox/open');
  await page.getByRole('link', { name: 'Approvals: 1 waiting' }).click();
  await page.getByRole('heading', { name: 'Waiting for approval' }).waitFor();
  await page.getByRole('button', { name: 'Agree …' }).first().click();
  await page.getByRole('dialog').getByText('Refund of €129.90, order 995. The shop does it at once.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
  await page.getByText('Nothing is waiting.').waitFor();
  expect(shopOf(panel.service.store).operations[0]).toMatchObject({ decidedBy: 'usr_mia' });
});

test('an admin who has looked in the shop says what became of a refund whose answer was lost', async () => {
  const page = await open('noah@example.com');
  await order(page, '995').getByRole('button', { name: '#995' }).click();
  await refund(page, '0.14');
  await page.getByRole('button', { name: 'Refund €0.14' }).click();
  await order(page, '995').getByText('Being looked up').waitFor();
  expect(await order(page, '995').getByRole('button', { name: 'Settle it …' }).count()).toBe(0);

  await panel.signOut('Noah Williams');
  await panel.signIn('approvals');
  await page.getByRole('button', { name: 'Settle it …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Has the shop done it?' });
  await dialog.getByText('Refund of €0.14, order 995').waitFor();
  expect(await breaches(panel)).toEqual([]);
  await dialog.getByRole('button', { name: 'The shop has done it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Done', { exact: true }).waitFor();
  expect(shopOf(panel.service.store).operations[0]).toMatchObject({ state: 'done' });
});

test('an order that was sent can’t be cancelled, one that was not can, once', async () => {
  const page = await open('noah@example.com');
  await order(page, '1001').getByText('Too late to cancel: it has been sent.').waitFor();
  expect(await order(page, '1001').getByRole('button', { name: 'Cancel …' }).isDisabled()).toBe(true);
  await order(page, '995').getByRole('button', { name: '#995' }).click();
  await order(page, '995').getByRole('button', { name: 'Cancel …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
  await order(page, '995').getByText('The order is cancelled.').waitFor();
});

test('a coupon is made for the customer, and its code can be copied', async () => {
  const page = await open('noah@example.com');
  await page.getByRole('button', { name: 'Give a coupon …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give a coupon' });
  await dialog.getByText('ann@example.com').waitFor();
  await dialog.getByLabel('Percent', { exact: true }).fill('50');
  await dialog.getByRole('button', { name: 'Ask for approval' }).waitFor();
  await dialog.getByLabel('Percent', { exact: true }).fill('10');
  await dialog.getByRole('button', { name: 'Give 10 %' }).click();
  await page.getByText('thanks4waiting').waitFor();
});

test.each([375, 1_440])('at %i px the order panel meets WCAG 2.2 AA', async (width) => {
  const page = await open('agent@example.com', { width, height: 800 });
  if (width < 768) await page.getByRole('button', { name: 'Contact', exact: true }).click();
  await order(page, '1001').getByText('Too late to cancel').waitFor();
  expect(await breaches(panel)).toEqual([]);
  await panel.fits();
});

test.each([375, 1_440])('at %i px the question before a refund meets WCAG 2.2 AA', async (width) => {
  const page = await open('agent@example.com', { width, height: 800 });
  if (width < 768) await page.getByRole('button', { name: 'Contact', exact: true }).click();
  await order(page, '1001').getByRole('button', { name: 'Refund …' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await breaches(panel)).toEqual([]);
});

test('admins say how far each role may go', async () => {
  panel = await Panel.open(browser, { width: 375, height: 800 });
  const { page } = panel;
  await panel.enter('approvals');
  await page.getByLabel('Agents give back up to').fill('20');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(shopOf(panel.service.store).policy.agentRefundMinor).toBe(2_000);
  expect(await breaches(panel)).toEqual([]);
});
