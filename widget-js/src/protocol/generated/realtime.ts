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
export type ConversationStatus = "pending" | "open" | "snoozed" | "resolved";
export type Priority = "low" | "medium" | "high" | "urgent";
export type EntryKind =
  "message" | "note" | "status" | "assignment" | "handoff" | "rating" | "card" | "event";
export type AuthorKind = "contact" | "agent" | "assistant" | "system";
export type PresenceStatus = "online" | "away" | "offline";

export interface ClientHello {
  readonly type: "hello";
  readonly token: string;
  readonly resume?: readonly Resume[] | null;
}
export interface Resume {
  readonly conversationId: string;
  readonly afterSeq: number;
}
export interface ClientMessageSend {
  readonly type: "message.send";
  readonly clientId: string;
  readonly conversationId?: string | null;
  readonly text?: string | null;
  readonly attachments?: readonly string[] | null;
  readonly private?: boolean;
}
export interface ClientReceived {
  readonly type: "received";
  readonly conversationId: string;
  readonly seq: number;
}
export interface ClientRead {
  readonly type: "read";
  readonly conversationId: string;
  readonly seq: number;
}
export interface ClientTyping {
  readonly type: "typing";
  readonly conversationId: string;
  readonly typing: boolean;
  readonly draft?: string | null;
}
export interface ClientPageView {
  readonly type: "page";
  readonly url: string;
  readonly title?: string | null;
}
export interface ClientHandoff {
  readonly type: "handoff";
  readonly conversationId: string;
  readonly reason?: string | null;
}
export interface ClientWatch {
  readonly type: "watch";
  readonly conversationId: string;
}
export interface ClientUnwatch {
  readonly type: "unwatch";
  readonly conversationId: string;
}
export interface ClientSubscribe {
  readonly type: "subscribe";
  readonly view: View;
}
export interface ClientUnsubscribe {
  readonly type: "unsubscribe";
  readonly view: View;
}
export interface ClientPing {
  readonly type: "ping";
}
export interface ClientPong {
  readonly type: "pong";
}
export interface ServerWelcome {
  readonly type: "welcome";
  readonly connectionId: string;
  readonly serverTime: string;
  readonly conversations: readonly Conversation[];
}
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
export interface Author {
  readonly kind: AuthorKind;
  readonly id?: string;
  readonly name?: string;
  readonly avatarUrl?: string;
}
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
}
export interface Offer {
  readonly agentId: string;
  readonly expiresAt: string;
}
export interface Receipt {
  readonly reader: Reader;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}
export interface Reader {
  readonly kind: AuthorKind;
  readonly id?: string;
}
export interface ServerEntries {
  readonly type: "entries";
  readonly conversationId: string;
  readonly entries: readonly Entry[];
  readonly more: boolean;
  readonly complete: boolean;
}
export interface ServerAck {
  readonly type: "ack";
  readonly clientId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly seq: number;
  readonly prevSeq?: number;
  readonly at: string;
}
export interface ServerNewEntry {
  readonly type: "entry";
  readonly conversationId: string;
  readonly entry: Entry;
}
export interface ServerEntryDelta {
  readonly type: "entry.delta";
  readonly conversationId: string;
  readonly draftId: string;
  readonly offset?: number;
  readonly text?: string;
  readonly aborted?: boolean;
}
export interface ServerReceiptMoved {
  readonly type: "receipt";
  readonly conversationId: string;
  readonly reader: Reader;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}
export interface ServerTyping {
  readonly type: "typing";
  readonly conversationId: string;
  readonly author: Author;
  readonly typing: boolean;
  readonly draft?: string;
}
export interface ServerPresence {
  readonly type: "presence";
  readonly agentId?: string;
  readonly contactId?: string;
  readonly status: PresenceStatus;
  readonly page?: Page;
}
export interface Page {
  readonly url: string;
  readonly title?: string;
}
export interface ServerConversationChanged {
  readonly type: "conversation";
  readonly conversation: Conversation;
}
export interface ServerQueue {
  readonly type: "queue";
  readonly conversationId: string;
  readonly position: number;
  readonly estimatedSeconds?: number;
}
export interface ServerFailure {
  readonly type: "error";
  readonly code: string;
  readonly detail: string;
  readonly clientId?: string;
  readonly retryAfterSeconds?: number;
}
export interface ServerPing {
  readonly type: "ping";
}
export interface ServerPong {
  readonly type: "pong";
}
