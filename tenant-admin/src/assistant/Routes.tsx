import { Select, Skeleton } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { HandoffRoute, Priority, Team } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useTeams } from '../people/queries';
import { SaveBar } from '../sites/SaveBar';
import { words } from '../ui/format';
import { Card, Failed } from '../ui/Page';
import page from '../ui/Page.module.css';
import classes from './Assistant.module.css';
import { ROUTES, useDo, useRoutes } from './queries';
import { REASONS, TIERS } from './words';

const PRIORITIES: readonly Priority[] = ['low', 'medium', 'high', 'urgent'];

/** Of a select: the team that takes what names none. */
const NO_TEAM = '';

/** Who gets a conversation that the assistant hands over, and how soon, by the reason. */
export function Routes({ mayChange }: { mayChange: boolean }) {
  const routes = useRoutes();
  const teams = useTeams();
  const list = routes.data?.routes ?? [];
  const both = {
    isFetching: routes.isFetching || teams.isFetching,
    refetch: () => Promise.all([routes.refetch(), teams.refetch()]),
  };
  return (
    <Card
      id="routes"
      title={t('Where handoffs go')}
      intro={t('For each reason: who should take it, how soon, and which team gets it.')}
    >
      {routes.isPending || teams.isPending ? (
        <Skeleton height={240} aria-label={t('Loading')} />
      ) : routes.data === undefined || teams.data === undefined ? (
        <Failed
          title={routes.data === undefined ? t('The routes could not be loaded') : t('The teams could not be loaded')}
          error={routes.error ?? teams.error}
          query={both}
        />
      ) : list.length === 0 ? (
        <p className={classes['none']}>{t('There is no reason to hand anything over.')}</p>
      ) : (
        <Form saved={list} teams={teams.data.data} mayChange={mayChange} />
      )}
    </Card>
  );
}

interface FormProps {
  saved: readonly HandoffRoute[];
  teams: readonly Team[];
  mayChange: boolean;
}

function Form({ saved, teams, mayChange }: FormProps) {
  const { service } = useApp();
  const act = useDo();
  const [edited, setEdited] = useState<ReadonlyMap<string, HandoffRoute>>(new Map());
  const [saving, setSaving] = useState(false);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setSaving(true);
    const done = await act(() => service.assistant.saveRoutes([...edited.values()]), [ROUTES], t('Saved.'));
    if (done) setEdited(new Map());
    setSaving(false);
  };
  const put = (route: HandoffRoute, before: HandoffRoute) => {
    const next = new Map(edited);
    if (isSame(route, before)) next.delete(route.reason);
    else next.set(route.reason, route);
    setEdited(next);
  };
  return (
    <form className={page['form']} onSubmit={(event) => void save(event)} noValidate>
      <ul className={classes['routes']}>
        {saved.map((route) => (
          <RouteLine
            key={route.reason}
            route={edited.get(route.reason) ?? route}
            teams={teams}
            mayChange={mayChange}
            set={(changed) => put(changed, route)}
          />
        ))}
      </ul>
      <SaveBar
        changed={edited.size > 0}
        saving={saving}
        mayChange={mayChange}
        who={t('Supervisors and above can change this.')}
        onDiscard={() => setEdited(new Map())}
      />
    </form>
  );
}

function isSame(one: HandoffRoute, other: HandoffRoute): boolean {
  return (
    one.tier === other.tier && one.priority === other.priority && (one.teamId ?? NO_TEAM) === (other.teamId ?? NO_TEAM)
  );
}

interface LineProps {
  route: HandoffRoute;
  teams: readonly Team[];
  mayChange: boolean;
  set: (route: HandoffRoute) => void;
}

function RouteLine({ route, teams, mayChange, set }: LineProps) {
  const { reason, tier, priority, teamId } = route;
  const known = REASONS[reason];
  const heading = `route-${reason}`;
  const tiers = TIERS.filter(({ value }) => value > 1 || value === tier);
  const select = { allowDeselect: false, disabled: !mayChange } as const;
  return (
    <li>
      <div className={classes['route']} role="group" aria-labelledby={heading}>
        <span id={heading} className={classes['dayName']}>
          {known === undefined ? words(reason) : t(known)}
        </span>
        <Select
          {...select}
          aria-label={t('Who should take it')}
          data={tiers.map(({ value, label }) => ({ value: String(value), label: t(label) }))}
          value={String(tier)}
          onChange={(value) => value !== null && set({ ...route, tier: Number(value) })}
        />
        <Select
          {...select}
          aria-label={t('Priority')}
          data={PRIORITIES.map((value) => ({ value, label: words(value) }))}
          value={priority}
          onChange={(value) => set({ ...route, priority: PRIORITIES.find((one) => one === value) ?? priority })}
        />
        <Select
          {...select}
          className={classes['team'] ?? ''}
          aria-label={t('Team')}
          data={[
            { value: NO_TEAM, label: t('Default team') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={teamId ?? NO_TEAM}
          onChange={(value) => set({ ...route, teamId: value === null || value === NO_TEAM ? null : value })}
        />
      </div>
    </li>
  );
}
