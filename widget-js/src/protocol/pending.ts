import type { Delivery, PendingMessage, SyncState } from "./state";
import { changeConversation } from "./change";

/** All messages that are not in the log, by lane: one per conversation, and `""` for those without one. */
export function lanesOf(state: SyncState): Map<string, readonly PendingMessage[]> {
  const lanes = new Map([["", state.unbound]]);
  for (const [id, { pending }] of state.conversations) if (pending.length) lanes.set(id, pending);
  return lanes;
}

export function findPending(state: SyncState, clientId: string): PendingMessage | undefined {
  for (const items of lanesOf(state).values()) {
    const found = items.find((item) => item.clientId === clientId);
    if (found) return found;
  }
  return undefined;
}

/** Queues messages at their place; those already known are left alone. */
export function enqueue(state: SyncState, items: readonly PendingMessage[]): SyncState {
  for (const item of items) {
    if (!findPending(state, item.clientId)) state = put(state, item);
  }
  return state;
}

export function discard(state: SyncState, clientId: string): SyncState {
  const item = findPending(state, clientId);
  return item ? changeLane(state, item, (items) => items.filter((other) => other !== item)) : state;
}

export function deliver(state: SyncState, clientId: string, delivery: Delivery): SyncState {
  const item = findPending(state, clientId);
  if (!item) return state;
  return changeLane(state, item, (items) =>
    items.map((other) => (other === item ? { ...item, delivery } : other)),
  );
}

/**
 * The message was committed as `seq` of `conversationId`. One that had no conversation takes the messages queued behind
 * it along, up to the next that asks for a conversation of its own. A visitor looks at what was just written.
 */
export function bind(
  state: SyncState,
  clientId: string,
  conversationId: string,
  seq: number,
): SyncState {
  const sent: Delivery = { kind: "sent", seq };
  if (state.self.kind === "contact") {
    state = changeConversation(state, conversationId, (c) =>
      c.watched ? c : { ...c, watched: true },
    );
  }
  const start = state.unbound.findIndex((item) => item.clientId === clientId);
  if (start < 0) return deliver(state, clientId, sent);
  let end = start + 1;
  while (end < state.unbound.length && state.unbound[end]?.conversationId === null) end++;
  const bound = state.unbound.slice(start, end);
  state = { ...state, unbound: [...state.unbound.slice(0, start), ...state.unbound.slice(end)] };
  for (const item of bound) state = put(state, { ...item, conversationId });
  return deliver(state, clientId, sent);
}

function put(state: SyncState, item: PendingMessage): SyncState {
  return changeLane(state, item, (items) =>
    [...items, item].sort((a, b) => a.createdAt - b.createdAt),
  );
}

function changeLane(
  state: SyncState,
  { conversationId }: PendingMessage,
  change: (items: readonly PendingMessage[]) => readonly PendingMessage[],
): SyncState {
  return conversationId === null || conversationId === "new"
    ? { ...state, unbound: change(state.unbound) }
    : changeConversation(state, conversationId, (c) => ({ ...c, pending: change(c.pending) }));
}
