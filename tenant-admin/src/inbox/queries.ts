import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ConversationDetail, ConversationRow, Page } from '../api/types';
import { useApp } from '../app';
import { locale } from '../i18n/i18n';
import { merged, rows, withConversation, type Pages } from './lists';
import { listInfo, LISTS, type ListName } from './views';

export const keys = {
  lists: ['list'] as const,
  list: (name: ListName, q: string) => ['list', name, q] as const,
  conversation: (id: string) => ['conversation', id] as const,
};

export function useConversationList(name: ListName, q: string) {
  const { service } = useApp();
  const query = useInfiniteQuery<
    Page<ConversationRow>,
    Error,
    InfiniteData<Page<ConversationRow>, string | null>,
    ReturnType<typeof keys.list>,
    string | null
  >({
    queryKey: keys.list(name, q),
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) => service.conversations(listInfo(name).query, q, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor,
    ...(q !== '' && { placeholderData: keepPreviousData }),
  });
  const list = useMemo(() => rows(name, query.data), [name, query.data]);
  return { ...query, rows: list };
}

/** How many there are, as far as was read. */
export function counted({ rows, hasNextPage }: { rows: readonly unknown[]; hasNextPage: boolean }): string {
  return `${rows.length.toLocaleString(locale())}${hasNextPage ? '+' : ''}`;
}

export function useConversationDetail(id: string) {
  const { service } = useApp();
  return useQuery({ queryKey: keys.conversation(id), queryFn: ({ signal }) => service.conversation(id, signal) });
}

/** Puts a changed conversation into everything that shows it. */
export function applyConversation(queries: QueryClient, changed: ConversationRow, myId: string): void {
  for (const { name } of LISTS) {
    queries.setQueryData<Pages>(keys.list(name, ''), (pages) => pages && withConversation(pages, name, changed, myId));
  }
  queries.setQueryData<ConversationDetail>(
    keys.conversation(changed.id),
    (known) => known && { ...merged(known, changed), contact: known.contact, commerce: known.commerce },
  );
}

/** The freshest copy of a conversation that any list or detail holds. */
export function knownConversation(queries: QueryClient, id: string): ConversationRow | null {
  const detail = queries.getQueryData<ConversationDetail>(keys.conversation(id));
  if (detail !== undefined) return detail;
  for (const [, pages] of queries.getQueriesData<Pages>({ queryKey: keys.lists })) {
    const row = pages?.pages.flatMap((page) => page.data).find((one) => one.id === id);
    if (row !== undefined) return row;
  }
  return null;
}
