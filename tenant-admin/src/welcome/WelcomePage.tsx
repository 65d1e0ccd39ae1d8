import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { locale, t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { FirstArticleStep } from './FirstArticleStep';
import { InstallStep } from './InstallStep';
import { InviteStep } from './InviteStep';
import { useProgress } from './progress';
import classes from './Welcome.module.css';

/** What a new tenant does first: three steps, in any order, each of them done right here. */
export function WelcomePage() {
  const { me } = useStaff();
  const navigate = useNavigate();
  const progress = useProgress();
  const done = Object.values(progress).filter((one) => one === 'done').length;
  const trialEndsAt = me.tenant?.trialEndsAt ?? null;

  return (
    <div className={classes['scroll']}>
      <div className={classes['page']}>
        <header className={classes['header']}>
          <div>
            <h1 className={classes['heading']}>{t('Welcome, {name}', { name: firstName(me.name) })}</h1>
            <p className={classes['lead']}>
              {t('Three steps until {tenant} answers its shoppers.', { tenant: me.tenant?.name ?? '' })}
              {trialEndsAt !== null && ` ${t('Your trial runs until {date}.', { date: day(trialEndsAt) })}`}
            </p>
          </div>
          <span className={classes['count']} role="status">
            {t('{count} of {all} done', { count: done, all: 3 })}
          </span>
        </header>
        <InstallStep state={progress.install} />
        <InviteStep state={progress.invite} />
        <FirstArticleStep state={progress.article} />
        <Button
          className={classes['go'] ?? ''}
          variant={done === 3 ? 'filled' : 'default'}
          onClick={() => void navigate({ to: '/inbox/$list', params: { list: 'open' } })}
        >
          {t('Go to the inbox')}
        </Button>
      </div>
    </div>
  );
}

const firstName = (name: string) => name.split(' ')[0] ?? name;

function day(at: string): string {
  return new Date(at).toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric' });
}
