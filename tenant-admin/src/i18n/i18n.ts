/*
 * The panel's words. The English ones stand in the source, where one reads them; `languages/<tag>.json` holds the same
 * words in another language, loaded when somebody works in it. A value is a text, or one text for each plural category
 * of `count` (CLDR, by Intl). `{name}` is filled in.
 */
import plurals from './languages/en.json';

export type Value = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Messages = Readonly<Record<string, Value>>;

export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  ja: '日本語',
  ar: 'العربية',
} as const;

export type Language = keyof typeof LANGUAGES;

interface Current {
  language: Language;
  messages: Messages;
  rules: Intl.PluralRules;
}

const ENGLISH: Current = { language: 'en', messages: plurals, rules: new Intl.PluralRules('en') };
const LOADERS = import.meta.glob<{ default: Messages }>('./languages/*.json');
const KEPT = 'chatflow.language';

let current = ENGLISH;
const listeners = new Set<() => void>();

/** The words in the language of whoever reads; the English ones where a translation is missing. */
export function t(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  const { count } = values;
  const template = form(current, text, count) ?? form(ENGLISH, text, count) ?? text;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (typeof value === 'number') return value.toLocaleString(locale());
    return value === undefined ? whole : apart(value);
  });
}

/** In a line from right to left, a Latin name or an address would take the signs beside it to its wrong end. */
function apart(value: string): string {
  return current.language === 'ar' ? `\u2068${value}\u2069` : value;
}

/** Marks words that are translated where they are shown, for lists that are made before the language is known. */
export function phrase<T extends string>(text: T): T {
  return text;
}

function form({ messages, rules }: Current, text: string, count: string | number | undefined): string | undefined {
  const value = messages[text];
  if (value === undefined || typeof value === 'string') return value;
  return value[typeof count === 'number' ? rules.select(count) : 'other'] ?? value.other;
}

export function language(): Language {
  return current.language;
}

/** For dates and numbers: the reader's own variety of the language, such as en-GB, where the browser names one. */
export function locale(): string {
  const { language } = current;
  const asked = (globalThis.navigator as Navigator | undefined)?.languages ?? [];
  return asked.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}

export const followLanguage = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The language chosen before, else the first of the browser's that there is. */
export function preferred(): Language {
  const wishes = [kept(), ...navigator.languages];
  return wishes.map(known).find((one) => one !== null) ?? 'en';
}

/** "pt-BR" → "pt"; null for what there is not. */
export function known(tag: string | null | undefined): Language | null {
  const base = (tag ?? '').toLowerCase().split('-')[0] ?? '';
  return languages().find((one) => one === base) ?? null;
}

/** Those that there are words for. */
export function languages(): Language[] {
  return (Object.keys(LANGUAGES) as Language[]).filter((one) => LOADERS[`./languages/${one}.json`] !== undefined);
}

/** Loads the language and shows it. Stays with the one shown when it cannot be loaded. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') current = ENGLISH;
  else {
    const load = LOADERS[`./languages/${language}.json`];
    if (load === undefined) return;
    const { default: messages } = await load();
    current = { language, messages, rules: new Intl.PluralRules(language) };
  }
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  for (const listener of listeners) listener();
}

/** What a person chose is shown at the next start before anybody is signed in. `null` = as the browser. */
export function keep(language: Language | null): void {
  try {
    if (language === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, language);
  } catch {
    // No storage here: it is asked of the service after signing in.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
