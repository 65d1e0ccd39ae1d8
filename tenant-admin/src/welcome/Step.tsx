import { IconCheck } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { locale, t } from '../i18n/i18n';
import type { StepState } from './progress';
import classes from './Welcome.module.css';

interface StepProps {
  number: number;
  title: string;
  intro: ReactNode;
  state: StepState;
  children: ReactNode;
}

export function Step({ number, title, intro, state, children }: StepProps) {
  const id = useId();
  return (
    <section className={classes['step']} aria-labelledby={id} data-state={state}>
      <span className={classes['number']} aria-hidden>
        {state === 'done' ? <IconCheck size={16} stroke={2.5} /> : number.toLocaleString(locale())}
      </span>
      <div className={classes['body']}>
        <h2 id={id} className={classes['title']}>
          {title}
          {state === 'done' && <span className="cf-hidden">{` ${t('(done)')}`}</span>}
        </h2>
        <p className={classes['intro']}>{intro}</p>
        {children}
      </div>
    </section>
  );
}
