import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import * as parts from "../../src/widget/extras";
import type { Extras } from "../../src/widget/fetched";

test("the parts that are fetched later are those that the app counts on", () => {
  const given: Extras = parts;
  expect(Object.values(given).filter((part) => typeof part !== "function")).toEqual([]);
});

test("nothing of the app names a file of theirs, not for its types either", () => {
  const root = resolve(import.meta.dirname, "../../src/widget");
  const own = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.tsx?$/.test(path) && !path.startsWith("extras"),
  );
  const names = /from "(\.\.\/extras|\.\/extras\/|\.\.\/extras\/)/;
  expect(own.filter((path) => names.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
});
