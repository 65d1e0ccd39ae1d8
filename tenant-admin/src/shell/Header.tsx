import { Link, useRouterState } from '@tanstack/react-router';
import { IconInbox, IconWorld } from '@tabler/icons-react';
import type { Me } from '../api/types';
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
      <nav className={classes['nav']} aria-label="Main">
        <Link
          className={classes['link'] ?? ''}
          aria-label="Inbox"
          to="/inbox/$list"
          params={{ list: 'mine' }}
          data-active={inInbox || undefined}
          aria-current={inInbox ? 'page' : undefined}
        >
          <IconInbox size={16} aria-hidden />
          <span>Inbox</span>
        </Link>
        <Link className={classes['link'] ?? ''} to="/sites" aria-label="Sites">
          <IconWorld size={16} aria-hidden />
          <span>Sites</span>
        </Link>
      </nav>
      <span className={classes['end']}>
        <AvailabilityMenu me={me} />
        <MeMenu me={me} onSignOut={onSignOut} />
      </span>
    </header>
  );
}
