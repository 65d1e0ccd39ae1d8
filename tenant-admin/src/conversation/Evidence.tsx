import { Badge, Progress } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Trace } from '../api/types';
import { locale, phrase, t } from '../i18n/i18n';
import { milliseconds, words } from '../ui/format';
import classes from './Why.module.css';

/** What the assistant understood, what it found and how sure it was, and what was checked. */
export function Evidence({ trace }: { trace: Trace }) {
  return (
    <>
      <Understood trace={trace} />
      <Found trace={trace} />
      <Suggested trace={trace} />
      <Checks trace={trace} />
    </>
  );
}

function Understood({ trace }: { trace: Trace }) {
  const facts = [
    [t('Answered as'), words(trace.topic)],
    [t('Language'), trace.language ?? t('not told')],
    [
      t('Speaks for'),
      trace.intents
        .map(({ name, score }) => `${words(name)} ${score.toLocaleString(locale(), { maximumFractionDigits: 1 })}`)
        .join(t(', ')) || t('nothing'),
    ],
    [t('Sounds'), trace.sentiment == null ? null : words(trace.sentiment.feeling)],
    [t('Names'), named(trace)],
    [t('By what it was taught'), taught(trace)],
    [t('Looked at'), trace.looked.map(words).join(t(', ')) || t('nothing')],
    [t('Handed over for'), trace.handoffReason == null ? null : words(trace.handoffReason)],
    [t('Engine'), `${trace.engine} · ${milliseconds(trace.millis)}`],
  ] as const;
  return (
    <dl className={classes['facts']}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={classes['fact']}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Kinds, and the values of days and amounts: a trace holds no words of hers. */
function named({ named: things }: Trace): string | null {
  if (things.length === 0) return null;
  return things.map(({ kind, value }) => (value == null ? words(kind) : `${words(kind)} ${value}`)).join(t(', '));
}

function taught({ taught: found }: Trace): string | null {
  if (found == null) return null;
  const name = found.name ?? t('something that is gone');
  const values = { name, score: percent(found.score), threshold: percent(found.threshold), version: found.version };
  return found.believed
    ? t('{name} {score}, believed from {threshold} (version {version})', values)
    : t('{name} {score}, not believed below {threshold} (version {version})', values);
}

function Found({ trace }: { trace: Trace }) {
  if (trace.passages.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3 className={classes['title']}>{t('Passages, the best first')}</h3>
      <ul className={classes['list']}>
        {trace.passages.map((passage) => (
          <li key={`${passage.articleId}/${passage.place}`} className={classes['passage']}>
            <span className={classes['name']}>
              <span>{passage.title ?? t('An article that is gone')}</span>
              {passage.cited && (
                <Badge size="sm" variant="light">
                  {t('Quoted')}
                </Badge>
              )}
            </span>
            <Progress
              value={passage.sureness * 100}
              size="sm"
              aria-label={t('Sureness {percent}', { percent: percent(passage.sureness) })}
              {...(!passage.cited && { color: 'gray' })}
            />
            <span className={classes['small']}>
              {t('{sureness} sure · words {words} · meaning {meaning}', {
                sureness: percent(passage.sureness),
                words: percent(passage.coverage),
                meaning: percent(passage.similarity),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SIGNALS: Partial<Record<string, string>> = {
  bought_together: phrase('Other customers, at least three, ordered it with {cause}'),
  similar: phrase('Similar to {cause}'),
  like_ordered: phrase('Similar to {cause}, which the shopper ordered'),
  popular: phrase('Other customers, at least three, ordered it lately'),
  range: phrase('In stock; nothing else speaks for it'),
};

function Suggested({ trace }: { trace: Trace }) {
  if (trace.suggested.length === 0) return null;
  const gone = t('A product that is gone');
  return (
    <section className={classes['part']}>
      <h3 className={classes['title']}>{t('Suggested, and why')}</h3>
      <ul className={classes['list']}>
        {trace.suggested.map(({ productId, title, signal, causeTitle }) => (
          <li key={productId} className={classes['passage']}>
            <span>{title ?? gone}</span>
            <span className={classes['small']}>
              {t(SIGNALS[signal] ?? words(signal), { cause: causeTitle ?? gone })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const CHECKS: Partial<Record<string, string>> = {
  links: phrase('Links'),
  dates: phrase('Dates'),
  amounts: phrase('Amounts'),
  names: phrase('Numbers of orders and parcels'),
  numbers: phrase('Other numbers'),
};

function Checks({ trace }: { trace: Trace }) {
  if (trace.checks.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3 className={classes['title']}>{t('Checks')}</h3>
      <ul className={classes['list']}>
        {trace.checks.map((check) => (
          <CheckLine key={check.name} check={check} />
        ))}
      </ul>
      {trace.checks.some(({ passed }) => !passed) && (
        <p className={classes['small']}>
          {t('What was written first was not sent: no source bears it out. People got the question.')}
        </p>
      )}
    </section>
  );
}

function CheckLine({ check: { name, count, passed } }: { check: Trace['checks'][number] }) {
  const known = CHECKS[name];
  return (
    <li className={classes['check']} data-passed={passed}>
      {passed ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
      <span>{known === undefined ? words(name) : t(known)}</span>
      <span>{passed ? t('{count} in its sources', { count }) : t('not in its sources')}</span>
    </li>
  );
}

function percent(share: number): string {
  return share.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: 0 });
}
