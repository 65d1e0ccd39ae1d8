import type { InfiniteData } from '@tanstack/react-query';
import type { ConversationRow as Conversation, Page, Receipt } from '../api/types';
import { belongs, inOrder, type ListName } from './views';

export type Pages = InfiniteData<Page<Conversation>, string | null>;

/** All rows of a list, each once: a row that moved between two page loads may stand on both. */
export function rows(name: ListName, pages: Pages | undefined): Conversation[] {
  const byId = new Map<string, Conversation>();
  for (const conversation of pages?.pages.flatMap((page) => page.data) ?? []) {
    const known = byId.get(conversation.id);
    byId.set(conversation.id, known === undefined ? conversation : newer(known, conversation));
  }
  return inOrder(name, [...byId.values()]);
}

/** The list after one conversation changed: it enters, moves, or leaves. */
export function withConversation(pages: Pages, name: ListName, changed: Conversation, myId: string): Pages {
  const known = pages.pages.flatMap((page) => page.data).find(({ id }) => id === changed.id);
  if (!belongs(name, changed, myId)) return known === undefined ? pages : without(pages, changed.id);
  const row = known === undefined ? changed : merged(known, changed);
  const [head, ...rest] = without(pages, changed.id).pages;
  if (head === undefined) return pages;
  return { ...pages, pages: [{ ...head, data: [row, ...head.data] }, ...rest] };
}

/** Frames are lean: what a list's row brought along (the contact) is kept. */
export function merged(known: Conversation, changed: Conversation): Conversation {
  const newest = changed.lastSeq < known.lastSeq ? known : changed;
  const lastEntry = newest.lastEntry ?? changed.lastEntry ?? known.lastEntry;
  // What a frame leaves out is over; only what frames never carry is kept.
  return {
    ...changed,
    lastSeq: newest.lastSeq,
    ...(lastEntry !== undefined && { lastEntry }),
    contact: changed.contact ?? known.contact ?? null,

    receipts: furthest(known.receipts, changed.receipts),
  };
}

/** Positions only move forward; a frame may be older than what this reader has done since. */
export function furthest(known: readonly Receipt[], changed: readonly Receipt[]): readonly Receipt[] {
  const result = new Map<string, Receipt>();
  for (const receipt of [...known, ...changed]) {
    const key = `${receipt.reader.kind} ${receipt.reader.id ?? ''}`;
    const before = result.get(key);
    result.set(key, {
      reader: receipt.reader,
      deliveredSeq: Math.max(before?.deliveredSeq ?? 0, receipt.deliveredSeq),
      readSeq: Math.max(before?.readSeq ?? 0, receipt.readSeq),
    });
  }
  return [...result.values()];
}

function newer(a: Conversation, b: Conversation): Conversation {
  return b.lastSeq > a.lastSeq || (b.lastSeq === a.lastSeq && b.updatedAt > a.updatedAt) ? b : a;
}

function without(pages: Pages, id: string): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.data.some((row) => row.id === id) ? { ...page, data: page.data.filter((row) => row.id !== id) } : page,
    ),
  };
}
