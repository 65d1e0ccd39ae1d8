import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConversationRow } from '../api/types';
import { useStaff } from '../live/live';
import { applyConversation, keys, knownConversation } from './queries';
import { LIVE_VIEWS } from './views';

/** Keeps the lists true: frames change them at once, and after a break they are asked for again. */
export function useInboxSync(): void {
  const { live, me } = useStaff();
  const queries = useQueryClient();
  useEffect(() => {
    // What came while something was loading may be older in the answer: it is said again after it.
    const late = new Map<string, ConversationRow>();
    const apply = (conversation: ConversationRow) => applyConversation(queries, conversation, me.id);
    const endings = [
      live.client.on('conversation', (conversation) => {
        apply(conversation);
        if (queries.isFetching() > 0) late.set(conversation.id, conversation);
      }),
      queries.getQueryCache().subscribe(() => {
        if (late.size === 0 || queries.isFetching() > 0) return;
        const again = [...late.values()];
        late.clear();
        again.forEach(apply);
      }),
      live.client.on('resynced', () => {
        void queries.invalidateQueries({ queryKey: keys.lists });
        void queries.invalidateQueries({ queryKey: ['conversation'] });
      }),
    ];
    for (const view of LIVE_VIEWS) live.client.subscribe(view);
    return () => {
      for (const view of LIVE_VIEWS) live.client.unsubscribe(view);
      for (const end of endings) end();
    };
  }, [live, me.id, queries]);
}

/** This reader has seen everything up to `seq`: the unread mark goes at once. */
export function applyRead(queries: QueryClient, conversationId: string, seq: number, myId: string): void {
  const known = knownConversation(queries, conversationId);
  if (known === null) return;
  const mine = { reader: { kind: 'agent' as const, id: myId }, deliveredSeq: seq, readSeq: seq };
  applyConversation(queries, { ...known, receipts: [...known.receipts, mine] }, myId);
}
