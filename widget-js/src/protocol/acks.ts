import { findPending } from "./pending";
import type { SyncEvent } from "./reducer";
import type { SyncState } from "./state";
import type { Ack, Entry } from "./wire";

/** The unsent messages that an event tells to be committed: by an acknowledgement, or by the entry itself. */
export function committedBy(event: SyncEvent, before: SyncState): Ack[] {
  return acksIn(event).filter(({ clientId }) => {
    const item = findPending(before, clientId);
    return item && item.delivery.kind !== "sent";
  });
}

function acksIn(event: SyncEvent): Ack[] {
  if (event.kind === "page") return fromEntries(event.conversationId, event.entries);
  if (event.kind !== "frame") return [];
  const { frame } = event;
  if (frame.type === "ack") return [frame];
  if (frame.type === "entry") return fromEntries(frame.conversationId, [frame.entry]);
  return frame.type === "entries" ? fromEntries(frame.conversationId, frame.entries) : [];
}

function fromEntries(conversationId: string, entries: readonly Entry[]): Ack[] {
  return entries.flatMap(({ clientId, id: messageId, seq, prevSeq, at }) =>
    clientId ? [{ clientId, conversationId, messageId, seq, prevSeq, at }] : [],
  );
}
