import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import ownNames from "../../scripts/own-names.json" with { type: "json" };

const root = resolve(import.meta.dirname, "../..");
const file = (path: string): string => readFileSync(resolve(root, path), "utf8");

/** What comes before the classes of a file: the shapes of what it sends, gets and keeps. */
const shapes = (path: string): string => file(path).split(/^export class /m)[0] ?? "";
const shape = (path: string, name: string): string =>
  new RegExp(`interface ${name} .*?^}`, "ms").exec(file(path))?.[0] ?? "";

/** Where the names of others stand: those of the service, of the browser, of the loader and its page, of what is stored. */
const others = [
  file("src/protocol/generated/realtime.ts"),
  file("src/loader/bridge.ts"),
  file("src/loader/site-config.ts"),
  file("src/loader/memory.ts"),
  shapes("src/widget/state/session.ts"),
  shape("src/protocol/api.ts", "OutboxItem"),
  shape("src/protocol/state.ts", "Failure"),
  file("node_modules/preact/src/index.d.ts"),
  file("node_modules/preact/src/internal.d.ts"),
  file("node_modules/preact/src/dom.d.ts"),
  ...["dom", "es5", "es2015.core", "es2015.promise", "es2017.object", "es2022.array"].map((name) =>
    file(`node_modules/typescript/lib/lib.${name}.d.ts`),
  ),
];

test("the names that the build shortens are nobody else's", () => {
  const known = new Set(
    others.flatMap((text) =>
      [...text.matchAll(/^\s+(?:readonly |get |set )*(\w+)\??[:(<]/gm)].map(([, name]) => name),
    ),
  );
  expect(ownNames.filter((name) => known.has(name))).toEqual([]);
});

test("none of them is also looked up by its text", () => {
  const source = readdirSync(resolve(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => file(`src/${path}`))
    .join("\n");
  expect(ownNames.filter((name) => source.includes(`"${name}"`))).toEqual([]);
});

test("they stand in the order of the alphabet, once each", () => {
  expect(ownNames).toEqual([...new Set(ownNames)].sort());
});
