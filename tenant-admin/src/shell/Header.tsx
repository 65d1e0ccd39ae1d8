import { Kbd, UnstyledButton } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { IconBook, IconFlag, IconInbox, IconSearch, IconSparkles, IconUsers, IconWorld } from '@tabler/icons-react';
import type { Me } from '../api/types';
import { t } from '../i18n/i18n';
import { ApprovalsLink } from '../orders/ApprovalsLink';
import { MOD } from '../palette/shortcuts';
import { OPEN_PALETTE } from '../palette/Tools';
import { Logo } from '../ui/Logo';
import { AvailabilityMenu } from './AvailabilityMenu';
import { MeMenu } from './MeMenu';
import classes from './Shell.module.css';

export function Header({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const inInbox = useRouterState({ select: (state) => state.location.pathname.includes('/inbox/') });
  return (
    <header className={classes['header']}>
      <span className={classes['brand']}>
        <Logo />
        <span className={classes['tenant']}>{me.tenant?.name}</span>
      </span>
      <nav className={classes['nav']} aria-label={t('Main')}>
        <Link
          className={classes['link'] ?? ''}
          aria-label={t('Inbox')}
          to="/inbox/$list"
          params={{ list: 'mine' }}
          data-active={inInbox || undefined}
          aria-current={inInbox ? 'page' : undefined}
        >
          <IconInbox size={16} aria-hidden />
          <span>{t('Inbox')}</span>
        </Link>
        <Link className={classes['link'] ?? ''} to="/knowledge" aria-label={t('Knowledge')}>
          <IconBook size={16} aria-hidden />
          <span>{t('Knowledge')}</span>
        </Link>
        <Link className={classes['link'] ?? ''} to="/people" aria-label={t('People')}>
          <IconUsers size={16} aria-hidden />
          <span>{t('People')}</span>
        </Link>
        <Link className={classes['link'] ?? ''} to="/assistant" aria-label={t('Assistant')}>
          <IconSparkles size={16} aria-hidden />
          <span>{t('Assistant')}</span>
        </Link>
        <Link className={classes['link'] ?? ''} to="/sites" aria-label={t('Sites')}>
          <IconWorld size={16} aria-hidden />
          <span>{t('Sites')}</span>
        </Link>
        <ApprovalsLink me={me} />
        {isOnTrial(me) && (
          <Link className={classes['link'] ?? ''} to="/welcome" aria-label={t('First steps')}>
            <IconFlag size={16} aria-hidden />
            <span>{t('First steps')}</span>
          </Link>
        )}
      </nav>
      <span className={classes['end']}>
        <UnstyledButton
          className={classes['find']}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => dispatchEvent(new Event(OPEN_PALETTE))}
        >
          <IconSearch size={16} aria-hidden />
          <span>{t('Search')}</span>
          <Kbd size="xs">{MOD} K</Kbd>
        </UnstyledButton>
        <AvailabilityMenu me={me} />
        <MeMenu me={me} onSignOut={onSignOut} />
      </span>
    </header>
  );
}

/** The first run is for those who may install, invite and write: as long as the trial lasts. */
function isOnTrial({ role, tenant }: Me): boolean {
  const endsAt = tenant?.trialEndsAt ?? null;
  return endsAt !== null && Date.parse(endsAt) > Date.now() && (role === 'owner' || role === 'admin');
}
