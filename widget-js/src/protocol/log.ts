import type { ConversationState } from "./state";
import type { Entry } from "./wire";

type Log = Pick<ConversationState, "entries" | "cursor" | "ahead">;

/** Entries kept ahead of a gap; what is dropped is fetched with the gap. */
const MAX_AHEAD = 200;

const bySeq = (a: Entry, b: Entry) => a.seq - b.seq;

/** Adds entries in any order, known ones too: what follows the log joins it, what lies beyond a gap waits. */
export function merge<L extends Log>(log: L, incoming: readonly Entry[]): L {
  const entries = [...log.entries];
  const ahead: Entry[] = [];
  let cursor = log.cursor;
  for (const entry of [...log.ahead, ...incoming].sort(bySeq)) {
    if (cursor !== null && entry.seq <= cursor) {
      replaceKnown(entries, entry);
    } else if (entry.prevSeq <= (cursor ?? 0)) {
      entries.push(entry);
      cursor = entry.seq;
    } else if (ahead.at(-1)?.seq !== entry.seq) {
      ahead.push(entry);
    }
  }
  const unchanged =
    cursor === log.cursor &&
    ahead.length === log.ahead.length &&
    entries.every((entry, index) => entry === log.entries[index]);
  return unchanged ? log : { ...log, entries, cursor, ahead: ahead.slice(0, MAX_AHEAD) };
}

/** The first page of a log: its newest entries. */
export function begin<L extends Log>(log: L, page: readonly Entry[], lastSeq: number): L {
  if (log.cursor !== null) return merge(log, page);
  const entries = [...page].sort(bySeq);
  return merge({ ...log, entries, cursor: entries.at(-1)?.seq ?? lastSeq }, []);
}

/** Puts an older page before the log; a page that does not touch the log is of no use. */
export function prepend<L extends Log>(log: L, page: readonly Entry[]): L {
  const first = log.entries[0];
  if (!first) return log;
  const older = page.filter((entry) => entry.seq < first.seq).sort(bySeq);
  return older.at(-1)?.seq === first.prevSeq
    ? { ...log, entries: [...older, ...log.entries] }
    : log;
}

/** A later copy of an entry wins (it may be erased meanwhile), but a late older copy never brings text back. */
function replaceKnown(entries: Entry[], entry: Entry): void {
  let index = entries.length - 1;
  while ((entries[index]?.seq ?? 0) > entry.seq) index--;
  const known = entries[index];
  if (known?.seq !== entry.seq || (known.erasedAt && !entry.erasedAt)) return;
  if (JSON.stringify(known) !== JSON.stringify(entry)) entries[index] = entry;
}
