import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import gettext from "gettext-parser";
import { ROOT } from "./files.js";
import { strings } from "./strings.js";

/** The locales of WordPress that each of our languages serves. */
const LOCALES = {
  ar: ["ar"],
  de: ["de_DE", "de_DE_formal", "de_AT", "de_CH", "de_CH_informal"],
  es: ["es_ES", "es_MX", "es_AR", "es_CL", "es_CO", "es_PE"],
  fr: ["fr_FR", "fr_CA", "fr_BE"],
  pt: ["pt_PT", "pt_BR"],
};

const FOLDER = join(ROOT, "languages");

/** @returns {Buffer} every text without translations, for translators */
export function template() {
  const translations = { "": { "": { msgid: "", msgstr: [""] } } };
  for (const { text, plural, context = "", hint, places } of strings()) {
    (translations[context] ??= {})[text] = {
      msgid: text,
      ...(context && { msgctxt: context }),
      ...(plural && { msgid_plural: plural }),
      msgstr: plural ? ["", ""] : [""],
      comments: { reference: places.join("\n"), ...(hint && { extracted: `translators: ${hint}` }) },
    };
  }
  const headers = {
    "Project-Id-Version": "ChatFlow",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "X-Domain": "chatflow",
  };
  return gettext.po.compile({ charset: "utf-8", headers, translations });
}

/** @returns {{ language: string, po: object }[]} */
function translated() {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".po"))
    .sort()
    .map((name) => ({ language: name.slice(0, -3), po: gettext.po.parse(readFileSync(join(FOLDER, name))) }));
}

/** @returns {Map<string, Buffer>} compiled translations by file name */
export function compiled() {
  const files = new Map();
  for (const { language, po } of translated()) {
    for (const locale of LOCALES[language] ?? []) {
      const headers = { ...po.headers, Language: locale };
      files.set(`chatflow-${locale}.mo`, gettext.mo.compile({ ...po, headers }));
    }
  }
  return files;
}

/** @returns {string[]} what is missing or wrong in the translations */
export function faults() {
  const faults = [];
  const known = strings();
  for (const { language, po } of translated()) {
    const forms = Number(/nplurals\s*=\s*(\d)/.exec(po.headers["Plural-Forms"] ?? "")?.[1] ?? 0);
    if (!(language in LOCALES)) faults.push(`${language}: no locale of WordPress is named for it`);
    for (const { text, plural, context = "" } of known) {
      const given = po.translations[context]?.[text]?.msgstr ?? [];
      const wanted = plural ? forms : 1;
      if (given.length !== wanted || given.some((words) => !words)) faults.push(`${language}: missing “${text}”`);
      for (const words of given.filter(Boolean)) {
        // One and two may be words of their own.
        const same = places(words) === places(text) || (plural && places(words) === "");
        if (!same) faults.push(`${language}: other places than in “${text}”`);
      }
    }
    const texts = new Set(known.map(({ text }) => text));
    for (const text of Object.keys(po.translations[""] ?? {})) {
      if (text && !texts.has(text)) faults.push(`${language}: nobody says “${text}” any more`);
    }
  }
  return faults;
}

/** @param {string} text @returns {string} its places such as %s, in one order */
function places(text) {
  return (text.match(/%(\d\$)?[sd]/g) ?? []).sort().join(" ");
}
