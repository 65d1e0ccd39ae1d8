import { ActionIcon, Badge, Button, Menu, Modal, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconDots, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { StaffMember } from '../api/types';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { date, exact } from '../ui/format';
import { useNow } from '../ui/now';
import { Person } from '../ui/Person';
import classes from './People.module.css';
import { usePeopleActions } from './queries';
import { mayChange, mayGive, roleLabel, ROLES } from './roles';

export function PersonLine({ person }: { person: StaffMember }) {
  const { me } = useStaff();
  const now = useNow();
  const actions = usePeopleActions();
  const [asking, setAsking] = useState(false);
  const self = person.id === me.id;
  const changeable = mayChange(me.role, person.role, self);
  return (
    <li className={classes['line']} data-gone={!person.active || undefined}>
      <Person name={person.name} picture={person.avatarUrl} size={36} />
      <div className={classes['who']}>
        <p className={classes['name']}>
          {person.name}
          {self && (
            <Badge size="sm" color="gray">
              {t('You')}
            </Badge>
          )}
        </p>
        <p className={classes['facts']}>
          <span>{person.email}</span>
          <span title={exact(person.since)}>{t('since {date}', { date: date(person.since, now) })}</span>
        </p>
      </div>
      {!person.active ? (
        changeable && (
          <Button variant="default" onClick={() => void actions.reactivate(person)}>
            {t('Let back in')}
          </Button>
        )
      ) : (
        <>
          {changeable ? (
            <RoleMenu person={person} />
          ) : (
            <span className={classes['role']}>{t(roleLabel(person.role))}</span>
          )}
          {changeable && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size="lg" aria-label={t('More about {name}', { name: person.name })}>
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  color="red"
                  leftSection={<IconUserOff size={16} aria-hidden />}
                  onClick={() => setAsking(true)}
                >
                  {t('Deactivate …')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('Deactivate {name}?', { name: person.name })}>
        <p className={classes['ask']}>
          {t(
            'They are signed out everywhere at once, and what shoppers wait for goes back to the queue. Their name stays under what they wrote, and you can let them back in.',
          )}
        </p>
        <div className={classes['foot']}>
          <Button
            color="red"
            onClick={() => {
              setAsking(false);
              void actions.deactivate(person);
            }}
          >
            {t('Deactivate')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
            {t('Cancel')}
          </Button>
        </div>
      </Modal>
    </li>
  );
}

function RoleMenu({ person }: { person: StaffMember }) {
  const { me } = useStaff();
  const { changeRole } = usePeopleActions();
  const label = t(roleLabel(person.role));
  return (
    <Menu position="bottom-end" width={272}>
      <Menu.Target>
        <UnstyledButton
          className={classes['roleButton']}
          aria-label={t('Role of {name}: {role}', { name: person.name, role: label })}
        >
          {label} <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {ROLES.filter(({ role }) => mayGive(me.role, role)).map(({ role, label: name, may }) => (
          <Menu.Item
            key={role}
            rightSection={role === person.role ? <IconCheck size={16} aria-label={t('Chosen')} /> : null}
            onClick={() => void changeRole(person, role)}
          >
            <div>{t(name)}</div>
            <div className={classes['may']}>{t(may)}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
