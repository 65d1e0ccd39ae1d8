import { Badge } from '@mantine/core';
import { t } from '../i18n/i18n';
import { kilobytes, milliseconds } from '../ui/format';
import classes from './Developers.module.css';
import { formatted, type Reply } from './request';

const SUCCESS = 200;
const REFUSAL = 400;
/** More is not drawn: a page of the widest list has a tenth of it. */
const MOST_CHARACTERS = 200_000;

/** What the service answered: with problems as with all else. */
export function Answer({ reply }: { reply: Reply }) {
  const { status, millis, bytes, headers, text } = reply;
  const isGood = status >= SUCCESS && status < REFUSAL;
  const shown = text === null ? null : formatted(text);
  return (
    <>
      <p className={classes['outcome']}>
        <Badge
          size="lg"
          c={isGood ? 'var(--cf-ok)' : 'var(--cf-danger)'}
          bg={isGood ? 'var(--cf-ok-soft)' : 'var(--cf-danger-soft)'}
        >
          {status}
        </Badge>
        <span>{milliseconds(millis)}</span>
        <span>{bytes === 0 ? t('Nothing in it') : kilobytes(bytes)}</span>
      </p>
      {headers.length > 0 && (
        <dl className={classes['headers']} dir="ltr">
          {headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {shown !== null && shown !== '' && (
        <pre className={classes['body']} role="group" tabIndex={0} aria-label={t('Answer')} dir="ltr">
          {shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}…` : shown}
        </pre>
      )}
    </>
  );
}
