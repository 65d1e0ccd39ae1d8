// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ChatFlow } from "../../src/loader/chatflow";
import type { SiteConfig } from "../../src/loader/site-config";

const read = (path: string): string =>
  readFileSync(resolve(import.meta.dirname, "../..", path), "utf8");

/** The names that open the rows of the table under a heading. */
function named(heading: string): string[] {
  const [, section = ""] = read("../docs/javascript.md").split(`## ${heading}\n`);
  const table =
    section
      .trim()
      .split("\n\n")
      .find((part) => part.startsWith("|")) ?? "";
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = ""]) => name);
}

test("the page on JavaScript tells every command, and none that does not exist", () => {
  const { commands } = new ChatFlow({ locale: "en" } as SiteConfig, () =>
    Promise.reject(new Error()),
  );
  expect(named("Commands").sort()).toEqual(Object.keys(commands).sort());
});

test("the page on JavaScript tells every event, and none that does not exist", () => {
  const [, events = ""] =
    /interface WidgetEvents \{([^}]+)\}\n/s.exec(
      read("src/loader/bridge.ts").replace(/\{ readonly [^}]+\}/g, "object"),
    ) ?? [];
  const names = [...events.matchAll(/^ {2}"?([\w:]+)"?:/gm)].map(([, name = ""]) => name);
  expect(names).toContain("conversation:started");
  expect(named("Events").sort()).toEqual(names.sort());
});
