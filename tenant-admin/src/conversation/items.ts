import { isRecord } from '../api/problem';
import type { Entry, Receipt } from '../api/types';
import { sameDay } from '../ui/format';

/** What the log shows, line by line. */
export type Item =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'bubble'; key: string; entry: Entry; side: Side; first: boolean; last: boolean }
  | { kind: 'handoff'; key: string; entry: Entry; summary: Entry | null }
  /** `cause` is what an entry of the service itself follows from, where that is known. */
  | { kind: 'line'; key: string; entry: Entry; cause: Entry | null };

/** The shopper stands on the left, everybody who answers on the right. */
export type Side = 'shopper' | 'agent' | 'assistant' | 'note';

const GROUP_MS = 5 * 60_000;

export function items(entries: readonly Entry[]): Item[] {
  const result: Item[] = [];
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    const after = entries[index + 1];
    if (before === undefined || !sameDay(before.at, entry.at)) {
      result.push({ kind: 'day', key: `day-${entry.id}`, at: entry.at });
    }
    if (before?.kind === 'handoff' && isSummary(entry)) return;
    const side = sideOf(entry);
    if (side !== null) {
      const first = !together(before, entry);
      const last = !together(entry, after);
      result.push({ kind: 'bubble', key: entry.id, entry, side, first, last });
    } else if (entry.kind === 'handoff') {
      result.push({ kind: 'handoff', key: entry.id, entry, summary: isSummary(after) ? after : null });
    } else if (!isSaidBefore(entry, before, entries[index - 2])) {
      result.push({ kind: 'line', key: entry.id, entry, cause: opensFor(entry, before) ? before : null });
    }
  });
  return result;
}

/** The note to staff that comes with a handoff: what the assistant knows. */
function isSummary(entry: Entry | undefined): entry is Entry {
  return entry?.kind === 'note' && entry.author.kind !== 'agent';
}

/** A reply opens the conversation in the same breath: the service tells of it right after the words. */
function opensFor(entry: Entry, before: Entry | undefined): before is Entry {
  return (
    entry.kind === 'status' &&
    entry.author.kind === 'system' &&
    entry.data?.['to'] === 'open' &&
    before !== undefined &&
    before.seq === entry.seq - 1 &&
    sideOf(before) === 'agent'
  );
}

/** Who took over with a reply took it: that need not be said twice. */
function isSaidBefore(entry: Entry, before: Entry | undefined, reply: Entry | undefined): boolean {
  if (entry.kind !== 'assignment' || before === undefined || !isRecord(entry.data)) return false;
  const { agentId } = entry.data;
  return (
    opensFor(before, reply) &&
    before.data?.['from'] === 'pending' &&
    agentId === entry.author.id &&
    agentId === reply.author.id
  );
}

export function sideOf(entry: Entry): Side | null {
  if (entry.kind === 'note') return 'note';
  if (entry.kind !== 'message' && entry.kind !== 'card') return null;
  if (entry.private) return 'note';
  switch (entry.author.kind) {
    case 'contact':
      return 'shopper';
    case 'agent':
      return 'agent';
    case 'assistant':
      return 'assistant';
    case 'system':
      return entry.kind === 'card' ? 'assistant' : null;
  }
}

function together(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const side = sideOf(a);
  return (
    side !== null &&
    side === sideOf(b) &&
    a.author.id === b.author.id &&
    sameDay(a.at, b.at) &&
    Date.parse(b.at) - Date.parse(a.at) < GROUP_MS
  );
}

/**
 * The words that still wait for an answer: what the shopper wrote after the last one. That the assistant hands over is no
 * answer to what made it do so.
 */
export function unanswered(entries: readonly Entry[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const handoff = entries.findLastIndex(({ kind }) => kind === 'handoff');
  let reached = handoff < 0;
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (entry === undefined) break;
    const side = sideOf(entry);
    if (side === 'agent' || (side === 'assistant' && reached)) break;
    if (side !== 'shopper') continue;
    ids.add(entry.id);
    reached ||= index < handoff;
  }
  return ids;
}

export type Mark = 'sent' | 'delivered' | 'read';

/** How far the shopper has come: the furthest position of any of the shopper's readers. */
export function markOf(seq: number, receipts: readonly Receipt[]): Mark {
  const theirs = receipts.filter(({ reader }) => reader.kind === 'contact');
  if (theirs.some(({ readSeq }) => readSeq >= seq)) return 'read';
  if (theirs.some(({ deliveredSeq }) => deliveredSeq >= seq)) return 'delivered';
  return 'sent';
}
