import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconUserOff, IconUsersGroup } from '@tabler/icons-react';
import type { Agent, ConversationRow, Team } from '../api/types';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { words } from '../ui/format';
import { Person } from '../ui/Person';
import type { ConversationActions } from './actions';
import classes from './ConversationPage.module.css';
import { useStaffDirectory } from '../people/directory';

interface AssignProps {
  conversation: ConversationRow;
  actions: ConversationActions;
}

export function AssignMenu({ conversation, actions }: AssignProps) {
  const { assignee } = conversation;
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <Button
          variant="default"
          className={classes['assign'] ?? ''}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={
            assignee === null ? t('Assign: nobody has it') : t('Assignee: {name}', { name: assignee.name ?? '' })
          }
        >
          <span className={classes['assignee']}>{assignee?.name ?? t('Assign')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={400} style={{ overflowY: 'auto' }}>
        <AssignItems conversation={conversation} actions={actions} />
      </Menu.Dropdown>
    </Menu>
  );
}

export function AssignItems({ conversation, actions }: AssignProps) {
  const { me } = useStaff();
  const { agents, teams } = useStaffDirectory();
  const { assignee } = conversation;
  const others = agents.filter(({ id }) => id !== me.id);
  const agentItem = (
    { id, name, avatarUrl }: Pick<Agent, 'id' | 'name' | 'avatarUrl'>,
    label: string,
    hint?: string,
  ) => (
    <Menu.Item
      key={id}
      leftSection={<Person name={name} picture={avatarUrl} size={24} />}
      rightSection={assignee?.agentId === id ? <IconCheck size={16} aria-label={t('Chosen')} /> : hint}
      onClick={() => void actions.assign({ agentId: id, name })}
    >
      {label}
    </Menu.Item>
  );
  const teamItem = ({ id, name }: Team) => (
    <Menu.Item
      key={id}
      leftSection={<IconUsersGroup size={20} stroke={1.75} aria-hidden />}
      rightSection={assignee?.teamId === id ? <IconCheck size={16} aria-label={t('Chosen')} /> : null}
      onClick={() => void actions.assign({ teamId: id, name })}
    >
      {name}
    </Menu.Item>
  );
  return (
    <>
      {agentItem(me, t('Me'))}
      {others.length > 0 && <Menu.Label>{t('Agents')}</Menu.Label>}
      {others.map((agent) =>
        agentItem(agent, agent.name, agent.availability === 'online' ? undefined : words(agent.availability)),
      )}
      {teams.length > 0 && <Menu.Label>{t('Teams')}</Menu.Label>}
      {teams.map(teamItem)}
      {assignee !== null && (
        <>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconUserOff size={20} stroke={1.75} aria-hidden />}
            onClick={() => void actions.assign(null)}
          >
            {t('Nobody')}
          </Menu.Item>
        </>
      )}
    </>
  );
}
