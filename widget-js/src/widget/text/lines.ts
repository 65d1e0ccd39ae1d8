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
  let head = last;
  while (isRow(lines[head - 1])) head--;
  // The first row of what is a table once dashes stand below it, all of them.
  if (head === last ? isRow(line) : head === last - 1 && /^[\s|:-]*$/.test(line))
    lines.fill("", head);
  else
    lines[last] = isFence(line)
      ? ""
      : line
          .replace(/\[[^[\]]*(\](\([^)]{0,2050})?)?$/, "")
          .replace(/[*_`\\]{1,6}$/, "")
          .replace(/^ *([-*•|]|#{1,6}|\d{1,9}[.)]?)?\s*$/, "");
}

const isRow = (line = ""): boolean => /^ *\|/.test(line);
