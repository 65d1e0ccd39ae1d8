import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { isRecord } from '../api/problem';
import { keep, kept } from './kept';

const WRITE_AFTER_MS = 1_000;
/** Lists, conversations and what surrounds them; nothing with a secret in it, no search. */
const KEPT: ReadonlySet<unknown> = new Set(['list', 'conversation', 'agents', 'teams']);
const MOST_CONVERSATIONS = 30;

/** Brings back what this person's lists showed, and keeps them from now on. Ends what it began. */
export function keepQueries(queries: QueryClient, person: string): () => void {
  const key = `${person}/queries`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let brought = false;
  void kept(key).then((state) => {
    brought = true;
    // What was loaded meanwhile is newer, and stays.
    if (isRecord(state) && Array.isArray(state['queries'])) hydrate(queries, state);
  });
  const end = queries.getQueryCache().subscribe(({ type }) => {
    if (type !== 'updated' || !brought) return;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(key, written(queries)), WRITE_AFTER_MS);
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}

function written(queries: QueryClient): DehydratedState {
  const state = dehydrate(queries, {
    // Also what could not be loaded anew: it is still the latest that is known.
    shouldDehydrateQuery: ({ queryKey, state: { data } }) =>
      data !== undefined && KEPT.has(queryKey[0]) && (queryKey[0] !== 'list' || queryKey[2] === ''),
  });
  const isConversation = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] === 'conversation';
  const latest = state.queries
    .filter(isConversation)
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .slice(0, MOST_CONVERSATIONS);
  return { mutations: [], queries: [...state.queries.filter((one) => !isConversation(one)), ...latest] };
}
