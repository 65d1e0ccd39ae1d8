import { blankConversation, type ConversationState, type SyncState } from "./state";

/**
 * Changes one conversation. Staff keep only what they watch or have unsent messages in; of an unwatched conversation
 * nothing sent is waited for, since its log is not loaded.
 */
export function changeConversation(
  state: SyncState,
  id: string,
  change: (conversation: ConversationState) => ConversationState,
): SyncState {
  const before = state.conversations.get(id);
  let after = change(before ?? blankConversation(id));
  if (after === before) return state;
  if (!after.watched && after.pending.some((item) => item.delivery.kind === "sent")) {
    after = { ...after, pending: after.pending.filter((item) => item.delivery.kind !== "sent") };
  }
  const conversations = new Map(state.conversations);
  if (state.self.kind === "contact" || after.watched || after.pending.length) {
    conversations.set(id, after);
  } else if (!conversations.delete(id)) {
    return state;
  }
  return { ...state, conversations };
}
