import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ConversationRow } from '../api/types';
import { useApp } from '../app';
import { knownConversation } from '../inbox/queries';
import { useStaff, type Live } from '../live/live';
import { useActions } from './actions';

const SETTING = 'chatflow.take-on-reply';
const listeners = new Set<() => void>();

/** Whether the first reply makes a conversation that nobody has one's own; a setting of this browser. */
export function useTakeOnReply(): [boolean, (value: boolean) => void] {
  const value = useSyncExternalStore(follow, read);
  const set = (next: boolean) => {
    try {
      localStorage.setItem(SETTING, next ? 'on' : 'off');
    } catch {
      // Storage is forbidden here: the setting is not remembered.
    }
    for (const listener of listeners) listener();
  };
  return [value, set];
}

function read(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off';
  } catch {
    return true;
  }
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Draws nothing. Where it is wished, whoever replies in a conversation that nobody has takes it, once the reply stands. */
export function Taking() {
  const { service, queries } = useApp();
  const { live } = useStaff();
  const actions = useActions();
  const [wished] = useTakeOnReply();
  /** Who gave one back does not get it again with the next word. */
  const taken = useRef(new Set<string>());

  const onReply = async (id: string) => {
    if (!wished || taken.current.has(id)) return;
    if (!isFree(knownConversation(queries, id))) return;
    taken.current.add(id);
    try {
      // The reply may have waited for a connection, and somebody else have taken it meanwhile.
      const row = await service.conversation(id);
      if (isFree(row) && (await actions(id).takeWithReply(row))) return;
    } catch {
      // The reply stands; the next one tries again.
    }
    taken.current.delete(id);
  };

  const latest = useRef(onReply);
  useEffect(() => {
    latest.current = onReply;
  });
  useEffect(
    () =>
      live.client.on('ack', ({ conversationId, clientId }) => {
        if (!isNote(live, conversationId, clientId)) void latest.current(conversationId);
      }),
    [live],
  );
  return null;
}

/** Not known is asked for. What sleeps is left to sleep: an assignment wakes it. */
function isFree(row: Pick<ConversationRow, 'assignee' | 'status'> | null): boolean {
  return row === null || (row.assignee?.agentId == null && row.status !== 'snoozed');
}

function isNote(live: Live, conversationId: string, clientId: string): boolean {
  const state = live.client.state.get().conversations.get(conversationId);
  const sent = [...(state?.pending ?? []), ...(state?.entries ?? [])].find((one) => one.clientId === clientId);
  return sent?.private !== false;
}
