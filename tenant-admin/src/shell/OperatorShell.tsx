import type { ReactNode } from 'react';
import type { Me } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Logo } from '../ui/Logo';
import { NoticeProvider } from '../ui/NoticeProvider';
import { MeMenu } from './MeMenu';
import classes from './Shell.module.css';

export function OperatorShell({ me, children }: { me: Me; children: ReactNode }) {
  const { session } = useApp();
  return (
    <NoticeProvider>
      <div className={classes['shell']}>
        <header className={classes['header']}>
          <span className={classes['brand']}>
            <Logo />
            <span className={classes['tenant']}>{t('Operator console')}</span>
          </span>
          <span className={classes['end']}>
            <MeMenu me={me} onSignOut={() => void session.logout()} />
          </span>
        </header>
        <main className={classes['main']}>{children}</main>
      </div>
    </NoticeProvider>
  );
}
