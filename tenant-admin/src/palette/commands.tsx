import {
  IconBook,
  IconCircleFilled,
  IconCode,
  IconGavel,
  IconInbox,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSparkles,
  IconSun,
  IconUser,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApp } from '../app';
import { phrase, t } from '../i18n/i18n';
import { LISTS } from '../inbox/views';
import { useAvailability } from '../shell/availability';

export interface Command {
  id: string;
  section: string;
  label: string;
  /** Other words one may think of. */
  hint?: string;
  icon: ReactNode;
  run: () => void;
}

const AVAILABILITY = [
  { status: 'online', label: phrase('Become online'), color: 'var(--cf-ok)' },
  { status: 'away', label: phrase('Become away'), color: 'var(--cf-wait)' },
  { status: 'offline', label: phrase('Become offline'), color: 'var(--cf-line-strong)' },
] as const;

/** All that one can do from anywhere. */
export function useCommands(onShortcuts: () => void, onSignOut: () => void): Command[] {
  const navigate = useNavigate();
  const { service } = useApp();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const become = useAvailability();
  const sites = useQuery({ queryKey: ['sites'], queryFn: ({ signal }) => service.sites(signal) });
  const goTo = t('Go to');
  const act = t('Do');
  const icon = 16;
  return [
    ...LISTS.map(({ name, label }) => ({
      id: `list ${name}`,
      section: goTo,
      label: t(label),
      hint: t('Inbox'),
      icon: <IconInbox size={icon} aria-hidden />,
      run: () => void navigate({ to: '/inbox/$list', params: { list: name } }),
    })),
    {
      id: 'knowledge',
      section: goTo,
      label: t('Knowledge'),
      icon: <IconBook size={icon} aria-hidden />,
      run: () => void navigate({ to: '/knowledge' }),
    },
    {
      id: 'people',
      section: goTo,
      label: t('People'),
      icon: <IconUsers size={icon} aria-hidden />,
      run: () => void navigate({ to: '/people' }),
    },
    {
      id: 'assistant',
      section: goTo,
      label: t('Assistant'),
      hint: t('Hours, tone, categories, training'),
      icon: <IconSparkles size={icon} aria-hidden />,
      run: () => void navigate({ to: '/assistant' }),
    },
    {
      id: 'approvals',
      section: goTo,
      label: t('Approvals'),
      hint: t('Refunds, coupons, limits'),
      icon: <IconGavel size={icon} aria-hidden />,
      run: () => void navigate({ to: '/approvals' }),
    },
    ...(sites.data?.data ?? []).map(({ id, name }) => ({
      id: `site ${id}`,
      section: goTo,
      label: name,
      hint: t('Site'),
      icon: <IconWorld size={icon} aria-hidden />,
      run: () => void navigate({ to: '/sites/$siteId', params: { siteId: id } }),
    })),
    {
      id: 'profile',
      section: goTo,
      label: t('Profile'),
      hint: t('Name, language, notifications'),
      icon: <IconUser size={icon} aria-hidden />,
      run: () => void navigate({ to: '/profile' }),
    },
    {
      id: 'developers',
      section: goTo,
      label: t('Developers'),
      hint: 'API, REST, curl',
      icon: <IconCode size={icon} aria-hidden />,
      run: () => void navigate({ to: '/developers' }),
    },
    ...AVAILABILITY.map(({ status, label, color }) => ({
      id: status,
      section: act,
      label: t(label),
      hint: t('Availability'),
      icon: <IconCircleFilled size={12} color={color} style={{ color, margin: 2 }} aria-hidden />,
      run: () => void become(status),
    })),
    {
      id: 'scheme',
      section: act,
      label: colorScheme === 'dark' ? t('Light appearance') : t('Dark appearance'),
      icon: colorScheme === 'dark' ? <IconSun size={icon} aria-hidden /> : <IconMoon size={icon} aria-hidden />,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'shortcuts',
      section: act,
      label: t('Keyboard shortcuts'),
      hint: '?',
      icon: <IconKeyboard size={icon} aria-hidden />,
      run: onShortcuts,
    },
    {
      id: 'sign out',
      section: act,
      label: t('Sign out'),
      icon: <IconLogout size={icon} aria-hidden />,
      run: onSignOut,
    },
  ];
}

/** Every word one typed begins a word of the command. */
export function matches(command: Pick<Command, 'label' | 'hint'>, typed: string): boolean {
  const has = fold(`${command.label} ${command.hint ?? ''}`).split(/\s+/);
  return fold(typed)
    .split(/\s+/)
    .every((part) => part === '' || has.some((word) => word.startsWith(part)));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
