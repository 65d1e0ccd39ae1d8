import { readFileSync } from "node:fs";
import { join } from "node:path";
import parser from "php-parser";
import { filesIn, PLUGIN } from "./files.js";

/** WordPress's functions for words, with the places of their arguments. */
const FUNCTIONS = {
  __: { text: 0, domain: 1 },
  _e: { text: 0, domain: 1 },
  esc_html__: { text: 0, domain: 1 },
  esc_attr__: { text: 0, domain: 1 },
  esc_html_e: { text: 0, domain: 1 },
  esc_attr_e: { text: 0, domain: 1 },
  _x: { text: 0, context: 1, domain: 2 },
  _n: { text: 0, plural: 1, domain: 3 },
};

const reader = new parser.Engine({
  parser: { extractDoc: true, version: "7.4", suppressErrors: false },
  ast: { withPositions: true },
});

/** @param {string} file @returns {object} its tree; throws where PHP 7.4 would not take it */
export function parse(file) {
  return reader.parseCode(readFileSync(join(PLUGIN, file), "utf8"), file);
}

/**
 * Every text that people may see.
 *
 * @returns {{ text: string, plural?: string, context?: string, hint?: string, places: string[] }[]}
 */
export function strings() {
  const found = new Map();
  for (const file of filesIn(PLUGIN).filter((name) => name.endsWith(".php"))) {
    const lines = readFileSync(join(PLUGIN, file), "utf8").split("\n");
    for (const call of calls(parse(file))) {
      const line = call.loc.start.line;
      const { text, plural, context } = argumentsOf(call, `${file}:${line}`);
      const key = `${context ?? ""}\u0004${text}`;
      const known = found.get(key) ?? { text, places: [] };
      found.set(key, known);
      Object.assign(known, plural && { plural }, context && { context }, hintAbove(lines, line));
      known.places.push(`${file}:${line}`);
    }
  }
  return [...found.values()];
}

function argumentsOf(call, place) {
  const shape = FUNCTIONS[call.what.name];
  const argument = (name) => {
    const node = call.arguments[shape[name]];
    if (node?.kind !== "string") throw new Error(`${place}: ${name} of ${call.what.name} is not a plain text`);
    return node.value;
  };
  if (argument("domain") !== "chatflow") throw new Error(`${place}: the text domain is not chatflow`);
  return {
    text: argument("text"),
    plural: "plural" in shape ? argument("plural") : undefined,
    context: "context" in shape ? argument("context") : undefined,
  };
}

/** The comment for translators that stands in one of the two lines above. */
function hintAbove(lines, line) {
  const above = lines.slice(Math.max(0, line - 3), line).join("\n");
  const hint = /\/\* translators: (.*?) \*\//.exec(above)?.[1];
  return hint ? { hint } : {};
}

function* calls(node) {
  if (!node || typeof node !== "object") return;
  if (Array.isArray(node)) {
    for (const one of node) yield* calls(one);
    return;
  }
  if (node.kind === "call" && node.what?.kind === "name" && node.what.name in FUNCTIONS) yield node;
  for (const [name, value] of Object.entries(node)) {
    if (name !== "loc" && name !== "leadingComments" && name !== "trailingComments") yield* calls(value);
  }
}
