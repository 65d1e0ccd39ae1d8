import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launch, picture, Shopper } from './people';
import { Service } from './service';

let service: Service;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([Service.start(), launch()]);
});

afterEach(async (context) => {
  if (context.task.result?.state === 'fail') await picture(browser);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

test('a streaming service without carts is answered from its own articles, with the source linked', async () => {
  const stage = service.demo.tenants[1];
  const site = stage?.sites[0];
  if (!stage || !site) throw new Error('The demo has no second tenant.');
  const viewer = await Shopper.visit(browser, site.demoUrl);
  await viewer.openWidget();

  await viewer.say('My card was declined, what can I do?');
  const source = viewer.log.getByRole('link').first();
  await source.waitFor();
  const address = await source.getAttribute('href');
  const help = await viewer.page.request.get(new URL(address ?? '', service.demo.baseUrl).href);
  expect(help.status()).toBe(200);
  expect(await help.text()).toMatch(/card/i);

  await viewer.say('How do weapons work?');
  await viewer.log.getByText(/grid|battle|weapon/i).nth(1).waitFor();
});
