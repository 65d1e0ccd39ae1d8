import { Link } from '@tanstack/react-router';
import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconCode, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import type { Me } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { Person } from '../ui/Person';

const SCHEMES: readonly { value: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { value: 'auto', label: phrase('Like the system'), icon: IconDeviceDesktop },
  { value: 'light', label: phrase('Light'), icon: IconSun },
  { value: 'dark', label: phrase('Dark'), icon: IconMoon },
];

export function MeMenu({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={t('{name}: account', { name: me.name })} style={{ borderRadius: '50%' }}>
          <Person name={me.name} picture={me.avatarUrl} size={32} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '4px 12px 8px' }}>
          <div style={{ fontWeight: 600 }}>{me.name}</div>
          <div style={{ color: 'var(--cf-muted)', fontSize: 12, overflowWrap: 'anywhere' }}>{me.email}</div>
        </div>
        <Menu.Divider />
        {me.tenant !== null && (
          <Menu.Item component={Link} to="/profile" leftSection={<IconUser size={16} aria-hidden />}>
            {t('Profile')}
          </Menu.Item>
        )}
        {me.tenant !== null && (
          <Menu.Item component={Link} to="/developers" leftSection={<IconCode size={16} aria-hidden />}>
            {t('Developers')}
          </Menu.Item>
        )}
        <Menu.Label>{t('Appearance')}</Menu.Label>
        {SCHEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={colorScheme === value ? <IconCheck size={16} aria-label={t('Chosen')} /> : null}
            onClick={() => setColorScheme(value)}
            closeMenuOnClick={false}
          >
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
          {t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
