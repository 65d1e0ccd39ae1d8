import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Trace } from '../../src/api/types';
import { breaches } from './axe';
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

test('an answer of the assistant opens to its evidence, and staff say whether it was right', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await panel.enter('inbox/unassigned/cnv_ann');
  const answer = page.locator('article', { hasText: 'also when it was a gift' });
  await answer.getByRole('button', { name: 'Why this answer?' }).click();

  const sheet = page.getByRole('dialog', { name: 'Why this answer?' });
  await sheet.getByText('Delivery times and costs').waitFor();
  await sheet.getByText('An article that is gone').waitFor();
  await sheet.getByText('Other customers, at least three, ordered it with Red mug').waitFor();
  await sheet.getByText('A product that is gone').waitFor();
  await sheet.getByRole('listitem').filter({ hasText: 'Amounts' }).getByText('2 in its sources').waitFor();
  await sheet.getByText('Day 2026-11-10, Email').waitFor();

  await sheet.getByRole('button', { name: 'It was wrong' }).click();
  await sheet.getByRole('button', { name: 'It was wrong', pressed: true }).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await answer.locator('button:focus', { hasText: 'Why this answer?' }).press('Enter');
  await sheet.getByRole('button', { name: 'It was wrong', pressed: true }).waitFor();
});

test('an answer that was withheld tells which figures have no source', async () => {
  panel = await Panel.open(browser);
  const { page } = panel;
  await page.route('**/entries/*/trace', async (route) => {
    const trace = (await (await route.fetch()).json()) as Trace;
    await route.fulfill({ json: { ...trace, checks: [{ name: 'dates', count: 1, passed: false }] } });
  });
  await panel.enter('inbox/unassigned/cnv_ann');
  const answer = page.locator('article', { hasText: 'also when it was a gift' });
  await answer.getByRole('button', { name: 'Why this answer?' }).click();

  const sheet = page.getByRole('dialog', { name: 'Why this answer?' });
  await sheet.getByRole('listitem').filter({ hasText: 'Dates' }).getByText('not in its sources').waitFor();
  await sheet.getByText('What was written first was not sent').waitFor();
  expect(await breaches(panel)).toEqual([]);
});

test('only answers of the assistant ask why', async () => {
  panel = await Panel.open(browser);
  await panel.enter('inbox/unassigned/cnv_ann');
  const question = panel.page.locator('article', { hasText: 'Where is my order?' }).first();
  await question.waitFor();

  expect(await question.getByRole('button', { name: 'Why this answer?' }).count()).toBe(0);
});

test('an answer of staff becomes an article that supervisors write', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  await panel.enter('inbox/mine/cnv_omar');
  await page.getByText('You don’t have to send the old one back.').first().waitFor();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Make an article' }).click();

  const dialog = page.getByRole('dialog', { name: 'Make an article of an answer' });
  expect(await dialog.getByLabel('What the article says').inputValue()).toBe(
    'You don’t have to send the old one back.',
  );
  await dialog.getByLabel('Question', { exact: true }).fill('My teapot broke. What now?');
  await dialog.getByLabel('What the article says').fill('Send us a picture and keep the old one.');
  expect(await breaches(panel)).toEqual([]);
  await dialog.getByRole('button', { name: 'Publish as an article' }).click();
  await until(() => service.store.articles.length === 1);
  expect(service.store.articles[0]).toEqual({
    title: 'My teapot broke. What now?',
    body: 'Send us a picture and keep the old one.',
    locale: 'en',
    visibility: 'public',
    status: 'published',
  });
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('button:focus[aria-label="More actions"]').waitFor();
});

test('what the team answered to the like is offered, and put behind what is written already', async () => {
  panel = await Panel.open(browser);
  const { page, service } = panel;
  const answer = 'Take linseed oil, twice a year.\nOlive oil turns rancid.';
  const question = 'Can the walnut table be oiled?';
  service.store.similarAnswers.set('cnv_ann', [
    { conversationId: 'cnv_crowd0', question, answer, updatedAt: '2026-11-02T10:00:00Z' },
  ]);
  await panel.enter('inbox/unassigned/cnv_ann');
  const similar = page.getByRole('region', { name: 'Answered before' });
  const field = page.getByRole('textbox', { name: 'Reply to Ann Lee' });
  await field.fill('Hello Ann,');
  await similar.getByRole('button', { name: 'Answered before' }).click();
  await similar.getByText(question).waitFor();
  expect(await similar.getByRole('link', { name: 'Open the conversation' }).getAttribute('href')).toMatch(
    /cnv_crowd0$/,
  );
  await similar.getByRole('button', { name: 'Use this answer' }).click();
  await expect.poll(() => field.inputValue(), WITHIN).toBe(`Hello Ann,\n\n${answer}`);
  service.store.similarAnswers.delete('cnv_ann');
  service.store.append('cnv_ann', {
    kind: 'message',
    author: { kind: 'contact', id: 'con_ann', name: 'Ann Lee' },
    text: 'Something else, please.',
  });
  await similar.waitFor({ state: 'detached' });
});
