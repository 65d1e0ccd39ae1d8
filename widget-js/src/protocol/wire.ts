/**
 * What clients and servers say to each other, version 1: generated from the service's own records, and what those do not
 * say. A `?` is a field that may be absent, and readers treat `null` there as absent.
 */
import type { ServerAck, ServerFrame } from "./generated/realtime";

export type {
  Assignee,
  Attachment,
  Author,
  AuthorKind,
  ClientFrame,
  Conversation,
  ConversationStatus,
  Entry,
  EntryKind,
  Offer,
  Page,
  PresenceStatus,
  Priority,
  Reader,
  Receipt,
  Resume as ResumePoint,
  ServerFrame,
  View,
} from "./generated/realtime";
export type { CardType, Citation, EntryData } from "./data";

/** Said of a message after the commit; the same `clientId` again gets the same acknowledgement. */
export type Ack = Omit<ServerAck, "type">;

/** The server frame of one type: `ServerFrameOf<"ack">`. */
export type ServerFrameOf<T extends ServerFrame["type"]> = Extract<
  ServerFrame,
  { readonly type: T }
>;

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
