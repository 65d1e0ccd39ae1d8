import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const SOURCE = resolve(import.meta.dirname, '../../src');

export interface Found {
  /** Every text that the source asks to be translated. */
  texts: ReadonlySet<string>;
  /** What people would read in English whatever their language. */
  bare: readonly string[];
}

/** Attributes that people read or hear. */
const READ = new Set(['label', 'title', 'hint', 'description', 'placeholder', 'aria-label', 'alt', 'lead', 'intro']);
/** Names and examples that are the same everywhere. */
const SAME = /^(VIP|K|ChatFlow|#|eyJ\S+|https:\/\/\S+)$/;

/** Reads the panel's source as the compiler does. */
export function readSource(): Found {
  const texts = new Set<string>();
  const bare: string[] = [];
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('generated.ts'))) {
    const tree = ts.createSourceFile(file, readFileSync(resolve(SOURCE, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const text = asked(node);
      if (text !== null) texts.add(text);
      const left = untranslated(node);
      if (left !== null && !SAME.test(left)) bare.push(`${file}: ${left}`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return { texts, bare };
}

function asked(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(t|phrase)$/.test(node.expression.text)) {
    const [text] = node.arguments;
    return text !== undefined && ts.isStringLiteralLike(text) ? text.text : null;
  }
  if (!ts.isJsxSelfClosingElement(node) || node.tagName.getText() !== 'Sentence') return null;
  const given = node.attributes.properties.find((one) => one.name?.getText() === 'text');
  if (given === undefined || !ts.isJsxAttribute(given) || given.initializer === undefined) return null;
  return ts.isStringLiteral(given.initializer) ? given.initializer.text : null;
}

function untranslated(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}/u.test(node.text) ? node.text.trim() : null;
  if (!ts.isJsxAttribute(node) || !READ.has(node.name.getText())) return null;
  const { initializer } = node;
  if (initializer === undefined) return null;
  if (ts.isStringLiteral(initializer)) return /\p{L}/u.test(initializer.text) ? initializer.text : null;
  return ts.isJsxExpression(initializer) ? template(initializer.expression) : null;
}

/** `Reply to ${name}`: letters between the values are words. */
function template(node: ts.Expression | undefined): string | null {
  if (node === undefined || !ts.isTemplateExpression(node)) return null;
  const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  return parts.some((part) => /\p{L}/u.test(part)) ? node.getText() : null;
}
