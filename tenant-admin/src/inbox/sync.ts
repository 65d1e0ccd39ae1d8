import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStaff } from '../live/live';
import { applyConversation, keys, knownConversation } from './queries';
import { LIVE_VIEWS } from './views';

/** Keeps the lists true: frames change them at once, and after a break they are asked for again. */
export function useInboxSync(): void {
  const { live, me } = useStaff();
  const queries = useQueryClient();
  useEffect(() => {
    for (const view of LIVE_VIEWS) live.client.subscribe(view);
    const endings = [
      live.client.on('conversation', (conversation) => applyConversation(queries, conversation, me.id)),
      live.client.on('resynced', () => {
        void queries.invalidateQueries({ queryKey: keys.lists });
        void queries.invalidateQueries({ queryKey: ['conversation'] });
      }),
    ];
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
