import type en from "./languages/en.json";

/** A word or sentence that the shopper reads; `{name}` stands for a value. English is the list of all. */
export type TextKey = keyof typeof en;

/**
 * Every text of one language. Plural forms are keys that end in a category of `Intl.PluralRules`, such as `_few`. A site
 * overrides single ones by key (`SiteConfig.texts`), and the loader gets those that stand on the launcher.
 */
export type Texts = Readonly<Record<string, string>>;

/** Puts values into the places of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
