import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.2 AA on the screen as it stands, in the light and in the dark. */
export async function breaches(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction(
      (scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme,
      colorScheme,
    );
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));
    await page.evaluate(AXE);
    const results = await page.evaluate(
      (values) =>
        (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
          runOnly: { type: 'tag', values },
        }),
      RULES,
    );
    for (const { id, nodes } of results.violations) {
      found.push(
        ...nodes.map((node) => `${colorScheme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
      );
    }
  }
  return found;
}
