import type { ReactNode } from 'react';
import { Logo } from '../ui/Logo';
import classes from './Auth.module.css';

interface AuthCardProps {
  title: string;
  lead?: ReactNode;
  /** What went wrong, in one sentence. */
  problem?: string | null;
  info?: string | null;
  /** Below the line: other ways to go. */
  more?: ReactNode;
  children?: ReactNode;
}

/** The page of everybody who is not signed in. */
export function AuthCard({ title, lead, problem = null, info = null, more, children }: AuthCardProps) {
  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <Logo size={32} />
        <h1 className={classes['title']}>{title}</h1>
        {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
        {info !== null && problem === null && <p className={classes['info']}>{info}</p>}
        <div role="alert">{problem !== null && <p className={classes['problem']}>{problem}</p>}</div>
        {children}
        {more !== undefined && more !== false && <div className={classes['more']}>{more}</div>}
      </div>
    </main>
  );
}
