export type * from "./wire";
export type {
  Connection,
  ConversationState,
  Delivery,
  Draft,
  Failure,
  PendingMessage,
  Presence,
  Queue,
  Self,
  StopReason,
  SyncState,
  Typing,
} from "./state";
export type * from "./api";
export type { Environment, SocketLike } from "./environment";
export { createSyncClient } from "./client";
export { uuid } from "./environment";
export { STALE } from "./outboxKeeper";
export { indexedDbOutbox, memoryOutbox } from "./outbox";
export { deliveryOf, isOwn, unreadCount } from "./selectors";
