// node bin/summary.mjs reports surefire: adds up the suites' own reports, prints the one line that counts, and fails
// with it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const [reports, surefire] = process.argv.slice(2);

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @param {string} name @returns {string[]} the lines of a file that may be absent */
const lines = (name) => {
  const file = join(reports, name);
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
};

/** @param {string} folder @param {string} ending */
const files = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .map((name) => readFileSync(join(folder, name), "utf8"))
    : [];

/** @param {string} text @returns {Count} A file that does not even load has no tests, and yet has failed. */
const vitest = (text) => {
  const report = JSON.parse(text);
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests || (report.success ? 0 : 1);
  return { passed: report.numPassedTests, failed, skipped };
};

/** @param {string} text @returns {Count} */
const junit = (text) => {
  const root = /<testsuite\s[^>]*>/.exec(text)?.[0] ?? "";
  const number = (name) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(root)?.[1] ?? 0);
  const failed = number("failures") + number("errors");
  return { passed: number("tests") - failed - number("skipped"), failed, skipped: number("skipped") };
};

/** @param {string} text @returns {Count} */
const playwright = (text) => {
  const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
};

const checks = lines("failed-checks");
const counts = [
  ...files(reports, ".vitest.json").map(vitest),
  ...files(reports, ".playwright.json").map(playwright),
  ...files(reports, ".junit.xml").map(junit),
  ...files(surefire, ".xml").map(junit),
  { passed: 0, failed: checks.length, skipped: 0 },
];
const total = counts.reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
}));

// A suite that failed although all its tests passed: a crash at its end, an unhandled error.
const silent = total.failed === 0 ? lines("failed-suites") : [];
for (const what of [...checks, ...silent]) console.log(`failed: ${what}`);
console.log(`${total.passed} passed, ${total.failed + silent.length} failed, ${total.skipped} skipped`);
process.exit(total.failed + silent.length === 0 && total.passed > 0 ? 0 : 1);
