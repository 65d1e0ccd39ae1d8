import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem';
import type { CandidateLine, CandidateState } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';

const CANDIDATES = ['candidates'];

/** `null` = all that wait for a decision. */
export function useCandidates(state: CandidateState | null) {
  const { service } = useApp();
  return useInfiniteQuery({
    queryKey: [...CANDIDATES, state],
    queryFn: ({ pageParam, signal }) => service.candidates(state, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}

export function useCandidate(id: string, wanted: boolean) {
  const { service } = useApp();
  return useQuery({
    queryKey: ['candidate', id],
    queryFn: ({ signal }) => service.candidate(id, signal),
    enabled: wanted,
  });
}

/** What can be done about a page. Each says whether it was done. */
export function useDecisions() {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();

  const decide = async (call: () => Promise<unknown>, said: string): Promise<boolean> => {
    try {
      await call();
      notify(said);
      return true;
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
      return false;
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: CANDIDATES }),
        queries.invalidateQueries({ queryKey: ['welcome'] }),
      ]);
    }
  };

  return {
    publish: ({ id, title, state }: CandidateLine) =>
      decide(
        () => service.acceptCandidate(id),
        state === 'changed' ? t('{title} is up to date', { title }) : t('{title} is published', { title }),
      ),
    decline: ({ id, title, state }: CandidateLine) =>
      decide(
        () => service.declineCandidate(id),
        state === 'offered' ? t('{title} is not offered again', { title }) : t('The article stays as it is'),
      ),
    deleteArticle: ({ id, articleId, title }: CandidateLine) =>
      decide(
        async () => {
          if (articleId !== null) await service.deleteArticle(articleId);
          await service.declineCandidate(id);
        },
        t('The article {title} is deleted', { title }),
      ),
  };
}
