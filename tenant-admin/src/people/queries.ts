import { useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem';
import type { Page, StaffMember, StaffRole, Team } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import { roleLabel } from './roles';

const PEOPLE = ['people'];
const TEAMS = ['teams'];

export function usePeople() {
  const { service } = useApp();
  return useQuery({ queryKey: PEOPLE, queryFn: ({ signal }) => service.people(signal) });
}

export function useTeams() {
  const { service } = useApp();
  return useQuery({ queryKey: TEAMS, queryFn: ({ signal }) => service.teams(signal) });
}

/** Changes that show at once, can be undone, and are taken back with a word when the service refuses. */
export function usePeopleActions() {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();

  const change = async (person: StaffMember, patch: Partial<StaffMember>, call: () => Promise<StaffMember>) => {
    const put = (next: StaffMember) =>
      queries.setQueryData<Page<StaffMember>>(
        PEOPLE,
        (page) => page && { ...page, data: page.data.map((one) => (one.id === next.id ? next : one)) },
      );
    put({ ...person, ...patch });
    try {
      put(await call());
      void queries.invalidateQueries({ queryKey: ['agents'] });
      return true;
    } catch (error) {
      put(person);
      notify(explain(error), { tone: 'danger' });
      return false;
    }
  };

  const changeRole = async (person: StaffMember, role: StaffRole) => {
    if (!(await change(person, { role }, () => service.changeRole(person.id, role)))) return;
    const undo = { ...person, role };
    notify(t('{name} is now: {role}', { name: person.name, role: t(roleLabel(role)) }), {
      action: {
        label: t('Undo'),
        run: () => void change(undo, { role: person.role }, () => service.changeRole(person.id, person.role)),
      },
    });
  };

  const reactivate = (person: StaffMember) => change(person, { active: true }, () => service.reactivate(person.id));

  const deactivate = async (person: StaffMember) => {
    if (!(await change(person, { active: false }, () => service.deactivate(person.id)))) return;
    notify(t('{name} can no longer sign in here', { name: person.name }), {
      action: { label: t('Undo'), run: () => void reactivate({ ...person, active: false }) },
    });
  };

  return { changeRole, deactivate, reactivate };
}

export function useTeamActions() {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();

  const setMember = async (team: Team, staffId: string, member: boolean) => {
    const put = (memberIds: string[]) =>
      queries.setQueryData<Page<Team>>(
        TEAMS,
        (page) => page && { ...page, data: page.data.map((one) => (one.id === team.id ? { ...one, memberIds } : one)) },
      );
    const rest = team.memberIds.filter((id) => id !== staffId);
    put(member ? [...rest, staffId] : rest);
    try {
      await (member ? service.joinTeam(team.id, staffId) : service.leaveTeam(team.id, staffId));
    } catch (error) {
      put(team.memberIds);
      notify(explain(error), { tone: 'danger' });
    }
  };

  /** `null` makes a new one. Says whether it was kept. */
  const name = async (team: Team | null, name: string): Promise<boolean> => {
    try {
      await (team === null ? service.createTeam(name) : service.renameTeam(team.id, name));
      await queries.invalidateQueries({ queryKey: TEAMS });
      return true;
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
      return false;
    }
  };

  return { setMember, name };
}
