import { isOwn, unreadCount } from "../../protocol";
import type { Entry, SyncState } from "../../protocol";
import type { Words } from "../text/words";
import { lineText } from "./lines";
import { plain } from "../text/plain";
import { standingOf } from "./standing";

/** One of the shopper's conversations, as the home screen lists it. */
export interface Past {
  readonly id: string;
  /** The person or the assistant at the other end. */
  readonly who: string;
  readonly person: boolean;
  readonly preview: string;
  readonly at: Date;
  readonly resolved: boolean;
  readonly unread: number;
}

/** UTF-16 units of a message, far more than a row of the list has room for. */
const longest = 300;

/** The latest first; those without a message are left out. */
export function pastConversations(sync: SyncState | null, words: Words): Past[] {
  const found: Past[] = [];
  for (const state of sync?.conversations.values() ?? []) {
    const { conversation } = state;
    // The log may be ahead of what was told of the conversation, or all that is known of a new one.
    const newest = state.entries.at(-1);
    const told = conversation?.lastEntry;
    const lastEntry = newest && newest.seq > (told?.seq ?? 0) ? newest : told;
    if (!sync || !lastEntry) continue;
    const { status, agent } = standingOf(state);
    const author = lastEntry.author.kind === "agent" ? lastEntry.author.name : null;
    const person = agent?.name ?? author ?? null;
    found.push({
      id: state.id,
      who: person ?? words.say("assistant"),
      person: person !== null,
      preview: preview(lastEntry, sync, words),
      at: new Date(lastEntry.at),
      resolved: status === "resolved",
      unread: unreadCount(state, sync.self),
    });
  }
  return found.sort((one, other) => other.at.getTime() - one.at.getTime());
}

function preview(entry: Entry, sync: SyncState, words: Words): string {
  if (entry.erasedAt) return words.say("removed");
  const said =
    plain(entry.text ?? "", longest) ||
    entry.attachments?.[0]?.name ||
    lineText(entry, words) ||
    "";
  return isOwn(entry.author, sync.self) && entry.kind === "message"
    ? words.say("youSaid", { text: said })
    : said;
}
