/** What a line of Markdown is, before its words are looked at. */

export const isFence = (line: string): boolean => line.startsWith("```");

export interface ListMark {
  /** `null` where the items are not numbered. */
  readonly number: number | null;
  readonly rest: string;
}

export function listMark(line: string): ListMark | null {
  const match = /^ *(?:[-*•]|(\d{1,9})[.)])[ \t]+(\S.*)$/.exec(line);
  if (!match) return null;
  return { number: match[1] === undefined ? null : Number(match[1]), rest: match[2] ?? "" };
}

/** The words of a heading, which a message shows as bold. */
export const headingOf = (line: string): string | undefined => /^#{1,6} +(\S.*)$/.exec(line)?.[1];

/** How many columns the table has that begins at this line: a line with "|" is one only if dashes stand below it. */
export function columnsAt(lines: readonly string[], at: number): number {
  const [head = "", rule = ""] = [lines[at], lines[at + 1]];
  if (!head.includes("|") || !rule.includes("|")) return 0;
  const dashes = cellsOf(rule);
  const { length } = cellsOf(head);
  return dashes.length === length && dashes.every((cell) => /^:?-+:?$/.test(cell)) ? length : 0;
}

export function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

/** Takes away the end of a message that is still written, as far as nobody can tell yet what it will be. */
export function holdBack(lines: string[]): void {
  const last = lines.length - 1;
  const line = lines[last] ?? "";
  if (lines.slice(0, last).filter(isFence).length % 2) {
    if (/^``?$/.test(line)) lines[last] = "";
    return;
  }
  const below = isBelowTable(lines, last);
  let head = last;
  while (hasBar(lines[head - 1])) head--;
  if (!below && (head === last ? hasBar(line) : head === last - 1 && /^[\s|:-]*$/.test(line))) {
    // The first row of what is a table once dashes stand below it, all of them; what stood before its first bar stays.
    lines[head] = (lines[head] ?? "").replace(/\s*(?<!\\)\|.*/, "");
    lines.fill("", head + 1);
  } else if (below && !line.includes("|") && !isRow(lines[last - 1])) {
    // Where rows have no outer bars, the next one begins as any text does.
    lines[last] = "";
  } else
    lines[last] = isFence(line)
      ? ""
      : line
          .replace(/\[[^[\]]*(\](\([^)]{0,2050})?)?$/, "")
          .replace(/[*_`\\]{1,6}$/, "")
          .replace(/^ *([-*•|]|#{1,6}|\d{1,9}[.)]?)?\s*$/, "");
}

const isRow = (line = ""): boolean => /^ *\|/.test(line);

/** May be a row, of a table with outer bars or without: then its first cell is no longer than this. */
const hasBar = (line = ""): boolean => /^[^`|]{0,60}(?<!\\)\|/.test(line) && !listMark(line);

function isBelowTable(lines: readonly string[], at: number): boolean {
  for (; lines[at - 1]?.includes("|"); at--) if (columnsAt(lines, at - 2)) return true;
  return false;
}
