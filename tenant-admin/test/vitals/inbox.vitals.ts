import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, Panel } from '../browser/harness';

/** The developer tools' "Slow 4G": bytes a second, milliseconds. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};
const SLOWER = 4;
const ROUNDS = 5;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

declare global {
  /** The largest part of the page and when it was drawn, in milliseconds after navigation start. */
  var largest: { at: number; what: string } | undefined;
}

/** On Slow 4G with a processor four times slower; the panel was here before. */
async function secondVisit(): Promise<{ lcp: number; what: string; firstRow: number }> {
  const panel = await Panel.open(browser);
  const { page } = panel;
  await panel.signIn('inbox/open');
  await page.locator('[data-row]').first().waitFor();
  await isKept(page);
  await slow(page);
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { element } = entry as PerformanceEntry & { element?: Element };
        globalThis.largest = { at: entry.startTime, what: element?.textContent.slice(0, 40) ?? '' };
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.reload();
  await page.locator('[data-row]').first().waitFor();
  const firstRow = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  const { at, what } = await page.evaluate(() => globalThis.largest ?? { at: NaN, what: '' });
  await panel.close();
  return { lcp: Math.round(at), what, firstRow: Math.round(firstRow) };
}

/** Until the browser keeps the page and what it shows. */
async function isKept(page: Page): Promise<void> {
  const end = Date.now() + 20_000;
  const kept = () =>
    page.evaluate(async () => {
      const shell = await (await caches.open('chatflow-shell')).match('/admin/');
      return shell !== undefined && navigator.serviceWorker.controller?.state === 'activated';
    });
  while (!(await kept())) {
    if (Date.now() > end) throw new Error('The worker did not begin.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function slow(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', SLOW_4G);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

test('the inbox stands within 2.5 s on a second visit', async () => {
  const rounds: Awaited<ReturnType<typeof secondVisit>>[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await secondVisit());
  console.table(rounds);
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  const lcp = median(rounds.map((round) => round.lcp));
  console.log(`largest contentful paint ${lcp} ms, first row ${median(rounds.map((round) => round.firstRow))} ms`);
  expect(lcp).toBeLessThanOrEqual(2_500);
});
