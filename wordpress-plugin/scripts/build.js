// npm run build: writes target/chatflow.zip, the plugin as WordPress installs it. The same sources give the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { filesIn, PLUGIN, ROOT } from "./files.js";
import { compiled, template } from "./languages.js";

/** Zip files know no time zone and nothing before 1980. */
const TIME = new Date(1980, 0, 1);

const files = {};
for (const name of filesIn(PLUGIN)) files[`chatflow/${name}`] = readFileSync(join(PLUGIN, name));
files["chatflow/LICENSE"] = readFileSync(join(ROOT, "LICENSE"));
files["chatflow/languages/chatflow.pot"] = template();
for (const [name, content] of compiled()) files[`chatflow/languages/${name}`] = content;

const target = join(ROOT, "target");
mkdirSync(target, { recursive: true });
const zip = zipSync(files, { level: 9, mtime: TIME });
writeFileSync(join(target, "chatflow.zip"), zip);
console.log(`target/chatflow.zip: ${Object.keys(files).length} files, ${zip.length} bytes`);
