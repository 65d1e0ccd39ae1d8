/** Generated from docs/api/realtime.json by `npm run generate`: change the service's records instead. */
import type { EntryData } from "../data";

/**
 * What clients and servers say to each other on the socket, one object in each frame.
 */
export type Frame = ClientFrame | ServerFrame;
export type ClientFrame =
  | ClientHello
  | ClientMessageSend
  | ClientReceived
  | ClientRead
  | ClientTyping
  | ClientPageView
  | ClientHandoff
  | ClientWatch
  | ClientUnwatch
  | ClientSubscribe
  | ClientUnsubscribe
  | ClientPing
  | ClientPong;
/**
 * A list of conversations that staff work from.
 */
export type View = "mine" | "open" | "unassigned" | "assistant" | "queue";
export type ServerFrame =
  | ServerWelcome
  | ServerEntries
  | ServerAck
  | ServerNewEntry
  | ServerEntryDelta
  | ServerReceiptMoved
  | ServerTyping
  | ServerPresence
  | ServerConversationChanged
  | ServerQueue
  | ServerFailure
  | ServerPing
  | ServerPong;
/**
 * `pending`: with the assistant. `open`: for people. `snoozed`: until a time or the visitor's next message. There is no "closed".
 */
export type ConversationStatus = "pending" | "open" | "snoozed" | "resolved";
export type Priority = "low" | "medium" | "high" | "urgent";
/**
 * What an entry of the log is. `edit`, `reaction` and `call` are reserved for later.
 */
export type EntryKind =
  "message" | "note" | "status" | "assignment" | "handoff" | "rating" | "card" | "event";
export type AuthorKind = "contact" | "agent" | "assistant" | "system";
export type PresenceStatus = "online" | "away" | "offline";

/**
 * The first frame, within 5 s; repeated, it renews the token. `resume` says what the client has.
 */
export interface ClientHello {
  readonly type: "hello";
  readonly token: string;
  readonly resume?: readonly Resume[] | null;
}
/**
 * A conversation of which the client has all entries up to and with `afterSeq`.
 */
export interface Resume {
  readonly conversationId: string;
  readonly afterSeq: number;
}
/**
 * Append a message, or with `private` a note. For visitors `conversationId` null means the open conversation, "new" a new one.
 */
export interface ClientMessageSend {
  readonly type: "message.send";
  readonly clientId: string;
  readonly conversationId?: string | null;
  readonly text?: string | null;
  readonly attachments?: readonly string[] | null;
  readonly private?: boolean;
}
/**
 * All entries up to `seq` have arrived.
 */
export interface ClientReceived {
  readonly type: "received";
  readonly conversationId: string;
  readonly seq: number;
}
/**
 * All entries up to `seq` have been seen by the person.
 */
export interface ClientRead {
  readonly type: "read";
  readonly conversationId: string;
  readonly seq: number;
}
/**
 * The person types; `draft` is what stands in the composer, where the site allows the preview.
 */
export interface ClientTyping {
  readonly type: "typing";
  readonly conversationId: string;
  readonly typing: boolean;
  readonly draft?: string | null;
}
/**
 * Where the visitor is.
 */
export interface ClientPageView {
  readonly type: "page";
  readonly url: string;
  readonly title?: string | null;
}
/**
 * The shopper wants a person.
 */
export interface ClientHandoff {
  readonly type: "handoff";
  readonly conversationId: string;
  readonly reason?: string | null;
}
/**
 * Staff: send this conversation's entries and signals.
 */
export interface ClientWatch {
  readonly type: "watch";
  readonly conversationId: string;
}
/**
 * Staff: send no more of this conversation.
 */
export interface ClientUnwatch {
  readonly type: "unwatch";
  readonly conversationId: string;
}
/**
 * Staff: send the changes of this list.
 */
export interface ClientSubscribe {
  readonly type: "subscribe";
  readonly view: View;
}
/**
 * Staff: send no more of this list.
 */
export interface ClientUnsubscribe {
  readonly type: "unsubscribe";
  readonly view: View;
}
/**
 * Is the other side still there? After 25 s of silence.
 */
export interface ClientPing {
  readonly type: "ping";
}
/**
 * The answer to the server's `ping`.
 */
export interface ClientPong {
  readonly type: "pong";
}
/**
 * The token is good. `conversations`: those resumed, for a visitor the own open ones.
 */
export interface ServerWelcome {
  readonly type: "welcome";
  readonly connectionId: string;
  readonly serverTime: string;
  readonly conversations: readonly Conversation[];
}
/**
 * A conversation as one reader sees it: `lastSeq` and `lastEntry` are the last that this reader may see.
 */
