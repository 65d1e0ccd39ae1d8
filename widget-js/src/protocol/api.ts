import type { Failure, Self, SyncState } from "./state";
import type { Ack, Attachment, Conversation, Entry, View } from "./wire";

/** A value that can be read and followed; fits React's `useSyncExternalStore(o.subscribe, o.get)`. */
export interface Observable<T> {
  readonly get: () => T;
  /** Calls `listener` after each change; the result ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Credential {
  readonly token: string;
  /** Known lifetime: the client asks for a new one before it ends and renews it on the open socket. */
  readonly expiresInSeconds?: number;
}

/**
 * `start`: any valid token, a cached one too. `expiring`: a new one. `rejected`: the last one was refused, so a fresh
 * one.
 */
export type CredentialReason = "start" | "expiring" | "rejected";

/**
 * Gives a token; `null` = there is none and there will be none: the client stops as `unauthenticated`. A rejected
 * promise (no network) is tried again later.
 */
export type Credentials = (reason: CredentialReason) => Promise<Credential | null>;

export interface OutgoingMessage {
  /**
   * Visitors: `null` is the open conversation, else a new one; `"new"` always a new one. What is sent with `null` before
   * the first is acknowledged follows it into the same conversation.
   */
  readonly conversationId: string | null;
  readonly text: string;
  /** Uploaded files. */
  readonly attachments?: readonly Attachment[];
  /** Staff: a note that the shopper never sees. */
  readonly private?: boolean;
  /** Of a message that was kept before there was a client; else it gets a new one. */
  readonly clientId?: string;
}

/** What an outbox keeps of a message that is not acknowledged. */
export interface OutboxItem {
  readonly clientId: string;
  readonly authorId: string;
  readonly conversationId: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly private: boolean;
  /** Epoch milliseconds, strictly growing on one device: the order of sending. */
  readonly createdAt: number;
  readonly failure: Failure | null;
}

/** Where unsent messages wait. A store that fails costs durability, never the send. */
export interface OutboxStore {
  /** Hands over what was left behind, now or when the tab that still works on it is gone. */
  readonly load: (adopt: (items: readonly OutboxItem[]) => void) => Promise<void>;
  readonly put: (item: OutboxItem) => Promise<void>;
  readonly remove: (clientId: string) => Promise<void>;
  /** Forgets everything, as on logout. */
  readonly clear: () => Promise<void>;
  /** Lets other tabs take over what is left. */
  readonly close: () => void;
}

export interface SyncEvents {
  /** A conversation changed, entered or left a subscribed view, or is new: update lists. */
  readonly conversation: Conversation;
  /** Somebody else's entry arrived just now (not history): sounds, badges, notifications. */
  readonly entry: { readonly conversationId: string; readonly entry: Entry };
  /** An own message is committed; names the conversation that a `null` send went to. */
  readonly ack: Ack;
  /** A send or another frame was refused. Failed sends also stand in `pending`. */
  readonly problem: { readonly code: string; readonly detail: string; readonly clientId?: string };
  /** Online again (or polling): list changes may have been missed, so load lists again. */
  readonly resynced: null;
}

export interface SyncClientOptions {
  /** Origin of the service, such as `https://chat.example.com`; `/api/v1` is added. */
  readonly baseUrl: string;
  /** `ws(s)://…/api/v1/realtime`. */
  readonly realtimeUrl: string;
  readonly self: Self;
  readonly credentials: Credentials;
  /** Default: `memoryOutbox()`. */
  readonly outbox?: OutboxStore;
}

export interface SyncClient {
  readonly state: Observable<SyncState>;
  start(): void;
  /** Closes the socket and stops every timer; unsent messages stay in the outbox. */
  stop(): void;
  /** Identity or rights changed: asks `credentials("expiring")` and renews on the open socket. */
  renew(): void;
  /** Moves to another store: what it holds is sent too, what is unsent is written to it. */
  useOutbox(store: OutboxStore): Promise<void>;

  /** Shows and queues a message at once; returns its `clientId`. */
  send(message: OutgoingMessage): string;
  /** Sends a failed message again, with the same `clientId`. */
  retry(clientId: string): void;
  /** Forgets a failed message. */
  discard(clientId: string): void;

  /** Loads the newest page of a conversation and keeps it up to date; staff also get its signals. */
  watch(conversationId: string): void;
  /** Staff: stops and forgets it. Visitors: keeps following, since all own entries arrive anyway. */
  unwatch(conversationId: string): void;
  loadOlder(conversationId: string): Promise<void>;
  /** Visitors: learns of the own latest conversations, resolved ones too; `false` when it could not. */
  listConversations(): Promise<boolean>;

  /** The reader has seen everything up to `seq` (default: the last entry). */
  markRead(conversationId: string, seq?: number): void;
  /** Call on every keystroke; the client thins it out and ends it after silence. */
  typing(conversationId: string, typing: boolean, draft?: string): void;
  /** Where the visitor is; told again after each reconnect. */
  page(url: string, title: string): void;
  /** The shopper wants a person. Retried until the server answers; rejects with a `Failure` when it refuses. */
  handoff(conversationId: string, reason?: string): Promise<void>;

  /** Staff: follow the changes of a list as `conversation` events; kept over reconnects. */
  subscribe(view: View): void;
  unsubscribe(view: View): void;

  on<K extends keyof SyncEvents>(kind: K, listener: (event: SyncEvents[K]) => void): () => void;
}
