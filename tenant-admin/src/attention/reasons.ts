import type { ConversationRow } from '../api/types';

export type About = 'mine' | 'all' | 'nothing';

/** Why somebody should look: the shopper wrote, waits for a person, or the conversation was given to them. */
export type Reason = 'message' | 'waiting' | 'assigned';

/** What was known of a conversation before. */
export interface Before {
  lastSeq: number;
  status: ConversationRow['status'];
  mine: boolean;
}

export function beforeOf(conversation: ConversationRow, myId: string): Before {
  return {
    lastSeq: conversation.lastSeq,
    status: conversation.status,
    mine: conversation.assignee?.agentId === myId,
  };
}

/** Whether this change is worth a person's attention, and why; null for what they did themselves or did not ask for. */
export function reasonOf(before: Before | null, now: ConversationRow, myId: string, about: About): Reason | null {
  const last = now.lastEntry;
  const mine = now.assignee?.agentId === myId;
  const nobodys = now.assignee?.agentId == null;
  if (about === 'nothing' || now.status !== 'open' || last?.author.id === myId) return null;
  if (about === 'mine' && !mine && !nobodys) return null;
  if (mine && before !== null && !before.mine) return 'assigned';
  if (last === undefined || now.lastSeq <= (before?.lastSeq ?? 0)) return null;
  if (last.kind === 'handoff' || (nobodys && before?.status === 'pending')) return 'waiting';
  return last.kind === 'message' && last.author.kind === 'contact' ? 'message' : null;
}
