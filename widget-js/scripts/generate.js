/**
 * Writes `src/protocol/generated/realtime.ts` from `docs/api/realtime.json`, which the service's records write. With
 * `--check` it only says whether the file is current.
 */
import { readFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { compile } from "json-schema-to-typescript";
import { format, resolveConfig } from "prettier";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "../docs/api/realtime.json");
const target = join(root, "src/protocol/generated/realtime.ts");

const banner = `/** Generated from docs/api/realtime.json by \`npm run generate\`: change the service's records instead. */
import type { EntryData } from "../data";
`;

/** What a reader got is not the reader's to change. */
function readonly(code) {
  return code
    .replace(/^(\s+)("?[\w.]+"?\??: )/gm, "$1readonly $2")
    .replace(/(?<=[:|(] ?)([\w.]+\[\])/g, "readonly $1");
}

async function generate() {
  const schema = JSON.parse(await readFile(source, "utf8"));
  // What an entry's data may hold is said in TypeScript: the service does not look into it.
  schema.$defs.Entry.properties.data = { tsType: "EntryData" };
  delete schema.$defs.EntryData;
  const code = await compile(schema, "Frame", {
    additionalProperties: false,
    bannerComment: banner,
    format: false,
    unreachableDefinitions: true,
  });
  const options = await resolveConfig(target);
  const plain = await format(code, { ...options, parser: "typescript" });
  return format(readonly(plain), { ...options, parser: "typescript" });
}

const code = await generate();
if (process.argv.includes("--check")) {
  const current = await readFile(target, "utf8").catch(() => "");
  if (current !== code) {
    throw new Error("src/protocol/generated/realtime.ts is not current: npm run generate");
  }
} else {
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, code);
}
