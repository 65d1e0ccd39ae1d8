import type { SyncEvents } from "./api";
import { isOwn } from "./selectors";
import type { SyncState } from "./state";

/**
 * What others added to the logs that were followed before, in order and once: live, after a lost connection, or when a
 * gap is filled. The first page of a log is history, and no news.
 */
export function newsBetween(before: SyncState, after: SyncState): SyncEvents["entry"][] {
  const news: SyncEvents["entry"][] = [];
  for (const [conversationId, { cursor, entries }] of after.conversations) {
    const from = before.conversations.get(conversationId)?.cursor ?? null;
    if (from === null || from === cursor) continue;
    let index = entries.length;
    while ((entries[index - 1]?.seq ?? 0) > from) index--;
    for (const entry of entries.slice(index))
      if (!isOwn(entry.author, after.self)) news.push({ conversationId, entry });
  }
  return news;
}
