import { cellsOf, columnsAt, headingOf, holdBack, isFence, listMark } from "./lines";
import { safeUrl } from "./safe-url";

/** The small subset of Markdown that messages use; everything else stays the text it was. */
export type Block =
  | { readonly type: "paragraph"; readonly inlines: Inline[] }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: Inline[][];
    }
  /** The first row is the head. */
  | { readonly type: "table"; readonly rows: Inline[][][] }
  | { readonly type: "code"; readonly text: string };

export type Inline =
  | { readonly type: "text" | "code"; readonly text: string }
  | { readonly type: "strong" | "em"; readonly inlines: Inline[] }
  | { readonly type: "link"; readonly href: string; readonly inlines: Inline[] }
  | { readonly type: "break" };

/** Emphasis within emphasis ends here; deeper marks stay text, so that no message can exhaust the stack. */
const deepest = 4;

/**
 * While a message is `open` there is more to come: what is marked and has no end yet ends with the text, and what may
 * still become a mark, a link or a table is left out until that is known.
 */
export function parseMarkdown(source: string, open = false): Block[] {
  const blocks: Block[] = [];
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  if (open) holdBack(lines);
  /** What the line before belongs to. */
  let current = null as Block | null;
  const begin = <B extends Block>(block: B): B => {
    blocks.push((current = block));
    return block;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const unfinished = open && at === lines.length - 1;
    const before = current;
    const mark = listMark(line);
    const heading = headingOf(line);
    if (isFence(line)) {
      const found = lines.findIndex((next, index) => index > at && isFence(next));
      const end = found < 0 ? lines.length : found;
      begin({ type: "code", text: lines.slice(at + 1, end).join("\n") });
      current = null;
      at = end;
    } else if (mark) {
      const { number, rest } = mark;
      const ordered = number !== null;
      const list =
        before?.type === "list" && before.ordered === ordered
          ? before
          : begin({ type: "list", ordered, start: number ?? 1, items: [] });
      list.items.push(parseInline(rest, 0, unfinished));
    } else if (before?.type === "table" && line.includes("|")) {
      before.rows.push(row(line, unfinished, before.rows[0]?.length));
    } else if (columnsAt(lines, at)) {
      begin({ type: "table", rows: [row(line, false)] });
      // What stands below only says that it is one.
      at++;
    } else if (heading) {
      const inlines = parseInline(heading, 0, unfinished);
      begin({ type: "paragraph", inlines: [{ type: "strong", inlines }] });
      current = null;
    } else if (line.trim() === "") current = null;
    else {
      const inlines = parseInline(line, 0, unfinished);
      if (before?.type === "paragraph") before.inlines.push({ type: "break" }, ...inlines);
      else begin({ type: "paragraph", inlines });
    }
  }
  return blocks;
}

function row(line: string, open: boolean, columns?: number): Inline[][] {
  const cells = cellsOf(line).slice(0, columns);
  return cells.map((cell, index) => parseInline(cell, 0, open && index === cells.length - 1));
}

export function parseInline(source: string, depth: number, open = false): Inline[] {
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
    const span = depth < deepest ? spanAt(source, at, depth, open) : null;
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

function spanAt(source: string, at: number, depth: number, open: boolean): Span | null {
  switch (source.charAt(at)) {
    case "`":
      return codeSpan(source, at, open);
    case "*":
      return emphasis(source, at, source.startsWith("**", at) ? "**" : "*", depth, open);
    case "_":
      // Within a word it is part of a name such as order_id.
      return /\w/.test(source.charAt(at - 1))
        ? null
        : emphasis(source, at, source.startsWith("__", at) ? "__" : "_", depth, open);
    case "[":
      return namedLink(source, at, depth);
    case "h":
      return bareLink(source, at);
    default:
      return null;
  }
}

function codeSpan(source: string, at: number, open: boolean): Span | null {
  const found = source.indexOf("`", at + 1);
  const end = found < 0 && open ? source.length : found;
  return end > at + 1
    ? { inline: { type: "code", text: source.slice(at + 1, end) }, end: end + 1 }
    : null;
}

function emphasis(
  source: string,
  at: number,
  mark: string,
  depth: number,
  open: boolean,
): Span | null {
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
  const goesOn = end < 0 && open;
  if (goesOn) end = source.length;
  if (end < 0) return null;
  const inlines = parseInline(source.slice(start, end), depth + 1, goesOn);
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
