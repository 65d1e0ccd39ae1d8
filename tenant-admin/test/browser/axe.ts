import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Panel } from './harness';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The dark differs from the light in its colours, and in nothing that another rule looks at. */
const SCHEMES = [
  ['light', { type: 'tag', values: RULES }],
  ['dark', { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }],
] as const;

/** What breaks WCAG 2.2 AA on the screen once it stands, in the light and in the dark. */
export async function breaches(panel: Panel): Promise<string[]> {
  const { page } = panel;
  const found: string[] = [];
  for (const [colorScheme, { type, values }] of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction(
      (scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme,
      colorScheme,
    );
    await panel.settled();
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
    const options: RunOptions = { runOnly: { type, values: [...values] }, resultTypes: ['violations'] };
    const results = await page.evaluate(
      (given) =>
        (globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(given),
      options,
    );
    for (const { id, nodes } of results.violations) {
      found.push(
        ...nodes.map((node) => `${colorScheme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
      );
    }
  }
  return found;
}
