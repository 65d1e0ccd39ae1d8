import type { Texts } from "../texts";

/** The build puts all languages here, between spaces, and the hash that their files carry. */
declare const __CHATFLOW_LANGUAGES__: string;
declare const __CHATFLOW_LANGUAGES_HASH__: string;

export interface Language {
  readonly name: string;
  readonly texts: Texts;
}

/** Other names that browsers and shops use for a language that we have. */
const aliases: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  iw: "he",
  in: "id",
  tl: "fil",
  "zh-hant": "zh-tw",
  "zh-hk": "zh-tw",
  "zh-mo": "zh-tw",
};

/** The nearest of `known` to a BCP 47 tag: `de-AT` is `de`; English for a language that we do not have. */
export function nearest(locale: string, known: readonly string[]): string {
  const parts = locale.replace(/_/g, "-").toLowerCase().split("-");
  for (; parts.length; parts.pop()) {
    const tag = parts.join("-");
    const found = known.find((name) => name.toLowerCase() === (aliases[tag] ?? tag));
    if (found) return found;
  }
  return "en";
}

/** Fetches one language. A module would be remembered as failed by the browser; a file can be asked for again. */
export async function loadLanguage(locale: string, baseUrl: string): Promise<Language> {
  const name = nearest(locale, __CHATFLOW_LANGUAGES__.split(" "));
  return { name, texts: await fetchTexts(name, baseUrl) };
}

/** The words of the parts that are fetched later, in a language by its own name. */
export const loadLaterTexts = (name: string, baseUrl: string): Promise<Texts> =>
  fetchTexts(`${name}-later`, baseUrl);

async function fetchTexts(name: string, baseUrl: string): Promise<Texts> {
  const file = `${name}-${__CHATFLOW_LANGUAGES_HASH__}.json`;
  const response = await fetch(`${baseUrl}/widget/assets/${file}`, { credentials: "omit" });
  if (!response.ok) throw new Error(`language ${name}: ${response.status}`);
  return (await response.json()) as Texts;
}
