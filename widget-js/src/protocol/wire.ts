/**
 * What clients and servers say to each other, version 1. Every type here has the meaning the protocol gives it; a `?` is a
 * field that may be absent, and readers treat `null` there as absent.
 */

export type AuthorKind = "contact" | "agent" | "assistant" | "system";

/** Who wrote an entry or is typing. `id`, `name` and `avatarUrl` are missing where the reader may not know them. */
export interface Author {
  readonly kind: AuthorKind;
  readonly id?: string;
  readonly name?: string;
  readonly avatarUrl?: string;
}

export type EntryKind =
  "message" | "note" | "status" | "assignment" | "handoff" | "rating" | "card" | "event";

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** Where an answer of the assistant comes from. */
export interface Citation {
  readonly articleId?: string;
  readonly title: string;
  readonly url: string;
}

export type CardType = "order" | "product" | "article" | "form" | "quickReplies" | "proposal";

/** Typed content of an entry: a card names its `type`; an assistant's message may carry `citations`. */
export interface EntryData {
  readonly type?: CardType | (string & {});
  readonly citations?: readonly Citation[];
  readonly [field: string]: unknown;
}

/** One line of a conversation's log. */
export interface Entry {
  readonly id: string;
  /** 1, 2, 3 … in this conversation, without a gap, the same for every reader. */
  readonly seq: number;
  /** The `seq` of the entry before this one that this reader may see; 0 for the first. */
  readonly prevSeq: number;
  readonly kind: EntryKind;
  readonly author: Author;
  readonly at: string;
  readonly private: boolean;
  readonly text?: string;
  readonly attachments?: readonly Attachment[];
  readonly data?: EntryData;
  /** Shown only to the entry's author. */
  readonly clientId?: string;
  /** The draft, streamed before, that this entry replaces. */
  readonly draftId?: string;
  readonly sourceAt?: string;
  readonly erasedAt?: string;
}

export interface Reader {
  readonly kind: AuthorKind;
  readonly id?: string;
}

/** How far a reader has come. Positions only move forward. */
export interface Receipt {
  readonly reader: Reader;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}

export type ConversationStatus = "pending" | "open" | "snoozed" | "resolved";

export type Priority = "low" | "medium" | "high" | "urgent";

export interface Assignee {
  readonly agentId?: string;
  readonly teamId?: string;
  readonly name: string;
}

export interface Offer {
  readonly agentId: string;
  readonly expiresAt: string;
}

export interface Conversation {
  readonly id: string;
  readonly siteId: string;
  readonly channel: "chat";
  readonly contactId: string;
  readonly contactName?: string;
  readonly status: ConversationStatus;
  readonly assignee: Assignee | null;
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly subject?: string;
  /** The last entry that this reader may see. */
  readonly lastSeq: number;
  readonly lastEntry?: Entry;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly waitingSince?: string;
  readonly snoozedUntil?: string;
  readonly offer?: Offer;
  readonly receipts: readonly Receipt[];
}

export interface Contact {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly verified: boolean;
  readonly vip: boolean;
  readonly siteId: string;
  readonly externalId?: string;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
}

/** The lists that staff may follow. */
export type View = "mine" | "open" | "unassigned" | "assistant" | "queue";

export type PresenceStatus = "online" | "away" | "offline";

export interface Page {
  readonly url: string;
  readonly title: string;
}

export interface ResumePoint {
  readonly conversationId: string;
  readonly afterSeq: number;
}

/** Everything a client may send. */
export type ClientFrame =
  | { readonly type: "hello"; readonly token: string; readonly resume: readonly ResumePoint[] }
  | {
      readonly type: "message.send";
      readonly clientId: string;
      /** Visitors: `null` is the open conversation, else a new one; `"new"` is always a new one. */
      readonly conversationId: string | null;
      readonly text: string;
      readonly attachments: readonly string[];
      readonly private: boolean;
    }
  | { readonly type: "received"; readonly conversationId: string; readonly seq: number }
  | { readonly type: "read"; readonly conversationId: string; readonly seq: number }
  | {
      readonly type: "typing";
      readonly conversationId: string;
      readonly typing: boolean;
      readonly draft?: string;
    }
  | { readonly type: "page"; readonly url: string; readonly title: string }
  | { readonly type: "handoff"; readonly conversationId: string; readonly reason?: string }
  | { readonly type: "watch"; readonly conversationId: string }
  | { readonly type: "unwatch"; readonly conversationId: string }
  | { readonly type: "subscribe"; readonly view: View }
  | { readonly type: "unsubscribe"; readonly view: View }
  | { readonly type: "ping" }
  /** The answer to the server's `ping`. */
  | { readonly type: "pong" };

/** Said of a message after the commit; the same `clientId` again gets the same acknowledgement. */
export interface Ack {
  readonly clientId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly seq: number;
  readonly at: string;
  /** As in the entry. Without it a reader who may not see everything has to ask whether `seq` follows what it has. */
  readonly prevSeq?: number;
}

/** Everything a server may send. */
export type ServerFrame =
  | {
      readonly type: "welcome";
      readonly connectionId: string;
      readonly serverTime: string;
      readonly conversations: readonly Conversation[];
    }
  | {
      readonly type: "entries";
      readonly conversationId: string;
      readonly entries: readonly Entry[];
      /** Another such frame follows. */
      readonly more: boolean;
      /** On the last frame: false = the rest by HTTP. */
      readonly complete: boolean;
    }
  | ({ readonly type: "ack" } & Ack)
  | { readonly type: "entry"; readonly conversationId: string; readonly entry: Entry }
  | {
      readonly type: "entry.delta";
      readonly conversationId: string;
      readonly draftId: string;
      /** UTF-16 units before `text`. */
      readonly offset?: number;
      readonly text?: string;
      readonly aborted?: boolean;
    }
  | ({ readonly type: "receipt"; readonly conversationId: string } & Receipt)
  | {
      readonly type: "typing";
      readonly conversationId: string;
      readonly author: Author;
      readonly typing: boolean;
      readonly draft?: string;
    }
  | {
      readonly type: "presence";
      readonly agentId?: string;
      readonly contactId?: string;
      readonly status: PresenceStatus;
      readonly page?: Page;
    }
  | { readonly type: "conversation"; readonly conversation: Conversation }
  | {
      readonly type: "queue";
      readonly conversationId: string;
      /** From 1; 0 = taken. */
      readonly position: number;
      readonly estimatedSeconds?: number;
    }
  | {
      readonly type: "error";
      readonly code: string;
      readonly detail: string;
      readonly clientId?: string;
      readonly retryAfterSeconds?: number;
    }
  | { readonly type: "pong" }
  | { readonly type: "ping" };

/** The server frame of one type: `ServerFrameOf<"ack">`. */
export type ServerFrameOf<T extends ServerFrame["type"]> = Extract<
  ServerFrame,
  { readonly type: T }
>;
