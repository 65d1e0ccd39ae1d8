import type { ReactNode } from 'react';
import classes from './Blank.module.css';

interface BlankProps {
  title?: string;
  hint?: string;
  icon?: ReactNode;
  children?: ReactNode;
  /** Takes the whole window. */
  fill?: boolean;
}

/** A place with nothing in it: says why, and what comes next. */
export function Blank({ title, hint, icon, children, fill = false }: BlankProps) {
  return (
    <div className={classes['blank']} data-fill={fill || undefined}>
      {icon && <div className={classes['icon']}>{icon}</div>}
      {title && <p className={classes['title']}>{title}</p>}
      {hint && <p className={classes['hint']}>{hint}</p>}
      {children && <div className={classes['action']}>{children}</div>}
    </div>
  );
}
