import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ME } from '../fake-service/seed-shop';
import { breaches } from './axe';
import { launch, Panel, until } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

const log = () => panel.page.getByRole('log');
const assignee = (id: string) => panel.service.store.get(id).assignee;
const sent = (text: string) => log().locator('[data-seq]', { hasText: text });

async function write(text: string): Promise<void> {
  await panel.page.getByRole('textbox', { name: /^Reply to|^Private note/ }).fill(text);
  await panel.page.keyboard.press('Control+Enter');
  await sent(text).waitFor();
}

test('who replies takes what nobody has, may give it back, and does not get it again', async () => {
  panel = await Panel.open(browser, { width: 1360, height: 800 });
  const { page } = panel;
  await panel.enter('inbox/assistant/cnv_crowd4');
  await log().getByText('to Norway it takes').waitFor();
  // The shopper has no name: no letters stand for one.
  const face = page.locator('[data-row="cnv_crowd4"] [data-kind=shopper]');
  expect(await face.getAttribute('data-initials')).toBeNull();
  await face.locator('svg').waitFor();
  const hint = page.getByText('The assistant is answering. Your reply takes over.');
  expect(await hint.evaluate((line) => line.clientHeight > 0 && line.scrollWidth <= line.clientWidth)).toBe(true);

  await page.keyboard.press('n');
  await write('Asks about Norway');
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await write('To Norway it takes three days.');
  await page
    .getByRole('status')
    .getByText(/^You took the conversation with Visitor/)
    .waitFor();
  expect(assignee('cnv_crowd4')?.agentId).toBe(ME.id);
  await page.getByRole('button', { name: 'Leave it to others' }).click();
  await until(() => assignee('cnv_crowd4') === null);
  const kinds = panel.service.store
    .get('cnv_crowd4')
    .entries.slice(2)
    .map(({ kind }) => kind);
  expect(kinds).toEqual(['note', 'message', 'status', 'assignment', 'assignment']);
  await log().getByText('You took over', { exact: true }).waitFor();
  await log().getByText('You removed the assignee').waitFor();
  expect(await log().getByText('You took the conversation').count()).toBe(0);
  await panel.settled();
  await write('Anything else?');
  await panel.settled();
  expect(assignee('cnv_crowd4')).toBeNull();
});

test('a conversation that cannot be taken, is somebody’s, or is not wished for keeps the reply as it is', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  const refused = (path: string) => page.route(path, (route) => route.fulfill({ status: 503, body: '{}' }));
  await refused('**/cnv_ann/acceptance');
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  // It is said for a few seconds only.
  const said = page.getByRole('status').getByText('Your reply is sent, but the conversation is still nobody’s.');
  await Promise.all([said.waitFor(), write('I am on it')]);
  await page.getByRole('button', { name: 'Assign: nobody has it' }).waitFor();
  await page.unroute('**/cnv_ann/acceptance');
  await write('The next one tries again');
  await until(() => assignee('cnv_ann')?.agentId === ME.id);

  await page.goto(`${panel.base}/admin/inbox/open/cnv_eve`);
  await log().getByText('Line 130 of').waitFor();
  await write('Noah has this one');
  await page.goto(`${panel.base}/admin/profile`);
  await page.getByRole('switch', { name: 'Take a conversation when I reply to it' }).press('Space');
  await page.goto(`${panel.base}/admin/inbox/open/cnv_crowd1`);
  await log().getByText('is anybody there').waitFor();
  await write('Just a word');
  await panel.settled();
  expect(service.calls.filter(({ path }) => /cnv_(eve|crowd1)\/(assignee|acceptance)$/.test(path))).toEqual([]);
});

test('who was quicker keeps the conversation, and nothing is said', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  const noah = service.store.agents.find(({ id }) => id !== ME.id);
  if (noah === undefined) throw new Error('There is no second agent.');
  // Between the look whether it is free and the taking.
  await page.route('**/cnv_ann/acceptance', async (route) => {
    service.store.change('cnv_ann', { assignee: { agentId: noah.id, name: noah.name } });
    await route.continue();
  });
  await write('I am on it');
  await until(() => service.calls.some(({ path }) => path.endsWith('/cnv_ann/acceptance')));
  await panel.settled();
  expect(assignee('cnv_ann')?.agentId).toBe(noah.id);
  expect(await page.getByRole('status').getByText('still nobody’s').count()).toBe(0);
});

test('who is offline is told once, and goes online there; who has nothing is told where the conversations are', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  const two = service.store.accounts[1]?.me;
  if (two === undefined) throw new Error('There is no second account.');
  two.availability = 'offline';
  await panel.enter('inbox/mine', 'two@example.com');
  await page.getByText('Nothing is waiting for you').waitFor();
  const told = page.getByText('You are offline: nothing new comes to you');
  await told.waitFor();
  const elsewhere = page.getByRole('navigation', { name: 'Where there are conversations' });
  await elsewhere.getByRole('link', { name: /^Assistant\s*4/ }).waitFor();
  expect(await page.getByText('press J').count()).toBe(0);
  expect(await breaches(panel)).toEqual([]);

  await page.getByRole('button', { name: 'Go online' }).click();
  await told.waitFor({ state: 'detached' });
  await until(() => two.availability === 'online');
  // Who chooses it in the menu knows it already.
  await page.getByRole('button', { name: 'Availability: Online' }).click();
  await page.getByRole('menuitem', { name: /Offline/ }).click();
  await until(() => two.availability === 'offline');
  expect(await told.count()).toBe(0);
  await elsewhere.getByRole('link', { name: /^Unassigned/ }).click();
  await page.locator('[data-row="cnv_ann"]').waitFor();
  await page.getByText('press J').waitFor();

  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.getByRole('button', { name: 'Stay offline' }).click();
  await told.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('[data-row="cnv_ann"]').waitFor();
  expect(await told.count()).toBe(0);
});
