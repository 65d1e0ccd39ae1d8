import { deliveryOf } from "../../protocol";
import type { Author, ConversationState, Draft, Entry, PendingMessage } from "../../protocol";

export type OwnDelivery = "sent" | "delivered" | "read";

export type Row =
  | {
      readonly type: "entry";
      readonly key: string;
      readonly entry: Entry;
      readonly delivery: OwnDelivery | null;
    }
  | { readonly type: "pending"; readonly key: string; readonly message: PendingMessage }
  | { readonly type: "draft"; readonly key: string; readonly draft: Draft };

export type Item =
  | { readonly type: "day"; readonly key: string; readonly at: Date }
  /** A line about the conversation itself, such as who joined. */
  | { readonly type: "line"; readonly key: string; readonly entry: Entry }
  | {
      readonly type: "group";
      readonly key: string;
      readonly own: boolean;
      readonly author: Author;
      readonly at: Date;
      readonly rows: readonly Row[];
    };

/** Whether two pictures of the log show the same in this place; what did not change keeps its identity in them. */
export function sameItem(one: Item, other: Item): boolean {
  if (one.type === "group" && other.type === "group")
    return (
      one.rows.length === other.rows.length &&
      one.rows.every((row, at) => sameRow(row, other.rows[at]))
    );
  if (one.type === "line" && other.type === "line") return one.entry === other.entry;
  return one.type === "day" && other.type === "day" && one.key === other.key;
}

function sameRow(one: Row, other: Row | undefined): boolean {
  if (one.type === "entry" && other?.type === "entry")
    return one.entry === other.entry && one.delivery === other.delivery;
  if (one.type === "pending" && other?.type === "pending") return one.message === other.message;
  return one.type === "draft" && other?.type === "draft" && one.draft === other.draft;
}

type Group = Extract<Item, { type: "group" }> & { readonly rows: Row[] };

/** Consecutive messages of one author this close together read as one turn. */
const turn = 5 * 60_000;

const spoken = new Set(["message", "card"]);
const told = new Set(["status", "assignment", "handoff"]);

/** What the log shows, from top to bottom. Keys stay when a pending message or a draft becomes an entry. */
export function timeline(
  conversation: ConversationState | null,
  unbound: readonly PendingMessage[],
): Item[] {
  const entries = conversation?.entries ?? [];
  const pending = [...(conversation?.pending ?? []), ...unbound];
  const lastOwn = pending.length
    ? undefined
    : findLast(entries, (entry) => entry.author.kind === "contact");
  const builder = new Builder();
  for (const entry of entries) {
    if (entry.private) continue;
    if (told.has(entry.kind)) builder.line(entry);
    else if (spoken.has(entry.kind)) {
      const delivery = conversation && entry === lastOwn ? deliveryOf(conversation, entry) : null;
      const key = entry.clientId ?? entry.draftId ?? entry.id;
      builder.row(entry.author, new Date(entry.at), { type: "entry", key, entry, delivery });
    }
  }
  for (const draft of conversation?.drafts ?? []) {
    builder.row({ kind: "assistant" }, null, { type: "draft", key: draft.draftId, draft });
  }
  for (const message of pending) {
    builder.row({ kind: "contact" }, new Date(message.createdAt), {
      type: "pending",
      key: message.clientId,
      message,
    });
  }
  return builder.items;
}

/** As `Array.prototype.findLast`, which browsers of 2021 lack. */
export function findLast<T>(list: readonly T[], wanted: (item: T) => boolean): T | undefined {
  for (let at = list.length - 1; at >= 0; at--) {
    const item = list[at];
    if (item !== undefined && wanted(item)) return item;
  }
  return undefined;
}

class Builder {
  readonly items: Item[] = [];
  private group: Group | null = null;
  private lastAt = 0;
  /** Local midnight before and after what was added last. */
  private dayFrom = 0;
  private dayTo = 0;

  line(entry: Entry): void {
    this.day(new Date(entry.at));
    this.group = null;
    this.items.push({ type: "line", key: entry.id, entry });
  }

  /** `at` is `null` for what is being written now. */
  row(author: Author, at: Date | null, row: Row): void {
    const when = at ?? new Date(this.lastAt || Date.now());
    this.day(when);
    const last = this.group;
    const same = last && sameAuthor(last.author, author) && when.getTime() - this.lastAt < turn;
    this.lastAt = when.getTime();
    if (same) {
      last.rows.push(row);
      return;
    }
    this.group = {
      type: "group",
      key: `group-${row.key}`,
      own: author.kind === "contact",
      author,
      at: when,
      rows: [row],
    };
    this.items.push(this.group);
  }

  private day(at: Date): void {
    const time = at.getTime();
    if (Number.isNaN(time) || (time >= this.dayFrom && time < this.dayTo)) return;
    this.dayFrom = new Date(at).setHours(0, 0, 0, 0);
    this.dayTo = new Date(at).setHours(24, 0, 0, 0);
    this.group = null;
    this.items.push({ type: "day", key: `day-${at.toDateString()}`, at });
  }
}

function sameAuthor(one: Author, other: Author): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind === "contact" || one.kind === "assistant" || one.id === other.id;
}
