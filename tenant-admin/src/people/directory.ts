import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app';

/** Whom a conversation can be given to. */
export function useStaffDirectory() {
  const { service } = useApp();
  const agents = useQuery({ queryKey: ['agents'], queryFn: ({ signal }) => service.agents(signal), staleTime: 60_000 });
  const teams = useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => service.teams(signal), staleTime: 300_000 });
  return { agents: agents.data?.data ?? [], teams: teams.data?.data ?? [] };
}
