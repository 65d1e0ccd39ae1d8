import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, languages, type Language, type Messages, type Value } from '../../src/i18n/i18n';
import { readSource } from './texts';

const SOURCE = readSource();

/** Texts that wait for their translation: shown in English until they have it. Should be empty. */
const WAITING = new Set(read('untranslated.json') as string[]);
const ENGLISH = messages('en');

/** Words that are the same there as in English. */
const ALIKE: Record<Language, readonly string[]> = {
  en: [],
  de: [
    ', ',
    'Admin',
    'Administrator',
    'Agent',
    'Desktop',
    'Details',
    'Engine',
    'Headset',
    'Links',
    'Logo',
    'Minimal',
    'Name',
    'Offline',
    'Online',
    'Person',
    'Position',
    'Shop',
    'Shops',
    'Team',
    'Teams',
    'Test',
    'Token',
    'Version',
    'Version {number}',
  ],
  fr: [
    ', ',
    'Admin',
    'Agent',
    'Agents',
    'Article',
    'Articles',
    'Assistant',
    'Contact',
    'Conversation',
    'Conversations',
    'Dates',
    'E-mail',
    'Logo',
    'Notifications',
    'Position',
    'Question',
    'Secrets',
    'Site',
    'Sites',
    'Suggestions',
    'Test',
    'Total',
    'Version',
    'Version {number}',
    'Versions',
    'conversations',
    '{count} corrections',
    '{count} questions',
  ],
  es: [', ', 'Formal', 'Legal', 'No', 'Supervisor', 'Token', 'Total'],
  pt: [', ', 'E-mail', 'Formal', 'Links', 'Offline', 'Online', 'Site', 'Sites', 'Supervisor', 'Token', 'Total'],
  ja: [],
  ar: [],
};

/** What marks a text as written in the language's own letters. */
const LETTERS: Partial<Record<Language, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、→]/u,
  ar: /[\p{Script=Arabic}،]/u,
};

function read(name: string): unknown {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, '../../src/i18n', name), 'utf8'));
}

function messages(language: Language): Messages {
  return read(`languages/${language}.json`) as Messages;
}

const forms = (value: Value): string[] => (typeof value === 'string' ? [value] : Object.values(value));

const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

test('every text that people read is asked for by its English words', () => {
  expect(SOURCE.bare).toEqual([]);
});

test('the panel speaks seven languages', () => {
  expect(languages().toSorted()).toEqual(Object.keys(LANGUAGES).toSorted());
});

test('English only says what has several forms, each where it is used', () => {
  expect(Object.keys(ENGLISH).filter((text) => !SOURCE.texts.has(text))).toEqual([]);
});

test('what waits for its translation is in use and has none yet', () => {
  const stale = [...WAITING].filter((text) => !SOURCE.texts.has(text) || messages('de')[text] !== undefined);
  expect(stale).toEqual([]);
});

const others = languages().filter((language) => language !== 'en');

describe.each(others)('%s', (language) => {
  const own = messages(language);

  test('has every text, and none that nobody asks for', () => {
    const missing = [...SOURCE.texts].filter((text) => own[text] === undefined && !WAITING.has(text));
    expect(missing, 'translate them, or list them in src/i18n/untranslated.json').toEqual([]);
    expect(Object.keys(own).filter((text) => !SOURCE.texts.has(text))).toEqual([]);
  });

  test('has the same placeholders', () => {
    for (const [text, value] of Object.entries(own)) {
      for (const form of forms(value)) {
        // "One person" needs no figure.
        const allowed =
          typeof value === 'string' ? [holes(text)] : [holes(text), holes(text).filter((one) => one !== '{count}')];
        expect(allowed, form).toContainEqual(holes(form));
      }
    }
  });

  test('has the forms that its plurals need', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    // Round millions apart, which nobody counts here.
    const needed = categories.filter((one) => one !== 'many' || language === 'ar').toSorted();
    for (const text of Object.keys(ENGLISH)) expect(Object.keys(own[text] ?? {}).toSorted(), text).toEqual(needed);
  });

  test('leaves nothing in English', () => {
    const same = Object.entries(own).filter(([text, value]) => forms(value).includes(text));
    expect(same.map(([text]) => text).filter((text) => !ALIKE[language].includes(text))).toEqual([]);
    const letters = LETTERS[language];
    if (letters === undefined) return;
    for (const form of Object.values(own).flatMap(forms)) {
      expect(form.replace(/\{\w+\}/g, '')).toMatch(letters);
    }
  });
});