export interface Conversation {
  readonly id: string;
  readonly siteId: string;
  readonly channel: string;
  readonly contactId: string;
  readonly contactName?: string;
  readonly status: ConversationStatus;
  readonly assignee: null | Assignee;
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly subject?: string;
  readonly lastSeq: number;
  readonly lastEntry?: Entry;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly waitingSince?: string;
  readonly snoozedUntil?: string;
  readonly offer?: Offer;
  readonly receipts: readonly Receipt[];
}
export interface Assignee {
  readonly agentId?: string;
  readonly teamId?: string;
  readonly name?: string;
}
/**
 * One entry of a conversation's log, as one reader sees it. `prevSeq` is the `seq` of the entry before it that this reader may see, 0 for the first; `clientId` is shown to the author only; an erased entry keeps `seq`, `kind` and `at`.
 */
export interface Entry {
  readonly id: string;
  readonly seq: number;
  readonly prevSeq: number;
  readonly kind: EntryKind;
  readonly author: Author;
  readonly at: string;
  readonly private: boolean;
  readonly text?: string;
  readonly attachments?: readonly Attachment[];
  readonly data?: EntryData;
  readonly clientId?: string;
  readonly draftId?: string;
  readonly sourceAt?: string;
  readonly erasedAt?: string;
}
/**
 * Who wrote an entry. The assistant and the system have no id.
 */
export interface Author {
  readonly kind: AuthorKind;
  readonly id?: string;
  readonly name?: string;
  readonly avatarUrl?: string;
}
/**
 * A file on an entry: size in bytes, width and height in pixels where it is an image.
 */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
}
/**
 * Routing waits for this agent's acceptance.
 */
export interface Offer {
  readonly agentId: string;
  readonly expiresAt: string;
}
/**
 * How far a reader has received and read. Visitors see the staff as one reader without an id.
 */
export interface Receipt {
  readonly reader: Reader;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}
export interface Reader {
  readonly kind: AuthorKind;
  readonly id?: string;
}
/**
 * What was missed, the oldest first. `more`: another frame follows; not `complete` on the last: fetch the rest by HTTP.
 */
export interface ServerEntries {
  readonly type: "entries";
  readonly conversationId: string;
  readonly entries: readonly Entry[];
  readonly more: boolean;
  readonly complete: boolean;
}
/**
 * The entry is committed. The same `clientId` again gets the same ack, then without `prevSeq`.
 */
export interface ServerAck {
  readonly type: "ack";
  readonly clientId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly seq: number;
  readonly prevSeq?: number;
  readonly at: string;
}
/**
 * Somebody wrote, or something happened; not to the socket that sent it, which gets the `ack`.
 */
export interface ServerNewEntry {
  readonly type: "entry";
  readonly conversationId: string;
  readonly entry: Entry;
}
/**
 * The assistant's answer while it is written: append `text` at `offset` (in UTF-16 units), or drop the draft when `aborted`.
 */
export interface ServerEntryDelta {
  readonly type: "entry.delta";
  readonly conversationId: string;
  readonly draftId: string;
  readonly offset?: number;
  readonly text?: string;
  readonly aborted?: boolean;
}
/**
 * How far somebody has received and read by now.
 */
export interface ServerReceiptMoved {
  readonly type: "receipt";
  readonly conversationId: string;
  readonly reader: Reader;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}
/**
 * Somebody of the other side types; `draft` is what stands in their composer, where the site allows the preview.
 */
export interface ServerTyping {
  readonly type: "typing";
  readonly conversationId: string;
  readonly author: Author;
  readonly typing: boolean;
  readonly draft?: string;
}
/**
 * An agent or a visitor comes, goes, or looks at another page.
 */
export interface ServerPresence {
  readonly type: "presence";
  readonly agentId?: string;
  readonly contactId?: string;
  readonly status: PresenceStatus;
  readonly page?: Page;
}
/**
 * A page of the site, as the visitor's browser names it.
 */
export interface Page {
  readonly url: string;
  readonly title?: string;
}
/**
 * Status, assignee, priority, tags or the last entry of a conversation have changed.
 */
export interface ServerConversationChanged {
  readonly type: "conversation";
  readonly conversation: Conversation;
}
/**
 * The shopper's place in the queue, from 1; 0 = taken.
 */
export interface ServerQueue {
  readonly type: "queue";
  readonly conversationId: string;
  readonly position: number;
  readonly estimatedSeconds?: number;
}
/**
 * A frame was refused; with `retryAfterSeconds` it may be sent again after that time.
 */
export interface ServerFailure {
  readonly type: "error";
  readonly code: string;
  readonly detail: string;
  readonly clientId?: string;
  readonly retryAfterSeconds?: number;
}
/**
 * Is the other side still there? After 25 s of silence.
 */
export interface ServerPing {
  readonly type: "ping";
}
/**
 * The answer to the client's `ping`.
 */
export interface ServerPong {
  readonly type: "pong";
}
