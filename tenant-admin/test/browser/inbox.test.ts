import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ME, NOAH } from '../fake-service/seed-shop';
import { launch, Panel, until, WITHIN } from './harness';

let browser: Browser;
let panel: Panel;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await panel.close();
  expect(panel.complaints).toEqual([]);
});

const ann = { kind: 'contact' as const, id: 'con_ann', name: 'Ann Lee' };
const row = (id: string) => panel.page.locator(`[data-row="${id}"]`);
const log = () => panel.page.getByRole('log');

test('a wrong password is said, a right one opens what was asked for, and it survives a reload', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await page.goto(`${panel.base}/admin/inbox/unassigned/cnv_ann`);
  await page.getByLabel('E-mail').fill('agent@example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('don’t match').waitFor();
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.keyboard.press('Enter');
  await log().getByText('can I talk to a person').waitFor();
  await page.reload();
  await log().getByText('can I talk to a person').waitFor();
  expect(
    await page.evaluate(() => JSON.stringify([Object.values(localStorage), Object.values(sessionStorage)])),
  ).not.toMatch(/token|[0-9a-f]{8}-[0-9a-f]{4}/i);
});

test('a person of several tenants chooses one', async () => {
  panel = await Panel.open(browser);
  await panel.signIn('', 'two@example.com');
  await panel.page.getByRole('button', { name: 'North Mug Company' }).click();
  await panel.page.getByText('Nothing is waiting for you').waitFor();
});

test('a list follows what happens: a handoff enters it, the shopper’s words move it, an assignment leaves it', async () => {
  panel = await Panel.open(browser);
  const { store } = panel.service;
  await panel.enter('inbox/unassigned');
  await row('cnv_ann').waitFor();
  expect(await row('cnv_crowd0').count()).toBe(0);
  store.change('cnv_crowd0', { status: 'open' });
  await row('cnv_crowd0').waitFor();
  store.append('cnv_ann', { kind: 'message', author: ann, text: 'Still there?' });
  await row('cnv_ann').getByText('Still there?').waitFor();
  store.change('cnv_ann', { assignee: { agentId: NOAH.id, name: NOAH.name } });
  await row('cnv_ann').waitFor({ state: 'detached' });
});

test('after a break of the connection the list and the log have everything, once', async () => {
  panel = await Panel.open(browser);
  const { store, realtime } = panel.service;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  realtime.closed = true;
  realtime.drop();
  store.append('cnv_ann', { kind: 'message', author: ann, text: 'Written during the break' });
  store.change('cnv_crowd0', { status: 'open' });
  realtime.closed = false;
  await log().getByText('Written during the break').waitFor();
  await row('cnv_crowd0').waitFor();
  expect(await log().getByText('Written during the break').count()).toBe(1);
});

test('a reply is shown, stored and read; a note stays private', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('I am **on it**');
  await page.keyboard.press('Enter');
  await log().locator('strong', { hasText: 'on it' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.type('Call DHL first');
  await page.keyboard.press('Control+Enter');
  await log().locator('[data-side=note][data-seq]', { hasText: 'Call DHL first' }).waitFor();
  const written = service.store.get('cnv_ann').entries.filter(({ author }) => author.id === ME.id);
  const [reply, note] = written.filter(({ kind }) => kind !== 'assignment');
  expect(reply).toMatchObject({ kind: 'message', private: false, text: 'I am **on it**', author: { id: ME.id } });
  expect(note).toMatchObject({ kind: 'note', private: true, text: 'Call DHL first' });
  const typed = service.realtime.received.filter((frame) => frame.type === 'typing' && 'draft' in frame);
  expect(typed).toEqual([]);
  await until(() => service.realtime.isWatched('cnv_ann'));
  service.realtime.signal('cnv_ann', {
    type: 'receipt',
    conversationId: 'cnv_ann',
    reader: { kind: 'contact', id: ann.id },
    deliveredSeq: reply?.seq ?? 0,
    readSeq: reply?.seq ?? 0,
  });
  await log().getByText('Read', { exact: true }).waitFor();
});

test('a reply that is refused says so and can be discarded', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  service.realtime.refusals.push({ code: 'invalid_text', detail: 'The text can’t be stored.' });
  await page.getByRole('textbox', { name: 'Reply to Ann Lee' }).fill('Refused');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await log().getByText('Not sent. The text can’t be stored.').waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await log().getByText('Refused').waitFor({ state: 'detached' });
});

test('what could not be sent survives a reload and is sent once', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  service.realtime.closed = true;
  service.realtime.drop();
  service.failWith = 503;
  await page.getByRole('textbox', { name: 'Reply to Ann Lee' }).fill('Sent later');
  await page.keyboard.press('Enter');
  await log().getByText('Sent later').waitFor();
  await expect.poll(() => panel.kept(), WITHIN).toBe(1);
  service.failWith = null;
  service.realtime.closed = false;
  await page.reload();
  const sent = () => service.store.get('cnv_ann').entries.filter(({ text }) => text === 'Sent later');
  await until(() => sent().length > 0);
  await log().locator('[data-seq]', { hasText: 'Sent later' }).waitFor();
  expect(sent()).toHaveLength(1);
});

