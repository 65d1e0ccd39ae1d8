import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Availability, Me } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { useAvailability } from './availability';
import classes from './Shell.module.css';

const CHOICES: readonly { status: Availability; label: string; hint: string }[] = [
  { status: 'online', label: phrase('Online'), hint: phrase('New conversations come to you') },
  { status: 'away', label: phrase('Away'), hint: phrase('You keep what you have') },
  { status: 'offline', label: phrase('Offline'), hint: phrase('Nothing new is assigned to you') },
];

export function AvailabilityMenu({ me }: { me: Me }) {
  const choose = useAvailability();
  const status = me.availability;
  const label = t(CHOICES.find((choice) => choice.status === status)?.label ?? '');

  return (
    <Menu position="bottom-end" width={256}>
      <Menu.Target>
        <UnstyledButton className={classes['availability']} aria-label={t('Availability: {status}', { status: label })}>
          <i className={classes['dot']} data-status={status} />
          <span>{label}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {CHOICES.map((choice) => (
          <Menu.Item
            key={choice.status}
            leftSection={<i className={classes['dot']} data-status={choice.status} style={{ display: 'block' }} />}
            rightSection={choice.status === status ? <IconCheck size={16} aria-label={t('Chosen')} /> : null}
            onClick={() => void choose(choice.status)}
          >
            <div>{t(choice.label)}</div>
            <div style={{ color: 'var(--cf-muted)', fontSize: 12 }}>{t(choice.hint)}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
