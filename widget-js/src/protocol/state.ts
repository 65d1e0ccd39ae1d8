import type {
  Attachment,
  Author,
  Conversation,
  Entry,
  Page,
  PresenceStatus,
  Receipt,
} from "./wire";

export interface Self {
  readonly kind: "contact" | "agent";
  readonly id: string;
  /** Shown on own messages until the server's entry arrives. */
  readonly name?: string;
  readonly avatarUrl?: string;
  /** Contacts that were joined into this one: their unsent messages are sent as well. */
  readonly formerIds?: readonly string[];
}

/** Why the client gave up. Only `start()` brings it back. */
export type StopReason =
  /** `stop()` was called. */
  | "stopped"
  /** The server refused the token twice in a row, or `credentials` had none. */
  | "unauthenticated"
  /** The site does not allow this page's origin. */
  | "origin_not_allowed";

export type Connection =
  | { readonly kind: "connecting" }
  /** The socket is open and welcomed. */
  | { readonly kind: "online" }
  /** Sockets fail, HTTP works: everything arrives, only later. */
  | { readonly kind: "polling" }
  /** Nothing works; tried again at `retryAt` (epoch milliseconds), on `online` and when the page becomes visible. */
  | { readonly kind: "offline"; readonly retryAt: number }
  | { readonly kind: "stopped"; readonly reason: StopReason };

export interface Failure {
  /** The server's stable code; `send_failed` when it gave none. */
  readonly code: string;
  readonly detail: string;
  /** Whether sending the same text again may succeed. */
  readonly retryable: boolean;
}

export type Delivery =
  | { readonly kind: "sending" }
  /** Acknowledged, and about to appear in `entries`. */
  | { readonly kind: "sent"; readonly seq: number }
  | { readonly kind: "failed"; readonly failure: Failure };

/** A message of this client that is not in the log yet, oldest first. Shown below the entries. */
export interface PendingMessage {
  readonly clientId: string;
  /** Where it goes; `null` or `"new"` until the first acknowledgement says where. */
  readonly conversationId: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly private: boolean;
  /** Epoch milliseconds of this device, strictly growing. */
  readonly createdAt: number;
  readonly delivery: Delivery;
}

/** The assistant's answer while it is being written. */
export interface Draft {
  readonly draftId: string;
  readonly text: string;
}

export interface Typing {
  readonly author: Author;
  /** What the visitor has typed so far, where the site allows the preview. */
  readonly draft?: string;
}

export interface Queue {
  /** From 1. */
  readonly position: number;
  readonly estimatedSeconds?: number;
}

export interface ConversationState {
  readonly id: string;
  /** `null` until the server told it. */
  readonly conversation: Conversation | null;
  /** A piece of the log without holes and doubles, in `seq` order, up to `cursor`. */
  readonly entries: readonly Entry[];
  /** The log is known up to this `seq`; `null` = not loaded. */
  readonly cursor: number | null;
  /** Entries that arrived ahead of a gap; they join `entries` when the gap is filled. */
  readonly ahead: readonly Entry[];
  /** The highest `seq` that is known to exist. */
  readonly latest: number;
  /** Something after `cursor` is certainly missing and has to be fetched. */
  readonly missing: boolean;
  /** Somebody looks at it: its log is loaded and kept. */
  readonly watched: boolean;
  /** Entries before `entries[0]` exist: `loadOlder`. */
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** Why the log can't be loaded, such as `conversation_not_found`. */
  readonly loadFailure: Failure | null;
  readonly pending: readonly PendingMessage[];
  readonly drafts: readonly Draft[];
  readonly typing: readonly Typing[];
  readonly receipts: readonly Receipt[];
  /** The shopper's place; `null` = not queued. */
  readonly queue: Queue | null;
}

export interface Presence {
  readonly status: PresenceStatus;
  readonly page?: Page;
}

/** All that the client knows: immutable, parts that did not change keep their identity. */
export interface SyncState {
  readonly self: Self;
  readonly connection: Connection;
  /** By conversation id. Visitors: all that the server told; staff: those watched. */
  readonly conversations: ReadonlyMap<string, ConversationState>;
  /** Messages whose conversation does not exist yet, oldest first. */
  readonly unbound: readonly PendingMessage[];
  /** By agent or contact id. */
  readonly presence: ReadonlyMap<string, Presence>;
}

export function initialState(self: Self): SyncState {
  return {
    self,
    connection: { kind: "stopped", reason: "stopped" },
    conversations: new Map(),
    unbound: [],
    presence: new Map(),
  };
}

export function blankConversation(id: string): ConversationState {
  return {
    id,
    conversation: null,
    entries: [],
    cursor: null,
    ahead: [],
    latest: 0,
    missing: false,
    watched: false,
    hasOlder: false,
    loadingOlder: false,
    loadFailure: null,
    pending: [],
    drafts: [],
    typing: [],
    receipts: [],
    queue: null,
  };
}
