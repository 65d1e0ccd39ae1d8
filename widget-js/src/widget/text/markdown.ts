import { safeUrl } from "./safe-url";

/** The small subset of Markdown that messages use; everything else stays the text it was. */
export type Block =
  | { readonly type: "paragraph"; readonly inlines: readonly Inline[] }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly type: "code"; readonly text: string };

export type Inline =
  | { readonly type: "text" | "code"; readonly text: string }
  | { readonly type: "strong" | "em"; readonly inlines: readonly Inline[] }
  | { readonly type: "link"; readonly href: string; readonly inlines: readonly Inline[] }
  | { readonly type: "break" };

/** Emphasis within emphasis ends here; deeper marks stay text, so that no message can exhaust the stack. */
const deepest = 4;

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    if (paragraph.length) blocks.push({ type: "paragraph", inlines: inlineLines(paragraph) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.startsWith("```")) {
      const end = closingFence(lines, at);
      endParagraph();
      blocks.push({ type: "code", text: lines.slice(at + 1, end).join("\n") });
      at = end;
    } else if (listMark(line)) {
      endParagraph();
      const end = listEnd(lines, at);
      blocks.push(list(lines.slice(at, end)));
      at = end - 1;
    } else if (line.trim() === "") endParagraph();
    else paragraph.push(line);
  }
  endParagraph();
  return blocks;
}

function closingFence(lines: readonly string[], open: number): number {
  const found = lines.findIndex((line, index) => index > open && line.startsWith("```"));
  return found < 0 ? lines.length : found;
}

interface ListMark {
  readonly number: number | null;
  readonly rest: string;
}

function listMark(line: string): ListMark | null {
  const match = /^ {0,3}(?:[-*•]|(\d{1,9})[.)])[ \t]+(\S.*)$/.exec(line);
  if (!match) return null;
  return { number: match[1] === undefined ? null : Number(match[1]), rest: match[2] ?? "" };
}

function listEnd(lines: readonly string[], start: number): number {
  const ordered = listMark(lines[start] ?? "")?.number !== null;
  let end = start + 1;
  while (end < lines.length) {
    const mark = listMark(lines[end] ?? "");
    if (!mark || (mark.number !== null) !== ordered) break;
    end++;
  }
  return end;
}

function list(lines: readonly string[]): Block {
  const marks = lines.map(listMark).filter((mark) => mark !== null);
  const first = marks[0]?.number ?? null;
  return {
    type: "list",
    ordered: first !== null,
    start: first ?? 1,
    items: marks.map((mark) => parseInline(mark.rest, 0)),
  };
}

function inlineLines(lines: readonly string[]): Inline[] {
  return lines.flatMap((line, index) => {
    const inlines = parseInline(line, 0);
    return index ? [{ type: "break" } as const, ...inlines] : inlines;
  });
}

export function parseInline(source: string, depth: number): Inline[] {
  const found: Inline[] = [];
  let plain = "";
  let at = 0;
  while (at < source.length) {
    const mark = source.charAt(at);
    if (mark === "\\" && /[\\`*_[\]()]/.test(source.charAt(at + 1))) {
      plain += source.charAt(at + 1);
      at += 2;
      continue;
    }
    const span = depth < deepest ? spanAt(source, at, depth) : null;
    if (!span) {
      plain += mark;
      at++;
      continue;
    }
    if (plain) found.push({ type: "text", text: plain });
    plain = "";
    found.push(span.inline);
    at = span.end;
  }
  if (plain) found.push({ type: "text", text: plain });
  return found;
}

interface Span {
  readonly inline: Inline;
  readonly end: number;
}

function spanAt(source: string, at: number, depth: number): Span | null {
  switch (source.charAt(at)) {
    case "`":
      return codeSpan(source, at);
    case "*":
      return source.startsWith("**", at)
        ? emphasis(source, at, "**", depth)
        : emphasis(source, at, "*", depth);
    case "_":
      // Within a word it is part of a name such as order_id.
      return /\w/.test(source.charAt(at - 1))
        ? null
        : emphasis(source, at, source.startsWith("__", at) ? "__" : "_", depth);
    case "[":
      return namedLink(source, at, depth);
    case "h":
      return bareLink(source, at);
    default:
      return null;
  }
}

function codeSpan(source: string, at: number): Span | null {
  const end = source.indexOf("`", at + 1);
  return end > at + 1
    ? { inline: { type: "code", text: source.slice(at + 1, end) }, end: end + 1 }
    : null;
}

function emphasis(source: string, at: number, mark: string, depth: number): Span | null {
  const start = at + mark.length;
  if (!/\S/.test(source.charAt(start)) || source.charAt(start) === mark.charAt(0)) return null;
  let end = source.indexOf(mark, start);
  // "2 * 3" and "snake_case" close nothing.
  while (
    end > 0 &&
    (/\s/.test(source.charAt(end - 1)) ||
      (mark.startsWith("_") && /\w/.test(source.charAt(end + mark.length))))
  ) {
    end = source.indexOf(mark, end + mark.length);
  }
  if (end < 0) return null;
  const inlines = parseInline(source.slice(start, end), depth + 1);
  return { inline: { type: mark.length === 2 ? "strong" : "em", inlines }, end: end + mark.length };
}

function namedLink(source: string, at: number, depth: number): Span | null {
  const middle = source.indexOf("](", at);
  const end = middle < 0 ? -1 : source.indexOf(")", middle);
  const label = source.slice(at + 1, middle);
  if (end < 0 || label === "" || label.includes("[") || end - middle > 2_050) return null;
  const href = safeUrl(source.slice(middle + 2, end));
  if (!href) return null;
  return { inline: { type: "link", href, inlines: parseInline(label, depth + 1) }, end: end + 1 };
}

function bareLink(source: string, at: number): Span | null {
  if (/\w/.test(source.charAt(at - 1))) return null;
  const match = /^https?:\/\/[^\s<>"`*]{1,2000}/.exec(source.slice(at, at + 2_010));
  // A full stop or a closing bracket after an address belongs to the sentence.
  const address = match?.[0].replace(/[.,;:!?)\]}'’]+$/, "");
  const href = address ? safeUrl(address) : null;
  if (!address || !href) return null;
  return {
    inline: { type: "link", href, inlines: [{ type: "text", text: address }] },
    end: at + address.length,
  };
}
