import { ActionIcon, Badge, Button, Checkbox, Skeleton, TextInput } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import type { StaffMember, Team } from '../api/types';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { Dialog } from '../ui/Dialog';
import { Card, Failed } from '../ui/Page';
import { Person } from '../ui/Person';
import classes from './People.module.css';
import { useTeamActions, useTeams } from './queries';
import { isAtLeast } from './roles';

const FACES = 4;

export function Teams({ people }: { people: readonly StaffMember[] }) {
  const { me } = useStaff();
  const teams = useTeams();
  const [open, setOpen] = useState<{ teamId: string | null } | null>(null);
  const mayChange = isAtLeast(me.role, 'supervisor');
  const list = teams.data?.data ?? [];
  const edited = list.find(({ id }) => id === open?.teamId);
  return (
    <Card
      id="teams"
      title={t('Teams')}
      intro={t('Conversations are given to the members of a team. The first one takes what names none.')}
      action={
        mayChange && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ teamId: null })}
          >
            {t('New team')}
          </Button>
        )
      }
    >
      {teams.isPending ? (
        <Skeleton height={56} aria-label={t('Loading')} />
      ) : teams.isError && list.length === 0 ? (
        <Failed title={t('The teams could not be loaded')} error={teams.error} query={teams} />
      ) : (
        <ul className={classes['list']}>
          {list.map((team) => (
            <TeamLine
              key={team.id}
              team={team}
              people={people}
              {...(mayChange && { onEdit: () => setOpen({ teamId: team.id }) })}
            />
          ))}
        </ul>
      )}
      {open !== null && (
        <Dialog onClose={() => setOpen(null)} title={edited?.name ?? t('New team')}>
          <TeamForm team={edited ?? null} people={people} onClose={() => setOpen(null)} />
        </Dialog>
      )}
    </Card>
  );
}

function TeamLine({ team, people, onEdit }: { team: Team; people: readonly StaffMember[]; onEdit?: () => void }) {
  const members = people.filter(({ id }) => team.memberIds.includes(id));
  return (
    <li className={classes['team']}>
      <div className={classes['who']}>
        <p className={classes['name']}>
          {team.name}
          {team.isDefault && (
            <Badge size="sm" color="gray">
              {t('Default')}
            </Badge>
          )}
        </p>
        <p className={classes['facts']}>{t('{count} members', { count: members.length })}</p>
      </div>
      <span className={classes['members']}>
        {members.slice(0, FACES).map(({ id, name, avatarUrl }) => (
          <Person key={id} name={name} picture={avatarUrl} size={28} />
        ))}
      </span>
      {onEdit !== undefined && (
        <ActionIcon size="lg" aria-label={t('Change {name}', { name: team.name })} onClick={onEdit}>
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

interface FormProps {
  /** `null`: a new one. */
  team: Team | null;
  people: readonly StaffMember[];
  onClose: () => void;
}

function TeamForm({ team, people, onClose }: FormProps) {
  const actions = useTeamActions();
  const [name, setName] = useState(team?.name ?? '');
  const [busy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given === '') return;
    setBusy(true);
    const done = given === team?.name || (await actions.name(team, given));
    setBusy(false);
    if (done) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextInput
        data-autofocus
        label={t('Name')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {team !== null && (
        <div className={classes['checks']} role="group" aria-label={t('Members')}>
          {people.map((person) => (
            <Checkbox
              key={person.id}
              label={person.name}
              checked={team.memberIds.includes(person.id)}
              onChange={(event) => void actions.setMember(team, person.id, event.currentTarget.checked)}
            />
          ))}
        </div>
      )}
      <Button type="submit" mt="md" fullWidth loading={busy} disabled={name.trim() === ''}>
        {team === null ? t('Create') : t('Done')}
      </Button>
    </form>
  );
}
