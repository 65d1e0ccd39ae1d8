/*
 * The subset that messages may use: paragraphs, bold, italic, code, links and lists. The result is a tree that
 * React renders as elements; whatever is not recognised stays the text it is.
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'code'; text: string };

const BULLET = /^\s{0,3}[-*•]\s+(.+)$/;
const NUMBER = /^\s{0,3}(\d{1,4})[.)]\s+(.+)$/;
/** Deeper nesting is nobody's message, and each level costs a pass over the text. */
const MAX_DEPTH = 4;

export function parse(text: string): Block[] {
  const blocks: Block[] = [];
  let code: string[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (line.trimStart().startsWith('```')) {
      if (code === null) code = [];
      else {
        blocks.push({ kind: 'code', text: code.join('\n') });
        code = null;
      }
    } else if (code !== null) code.push(line);
    else addLine(blocks, line);
  }
  if (code !== null) blocks.push({ kind: 'code', text: code.join('\n') });
  return blocks.filter((block) => block.kind !== 'paragraph' || block.lines.length > 0);
}

function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const bullet = BULLET.exec(line);
  const number = NUMBER.exec(line);
  const item = bullet?.[1] ?? number?.[2];
  if (item !== undefined) {
    const ordered = number !== null && bullet === null;
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(inline(item));
    else blocks.push({ kind: 'list', ordered, start: Number(number?.[1] ?? 1), items: [inline(item)] });
  } else if (line.trim() === '') blocks.push({ kind: 'paragraph', lines: [] });
  else if (last?.kind === 'paragraph') last.lines.push(inline(line));
  else blocks.push({ kind: 'paragraph', lines: [inline(line)] });
}

interface Rule {
  pattern: RegExp;
  make: (match: RegExpExecArray, depth: number) => Inline | null;
}

/* All patterns are linear: no quantifier is nested, and each is bounded by a character that ends it. */
const RULES: Rule[] = [
  { pattern: /`([^`\n]+)`/, make: (match) => ({ kind: 'code', text: match[1] ?? '' }) },
  {
    pattern: /\[([^[\]\n]{1,500})\]\(([^\s()]{1,2000})\)/,
    make: (match, depth) => link(match[2] ?? '', inline(match[1] ?? '', depth + 1)),
  },
  {
    pattern: /\*\*(?=\S)([^*\n]{1,4000})\*\*|__(?=\S)([^_\n]{1,4000})__/,
    make: (match, depth) => ({ kind: 'strong', children: inline(match[1] ?? match[2] ?? '', depth + 1) }),
  },
  {
    pattern: /(?<![\w*])\*(?=[^\s*])([^*\n]{1,4000})\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]{1,4000})_(?![\w_])/,
    make: (match, depth) => ({ kind: 'emphasis', children: inline(match[1] ?? match[2] ?? '', depth + 1) }),
  },
  {
    pattern: /https?:\/\/[^\s<>"'`]{1,2000}/,
    make: (match) => {
      const { address } = trimmed(match[0]);
      return link(address, [{ kind: 'text', text: address }]);
    },
  },
];

export function inline(text: string, depth = 0): Inline[] {
  if (depth > MAX_DEPTH) return [{ kind: 'text', text }];
  const parts: Inline[] = [];
  let rest = text;
  while (rest !== '') {
    const found = first(rest);
    if (found === null) break;
    const node = found.rule.make(found.match, depth);
    const length =
      node?.kind === 'link' && found.match[0].startsWith('http')
        ? trimmed(found.match[0]).address.length
        : found.match[0].length;
    push(parts, rest.slice(0, found.match.index));
    if (node === null) push(parts, found.match[0]);
    else parts.push(node);
    rest = rest.slice(found.match.index + length);
  }
  push(parts, rest);
  return parts;
}

function first(text: string): { rule: Rule; match: RegExpExecArray } | null {
  let best: { rule: Rule; match: RegExpExecArray } | null = null;
  for (const rule of RULES) {
    const match = rule.pattern.exec(text);
    if (match !== null && (best === null || match.index < best.match.index)) best = { rule, match };
  }
  return best;
}

function push(parts: Inline[], text: string): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.kind === 'text') last.text += text;
  else parts.push({ kind: 'text', text });
}

function link(address: string, children: Inline[]): Inline | null {
  try {
    const url = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { kind: 'link', href: url.href, children } : null;
  } catch {
    return null;
  }
}

/** A full stop after an address belongs to the sentence. */
function trimmed(address: string): { address: string } {
  return { address: address.replace(/[.,;:!?)\]]+$/, '') };
}

/** One line of plain words, for lists. */
export function plain(text: string): string {
  return parse(text)
    .flatMap((block) =>
      block.kind === 'code' ? [block.text] : (block.kind === 'list' ? block.items : block.lines).map(flat),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function flat(parts: Inline[]): string {
  return parts.map((part) => ('children' in part ? flat(part.children) : part.text)).join('');
}
