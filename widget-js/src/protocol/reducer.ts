import { changeConversation } from "./change";
import { addEntries, applyFrame } from "./transport/frames";
import { begin, prepend } from "./log";
import { deliver, discard, enqueue } from "./pending";
import type { Connection, ConversationState, Failure, PendingMessage, SyncState } from "./state";
import type { Author, Entry, ServerFrame } from "./wire";

/** What the client itself decides or finds out about a conversation. */
export interface Note {
  readonly watched?: boolean;
  readonly loadingOlder?: boolean;
  readonly loadFailure?: Failure | null;
}

/** Everything that can happen to the state. */
export type SyncEvent =
  | { readonly kind: "frame"; readonly frame: ServerFrame }
  | { readonly kind: "connection"; readonly connection: Connection }
  | { readonly kind: "queued"; readonly items: readonly PendingMessage[] }
  | { readonly kind: "failed"; readonly clientId: string; readonly failure: Failure }
  | { readonly kind: "retried"; readonly clientId: string }
  | { readonly kind: "discarded"; readonly clientId: string }
  | { readonly kind: "noted"; readonly conversationId: string; readonly note: Note }
  | {
      readonly kind: "page";
      readonly conversationId: string;
      readonly page: "newest" | "after" | "older";
      readonly entries: readonly Entry[];
      readonly lastSeq: number;
      /** Nothing can have been missed meanwhile: `lastSeq` is the last word on what exists. */
      readonly final: boolean;
    }
  | { readonly kind: "typingEnded"; readonly conversationId: string; readonly author: Author };

/** The heart of the client: the only way in which its state changes. */
export function apply(state: SyncState, event: SyncEvent): SyncState {
  switch (event.kind) {
    case "frame":
      return applyFrame(state, event.frame);
    case "connection":
      return connect(state, event.connection);
    case "queued":
      return enqueue(state, event.items);
    case "failed":
      return deliver(state, event.clientId, { kind: "failed", failure: event.failure });
    case "retried":
      return deliver(state, event.clientId, { kind: "sending" });
    case "discarded":
      return discard(state, event.clientId);
    case "noted":
      return changeConversation(state, event.conversationId, (c) => ({ ...c, ...event.note }));
    case "page":
      return addPage(state, event);
    case "typingEnded":
      return changeConversation(state, event.conversationId, (c) => ({
        ...c,
        typing: c.typing.filter(
          ({ author }) => author.kind !== event.author.kind || author.id !== event.author.id,
        ),
      }));
  }
}

/** Signals are only true while the socket tells them. */
function connect(state: SyncState, connection: Connection): SyncState {
  if (sameConnection(state.connection, connection)) return state;
  if (connection.kind === "online") return { ...state, connection };
  const quiet = (c: ConversationState): ConversationState =>
    c.drafts.length || c.typing.length ? { ...c, drafts: [], typing: [] } : c;
  for (const id of state.conversations.keys()) state = changeConversation(state, id, quiet);
  return { ...state, connection, presence: new Map() };
}

function sameConnection(a: Connection, b: Connection): boolean {
  if (a.kind === "offline") return b.kind === "offline" && a.retryAt === b.retryAt;
  if (a.kind === "stopped") return b.kind === "stopped" && a.reason === b.reason;
  return a.kind === b.kind;
}

function addPage(state: SyncState, page: Extract<SyncEvent, { kind: "page" }>): SyncState {
  const { conversationId, entries, lastSeq } = page;
  switch (page.page) {
    case "newest":
      state = addEntries(state, conversationId, entries, (c) => begin(c, entries, lastSeq));
      return changeConversation(state, conversationId, (c) => ({ ...c, missing: !page.final }));
    case "older":
      return addEntries(state, conversationId, [], (c) => prepend(c, entries));
    case "after":
      state = addEntries(state, conversationId, entries);
      return changeConversation(state, conversationId, (c) => {
        const cursor = c.cursor ?? 0;
        const heard = page.final ? knownToExist(c) : c.latest;
        const latest = Math.max(lastSeq, cursor, heard);
        return { ...c, latest, missing: lastSeq > cursor || (c.missing && latest > cursor) };
      });
  }
}

/** The highest `seq` that this client has seen with its own eyes, not only heard of. */
function knownToExist(c: ConversationState): number {
  const sent = c.pending.map(({ delivery }) => (delivery.kind === "sent" ? delivery.seq : 0));
  return Math.max(0, ...sent, ...c.ahead.map((entry) => entry.seq));
}
