import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { nearest } from "../../src/widget/languages/languages";

const folder = resolve(import.meta.dirname, "../../src/widget/languages");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));
const textsOf = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Record<string, string>;

const english = textsOf("en");
const stems = ["unread", "queueMinutes", "moreItems"];
const single = Object.keys(english).filter(
  (key) => !stems.some((stem) => key.startsWith(`${stem}_`)),
);
const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test("there are 46 languages", () => expect(names).toHaveLength(46));

describe.each(names)("the language %s", (name) => {
  const texts = textsOf(name);

  test("has every text, every plural form that its people use, and no other key", () => {
    const { pluralCategories } = new Intl.PluralRules(name).resolvedOptions();
    const plurals = stems.flatMap((stem) => pluralCategories.map((form) => `${stem}_${form}`));
    expect(Object.keys(texts).sort()).toEqual([...single, ...plurals].sort());
  });

  test("has the same places for values as English", () => {
    for (const key of single)
      expect(places(texts[key] ?? ""), key).toEqual(places(english[key] ?? ""));
  });

  test("leaves nothing empty but what a site fills in, and nothing in English by mistake", () => {
    const copied = Object.entries(texts).filter(
      ([key, text]) => name !== "en" && text === english[key] && /[a-z]{4} [a-z]{3}/i.test(text),
    );
    expect(copied).toEqual([]);
    for (const [key, text] of Object.entries(texts))
      if (!/^starter/.test(key)) expect(text.trim(), key).not.toBe("");
  });
});

test("a browser's language finds the nearest that there is", () => {
  const known = ["en", "de", "nb", "pt", "pt-BR", "he", "zh", "zh-TW"];
  const found = [
    ...["de-AT", "DE_ch", "no", "nn-NO", "pt-br", "pt-PT", "iw"],
    ...["zh-CN", "zh-Hant-HK", "zh_TW", "tlh", "not a tag!"],
  ];
  expect(found.map((locale) => nearest(locale, known))).toEqual([
    "de",
    "de",
    "nb",
    "nb",
    "pt-BR",
    "pt",
    "he",
    "zh",
    "zh-TW",
    "zh-TW",
    "en",
    "en",
  ]);
});
