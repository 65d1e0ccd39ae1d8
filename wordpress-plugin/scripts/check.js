// npm test: what can be said of the plugin without running it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { filesIn, PLUGIN } from "./files.js";
import { faults } from "./languages.js";
import { parse } from "./strings.js";

const LONGEST_FILE = 400;

const problems = [...faults()];
for (const file of filesIn(PLUGIN).filter((name) => name.endsWith(".php"))) {
  const text = readFileSync(join(PLUGIN, file), "utf8");
  try {
    parse(file);
  } catch (error) {
    problems.push(`${file}: not PHP 7.4: ${error.message}`);
  }
  if (!text.includes("declare( strict_types=1 );")) problems.push(`${file}: strict types are not declared`);
  if (!/defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/.test(text)) problems.push(`${file}: it can be called by itself`);
  if (text.split("\n").length > LONGEST_FILE) problems.push(`${file}: longer than ${LONGEST_FILE} lines`);
}

const main = readFileSync(join(PLUGIN, "chatflow.php"), "utf8");
const readme = readFileSync(join(PLUGIN, "readme.txt"), "utf8");
const versions = [
  /^ \* Version:\s+(\S+)/m.exec(main)?.[1],
  /const VERSION\s+= '([^']+)'/.exec(main)?.[1],
  /^Stable tag:\s+(\S+)/m.exec(readme)?.[1],
  JSON.parse(readFileSync(join(PLUGIN, "../package.json"), "utf8")).version,
];
if (new Set(versions).size !== 1) problems.push(`the version differs: ${versions.join(", ")}`);
for (const section of ["Description", "Installation", "Frequently Asked Questions", "External services", "Changelog"]) {
  if (!readme.includes(`== ${section} ==`)) problems.push(`readme.txt: no section “${section}”`);
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log("The plugin's sources are in order.");
