import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { OperationsOf } from '../api/shop';
import type { Operation } from '../api/types';
import { useApp } from '../app';
import { keys } from '../inbox/queries';
import { useLiveConversation } from '../live/live';
import { isOver, isSettled } from './rules';

const OPERATIONS = ['operations'];
const POLICY = ['shop policy'];

/** How often one looks whether the shop has done it, and whether somebody has agreed or the order has followed, milliseconds. */
const WHILE_RUNNING = 4_000;
const WHILE_WAITING = 30_000;

export function useOperations(of: OperationsOf) {
  const { service } = useApp();
  return useQuery({
    queryKey: [...OPERATIONS, of],
    queryFn: ({ signal }) => service.shop.operations(of, signal),
    refetchInterval: ({ state }) => interval(state.data?.data ?? []),
  });
}

function interval(operations: readonly Operation[]): number | false {
  const open = operations.filter((one) => !isSettled(one));
  if (open.length === 0) return false;
  return open.some(({ state }) => state !== 'awaiting_approval' && !isOver(state)) ? WHILE_RUNNING : WHILE_WAITING;
}

export function usePolicy() {
  const { service } = useApp();
  return useQuery({ queryKey: POLICY, queryFn: ({ signal }) => service.shop.policy(signal) });
}

/** Everything that shows operations reads them again. */
export function useRefresh() {
  const queries = useQueryClient();
  return (changed?: Operation) => {
    void queries.invalidateQueries({ queryKey: OPERATIONS });
    void queries.invalidateQueries({ queryKey: POLICY });
    if (changed?.conversationId != null) {
      void queries.invalidateQueries({ queryKey: keys.conversation(changed.conversationId) });
    }
  };
}

/** The log tells of each step: the orders and what is asked of the shop are read again then. */
export function useOperationNews(conversationId: string): void {
  const queries = useQueryClient();
  const entries = useLiveConversation(conversationId)?.entries;
  const last = entries?.findLast(({ data }) => data?.type === 'operation')?.seq ?? 0;
  const seen = useRef(last);
  useEffect(() => {
    if (last === seen.current) return;
    seen.current = last;
    void queries.invalidateQueries({ queryKey: OPERATIONS });
    void queries.invalidateQueries({ queryKey: keys.conversation(conversationId) });
  }, [last, conversationId, queries]);
}

/** One key for as long as the same is asked for: asking again after a lost answer does it once. */
export function useOnce(): (body: unknown) => string {
  const kept = useRef({ asked: '', key: '' });
  return (body) => {
    const asked = JSON.stringify(body);
    if (kept.current.asked !== asked) kept.current = { asked, key: crypto.randomUUID() };
    return kept.current.key;
  };
}
