import { rmSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { SiteConfig } from "../../src/loader/site-config";
import { makeWidget, readWidget, standardTheme, withSite, type Built } from "./built";

const kilobyte = 1024;
const gzipped = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

const site: SiteConfig = {
  siteKey: "st_7Qm2VtXw9LkRz4Hb",
  baseUrl: "https://chat.example.com",
  name: "Clay & Company Stoneware",
  locale: "en",
  theme: {
    ...standardTheme,
    launcher: {
      ...standardTheme.launcher,
      text: "Ask us",
      bubble: { text: "Need a hand?", delaySeconds: 5 },
    },
    logoUrl: "https://shop.example.com/logo.png",
  },
  ownTexts: true,
  texts: {},
  features: { draftPreview: true, liveView: false },
};

describe("the build", () => {
  let built: Built;
  beforeAll(() => {
    const folder = makeWidget();
    built = readWidget(folder);
    rmSync(folder, { recursive: true });
  });

  test("the loader is at most 4 KB gzip, with a site's look and the words of any language in it", () => {
    for (const words of Object.values(built.launcherTexts)) {
      const dressed = { ...site, texts: { ...words, ...site.texts } };
      expect(gzipped(withSite(built.loader, dressed))).toBeLessThanOrEqual(4 * kilobyte);
    }
  });

  test("everything loaded by the first open is at most 45 KB gzip, in the largest language", () => {
    const sizes = [...built.assets].map(([name, content]) => ({ name, size: gzipped(content) }));
    const languages = sizes
      .filter(({ name }) => /^[a-zA-Z-]+(?<!-later)-[A-Z0-9]{8}\.json$/.test(name))
      .map(({ size }) => size);
    const app = sizes.find(({ name }) => name.startsWith("widget-"))?.size ?? Infinity;
    const all = gzipped(built.loader) + app + Math.max(...languages);
    expect(all).toBeLessThanOrEqual(45 * kilobyte);
  });

  test("each part that is loaded later is at most 30 KB gzip", () => {
    const [extras, ...others] = [...built.assets].filter(([name]) => !/^widget-|json$/.test(name));
    expect(others).toEqual([]);
    expect(extras && gzipped(extras[1])).toBeLessThanOrEqual(30 * kilobyte);
  });

  test("the loader names the site's place once and the app's file", () => {
    expect(built.loader.split("__CHATFLOW_SITE__")).toHaveLength(2);
    expect(built.loader).not.toContain("__CHATFLOW_ENTRY__");
    const [entry] = [...built.assets.keys()].filter((name) => name.startsWith("widget-"));
    expect(entry).toMatch(/^widget-[A-Z0-9]{8}\.js$/);
    expect(built.loader).toContain(`/widget/assets/${entry}`);
  });

  test("nothing in it needs what a strict page forbids", () => {
    const code = [built.loader, ...[...built.assets.values()].map(String)].join("\n");
    for (const forbidden of [/\beval\(/, /new Function\(/, /document\.cookie/]) {
      expect(forbidden.test(code), String(forbidden)).toBe(false);
    }
  });
});
