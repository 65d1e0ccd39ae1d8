import type { ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { explain } from '../api/problem';
import { t } from '../i18n/i18n';
import { Blank } from './Blank';
import classes from './Page.module.css';

interface PageProps {
  title: string;
  /** Beside the title. */
  action?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

/** A page that is read from the top: a title and cards below it. */
export function Page({ title, action, narrow = false, children }: PageProps) {
  return (
    <div className={classes['scroll']}>
      <div className={classes['page']} data-narrow={narrow || undefined}>
        <header className={classes['header']}>
          <h1 className={classes['heading']}>{title}</h1>
          {action}
        </header>
        {children}
      </div>
    </div>
  );
}

interface CardProps {
  id: string;
  title: string;
  intro?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

export function Card({ id, title, intro, action, children }: CardProps) {
  return (
    <section className={classes['card']} aria-labelledby={id}>
      <div className={classes['cardHead']}>
        <div>
          <h2 id={id} className={classes['title']}>
            {title}
          </h2>
          {intro !== undefined && <p className={classes['intro']}>{intro}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

export function PageSkeleton({ heights }: { heights: readonly number[] }) {
  return (
    <div className={classes['scroll']}>
      <div className={classes['page']} aria-busy="true" role="status" aria-label={t('Loading')}>
        <Skeleton height={28} width={200} />
        {heights.map((height, index) => (
          <Skeleton key={index} height={height} />
        ))}
      </div>
    </div>
  );
}

interface FailedProps {
  title: string;
  error: unknown;
  query: { isFetching: boolean; refetch: () => unknown };
  icon?: ReactNode;
}

/** What could not be loaded, why, and another try. */
export function Failed({ title, error, query, icon }: FailedProps) {
  return (
    <Blank title={title} hint={explain(error)} icon={icon}>
      <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
        {t('Try again')}
      </Button>
    </Blank>
  );
}