test('signing out leaves nothing behind', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  await page.getByRole('textbox', { name: 'Reply to Ann Lee' }).fill('Half a thought');
  await panel.signOut('Mia Berger');
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await panel.signIn('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  expect(await page.getByRole('textbox', { name: 'Reply to Ann Lee' }).inputValue()).toBe('');
});

test('taking, resolving and undoing by keyboard and button', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Assignee: Mia Berger' }).waitFor();
  await log().getByText('You took the conversation').waitFor();
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  await until(() => service.store.get('cnv_ann').status === 'resolved');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Resolve' }).waitFor();
  await until(() => service.store.get('cnv_ann').status === 'open');
  expect(service.store.get('cnv_ann').assignee).toMatchObject({ agentId: ME.id });
});

test('a refused change is taken back with a word', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  service.failWith = 503;
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('status').getByText('The service had a problem').waitFor();
  await page.getByRole('button', { name: 'Resolve' }).waitFor();
  await row('cnv_ann').waitFor();
});

test('HTML and script links in names and texts show as text', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('inbox/open/cnv_eve');
  await log().getByText('<img src=x onerror=').waitFor();
  await page.getByRole('heading', { name: '<b>Eve</b>' }).waitFor();
  await row('cnv_eve').getByText('<img src=x').waitFor();
  expect(await log().locator('img').count()).toBe(0);
  expect(await log().locator('a[href^="javascript"]').count()).toBe(0);
  expect(await page.title()).not.toBe('hacked');
});

test('older messages load above, and the reader’s place stays', async () => {
  panel = await Panel.open(browser);
  await panel.enter('inbox/open/cnv_eve');
  await log().getByText('Line 130 of').waitFor();
  expect(await log().getByText('Line 1 of', { exact: false }).count()).toBe(0);
  // Again and again: a page that has just come puts the reader back to where they were.
  await expect
    .poll(async () => {
      await log().evaluate((element) => {
        element.scrollTo(0, 1);
        element.scrollTo(0, 0);
      });
      return log().locator('[data-seq]').first().getAttribute('data-seq');
    }, WITHIN)
    .toBe('1');
  const order = await log()
    .locator('[data-seq]')
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-seq'))));
  expect(order).toEqual(Array.from({ length: 131 }, (_, index) => index + 1));
  await panel.page.getByRole('button', { name: 'Newest' }).click();
  await panel.page.getByRole('button', { name: 'Newest' }).waitFor({ state: 'detached' });
});

test('a streamed answer grows and is replaced by its entry; typing shows the draft', async () => {
  panel = await Panel.open(browser);
  const { store, realtime } = panel.service;
  await panel.enter('inbox/assistant/cnv_crowd0');
  await log().getByText('to Norway it takes').waitFor();
  await until(() => realtime.isWatched('cnv_crowd0'));
  const delta = (offset: number, text: string) =>
    realtime.signal('cnv_crowd0', { type: 'entry.delta', conversationId: 'cnv_crowd0', draftId: 'd1', offset, text });
  delta(0, 'Two to ');
  delta(7, 'four days');
  await log().locator('[data-draft]', { hasText: 'Two to four days' }).waitFor();
  store.append('cnv_crowd0', {
    kind: 'message',
    author: { kind: 'assistant' },
    text: 'Two to four days.',
    draftId: 'd1',
  });
  await log().locator('[data-seq]', { hasText: 'Two to four days.' }).waitFor();
  expect(await log().locator('[data-draft]').count()).toBe(0);
  const typing = {
    type: 'typing' as const,
    conversationId: 'cnv_crowd0',
    author: { kind: 'contact' as const, id: 'con_crowd0' },
  };
  realtime.signal('cnv_crowd0', { ...typing, typing: true, draft: 'And to Ice' });
  await log().locator('[data-typing]', { hasText: 'And to Ice' }).waitFor();
});

test('a shopper’s picture is shown and opens, a file opens', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  await log().getByText('can I talk to a person').waitFor();
  await until(() => service.realtime.isWatched('cnv_ann'));
  service.store.append('cnv_ann', {
    kind: 'message',
    author: ann,
    text: 'Look:',
    attachments: [
      { id: 'fil_1', name: 'cup.png', type: 'image/png', size: 70, width: 1, height: 1 },
      { id: 'fil_2', name: 'bill.pdf', type: 'application/pdf', size: 20_480 },
    ],
  });
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('[role=log] img')?.naturalWidth === 1);
  for (const [name, id] of [
    ['Open cup.png', 'fil_1'],
    ['bill.pdf 20 KB', 'fil_2'],
  ] as const) {
    const opened = page.context().waitForEvent('page');
    await log().getByRole('button', { name }).click();
    await (await opened).waitForURL(new RegExp(id));
  }
});

test('a token that ends in between is renewed without a word', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/mine');
  await row('cnv_omar').waitFor();
  service.auth.expireTokens();
  await page.getByRole('link', { name: /Resolved/ }).click();
  await page.getByText('Past Shopper 1', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('Past Shopper 70', { exact: true }).waitFor();
});

test('who is signed out elsewhere is asked to sign in again', async () => {
  panel = await Panel.open(browser);
  await panel.enter('inbox/mine');
  await row('cnv_omar').waitFor();
  panel.service.auth.revokeAll();
  panel.service.realtime.drop();
  await panel.page.getByText('Your session has ended').waitFor();
});
