import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app';

export type StepState = 'unknown' | 'open' | 'done';

const LOOK_AGAIN_MS = 5_000;

/** How far the tenant has come, by what is there: nothing is ticked off by hand. */
export function useProgress(): { install: StepState; invite: StepState; article: StepState } {
  const { service } = useApp();
  const conversations = useQuery({
    queryKey: ['welcome', 'conversations'],
    queryFn: ({ signal }) => service.anyConversation(signal),
    // The first shopper is mostly the owner, in another tab.
    refetchInterval: (query) => ((query.state.data?.data.length ?? 0) > 0 ? false : LOOK_AGAIN_MS),
  });
  const agents = useQuery({ queryKey: ['agents'], queryFn: ({ signal }) => service.agents(signal) });
  const invitations = useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => service.invitations(signal) });
  const articles = useQuery({ queryKey: ['welcome', 'articles'], queryFn: ({ signal }) => service.articles(signal) });

  return {
    install: state(conversations.data?.data.length),
    invite: state(
      agents.data === undefined || invitations.data === undefined
        ? undefined
        : agents.data.data.length - 1 + invitations.data.data.length,
    ),
    article: state(articles.data?.data.length),
  };
}

function state(count: number | undefined): StepState {
  if (count === undefined) return 'unknown';
  return count > 0 ? 'done' : 'open';
}
