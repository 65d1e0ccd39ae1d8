import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { Agent, launch, picture, Shopper } from './people';
import { Service, type DemoTenant } from './service';

const QUESTION = 'How long does shipping take?';
const QUOTED = 'Shipping: how long it takes and what it costs';
/** What this shop would rather have said. */
const WANTED = 'Where is my order? Tracking a parcel';

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
  if (context.task.result?.state === 'fail') await picture(browser);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

function demoUrl(): string {
  const [site] = shop.sites;
  if (!site) throw new Error('The demo tenant has no site.');
  return site.demoUrl;
}

/** Somebody who has never been here asks, and is answered with a link to an article. */
async function ask(question: string): Promise<Shopper> {
  const shopper = await Shopper.visit(browser, demoUrl());
  await shopper.openWidget();
  await shopper.say(question);
  await shopper.log.getByRole('link').first().waitFor();
  return shopper;
}

test('an answer opens to its evidence, is corrected and learned, and the next shopper gets the better one', async () => {
  const first = await ask(QUESTION);
  const owner = await Agent.signIn(browser, service.demo.baseUrl, shop, {}, 'owner');
  const { page } = owner;
  await owner.open('Assistant', QUESTION);
  const answer = owner.log.locator('[data-seq]').filter({ has: page.getByRole('link', { name: QUOTED }) }).last();
  await answer.getByRole('button', { name: 'Why this answer?' }).click();

  const sheet = page.getByRole('dialog', { name: 'Why this answer?' });
  await sheet.getByRole('listitem').filter({ hasText: QUOTED }).filter({ hasText: 'Quoted' }).first().waitFor();
  await sheet.getByText(/^\d+ in its sources$/).first().waitFor();
  await sheet.getByRole('button', { name: 'It was wrong' }).click();
  await sheet.getByRole('combobox', { name: 'What should it have been?' }).fill(WANTED);
  await page.getByRole('option', { name: WANTED }).click();
  await sheet.getByText('Kept. Train it under Assistant, Learning.').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Assistant', exact: true }).first().click();
  await page.getByRole('link', { name: 'Learning' }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const version = page.getByRole('listitem').filter({ hasText: 'Version 1' });
  await version.getByText('Your tests: 0 of 1 before, 1 of 1 with it').waitFor();
  await version.getByRole('button', { name: 'Put it to work' }).click();
  await version.getByText('At work').waitFor();
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('1 of 1 passed').waitFor();

  const second = await ask(QUESTION);
  await second.log.getByRole('link', { name: WANTED }).first().waitFor();
  await Promise.all([first.context.close(), second.context.close()]);
});
