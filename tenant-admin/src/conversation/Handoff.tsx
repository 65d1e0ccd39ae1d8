import { IconSparkles } from '@tabler/icons-react';
import type { Entry } from '../api/types';
import { t } from '../i18n/i18n';
import { clock, exact } from '../ui/format';
import classes from './Handoff.module.css';
import { handoffFacts, handoffTitle } from './lines';
import { RichText } from './RichText';

/** Where the assistant gives over to people: why, and what it knows. */
export function Handoff({ entry, summary: note }: { entry: Entry; summary: Entry | null }) {
  const { reason, summary } = handoffFacts(entry, note);
  return (
    <section className={classes['handoff']} aria-label={t('Handoff')}>
      <header className={classes['head']}>
        <IconSparkles size={16} aria-hidden />
        <span>
          <strong>{handoffTitle(entry)}</strong>
          {reason !== null && <span className={classes['reason']}> · {reason}</span>}
        </span>
        <time dateTime={entry.at} title={exact(entry.at)}>
          {clock(entry.at)}
        </time>
      </header>
      {summary.length > 0 && (
        <ul className={classes['summary']}>
          {summary.map((line, index) => (
            <li key={index}>
              <RichText text={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
