import type { ConversationState, Self } from "./state";
import type { Author, Entry, Reader } from "./wire";

/** How far an own entry has come to the other side. */
export function deliveryOf(c: ConversationState, entry: Entry): "sent" | "delivered" | "read" {
  const others = c.receipts.filter(({ reader }) => reader.kind !== entry.author.kind);
  if (others.some(({ readSeq }) => readSeq >= entry.seq)) return "read";
  return others.some(({ deliveredSeq }) => deliveredSeq >= entry.seq) ? "delivered" : "sent";
}

/** What others wrote after this reader's position; at least 1 when the log is not loaded but has news. */
export function unreadCount(c: ConversationState, self: Self): number {
  const readSeq = c.receipts.find(({ reader }) => isOwn(reader, self))?.readSeq ?? 0;
  const isNews = ({ seq, author, kind }: Entry) =>
    seq > readSeq &&
    !isOwn(author, self) &&
    (kind === "message" || kind === "note" || kind === "card");
  if (c.cursor !== null) return c.entries.filter(isNews).length;
  const last = c.conversation?.lastEntry;
  return last && isNews(last) ? 1 : 0;
}

/** Whether an author or a reader is the person behind this client. A visitor sees no contact but itself. */
export function isOwn(author: Author | Reader, self: Self): boolean {
  return author.kind === self.kind && (self.kind === "contact" || author.id === self.id);
}
