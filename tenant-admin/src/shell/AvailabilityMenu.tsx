import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { explain } from '../api/problem';
import type { Availability, Me } from '../api/types';
import { useApp } from '../app';
import { useNotify } from '../ui/notices';
import classes from './Shell.module.css';

const CHOICES: readonly { status: Availability; label: string; hint: string }[] = [
  { status: 'online', label: 'Online', hint: 'New conversations come to you' },
  { status: 'away', label: 'Away', hint: 'You keep what you have' },
  { status: 'offline', label: 'Offline', hint: 'Nothing new is assigned to you' },
];

export function AvailabilityMenu({ me }: { me: Me }) {
  const { session, service } = useApp();
  const notify = useNotify();
  const status = me.availability;

  const choose = async (next: Availability) => {
    session.updateMe({ availability: next });
    try {
      await service.setAvailability(next);
    } catch (error) {
      session.updateMe({ availability: status });
      notify(explain(error), { tone: 'danger' });
    }
  };

  return (
    <Menu position="bottom-end" width={256}>
      <Menu.Target>
        <UnstyledButton className={classes['availability']} aria-label={`Availability: ${status}`}>
          <i className={classes['dot']} data-status={status} />
          <span>{CHOICES.find((choice) => choice.status === status)?.label}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {CHOICES.map((choice) => (
          <Menu.Item
            key={choice.status}
            leftSection={<i className={classes['dot']} data-status={choice.status} style={{ display: 'block' }} />}
            rightSection={choice.status === status ? <IconCheck size={16} aria-label="Chosen" /> : null}
            onClick={() => void choose(choice.status)}
          >
            <div>{choice.label}</div>
            <div style={{ color: 'var(--cf-muted)', fontSize: 12 }}>{choice.hint}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
