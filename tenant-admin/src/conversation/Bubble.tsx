import { IconCheck, IconChecks, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import type { Entry, Me } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { clock, exact, safeUrl } from '../ui/format';
import { Person } from '../ui/Person';
import { Attachments } from './Attachments';
import classes from './Bubble.module.css';
import { Card } from './Card';
import type { Mark, Side } from './items';
import { authorName, citations } from './lines';
import { RichText } from './RichText';
import { Why } from './Why';

interface BubbleProps {
  entry: Entry;
  conversationId: string;
  side: Side;
  first: boolean;
  last: boolean;
  shopperName: string;
  shopperNamed: boolean;
  me: Pick<Me, 'id' | 'name' | 'avatarUrl'>;
  /** The shopper's words that nobody has answered yet. */
  waiting: boolean;
  mark: Mark | null;
}

/** A log is long and changes at its end: what has not changed is not drawn again. */
export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { entry, conversationId, side, first, last, shopperName, shopperNamed, me, waiting, mark } = props;
  const name = side === 'shopper' ? shopperName : authorName(entry, me.id);
  return (
    <article
      className={classes['message']}
      data-side={side}
      data-first={first || undefined}
      data-last={last || undefined}
      data-waiting={waiting || undefined}
      data-seq={entry.seq}
    >
      {side !== 'note' && (
        <span className={classes['person']}>
          {last && (
            <Person
              name={side === 'shopper' && !shopperNamed ? null : entry.author.id === me.id ? me.name : name}
              picture={entry.author.id === me.id ? me.avatarUrl : entry.author.avatarUrl}
              kind={side === 'shopper' ? 'shopper' : side === 'assistant' ? 'assistant' : 'staff'}
            />
          )}
        </span>
      )}
      <div className={classes['column']}>
        {first && (
          <header className={classes['head']}>
            {side === 'note' && <IconLock size={12} aria-hidden />}
            <span>
              {side === 'note' && <>{t('Private note')} · </>}
              <bdi>{name}</bdi>
            </span>
            <time dateTime={entry.at} title={exact(entry.at)}>
              {clock(entry.at)}
            </time>
          </header>
        )}
        <div className={classes['bubble']}>
          <Content entry={entry} />
        </div>
        <Sources entry={entry} />
        {side === 'assistant' && entry.erasedAt == null && <Why conversationId={conversationId} seq={entry.seq} />}
        {mark !== null && <MarkLine mark={mark} />}
      </div>
    </article>
  );
});

function Content({ entry }: { entry: Entry }) {
  if (entry.erasedAt != null) return <em className={classes['erased']}>{t('This message was erased.')}</em>;
  const attachments = entry.attachments ?? [];
  return (
    <>
      {entry.text != null && entry.text !== '' && <RichText text={entry.text} />}
      {entry.data?.type != null && <Card data={entry.data} />}
      <Attachments files={attachments} />
    </>
  );
}

function Sources({ entry }: { entry: Entry }) {
  const list = citations(entry).flatMap(({ title, url }) => {
    const href = safeUrl(url);
    return href === null ? [] : [{ title, href }];
  });
  if (list.length === 0 || entry.erasedAt != null) return null;
  return (
    <div className={classes['sources']}>
      {list.map(({ title, href }) => (
        <a key={href} href={href} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      ))}
    </div>
  );
}

const MARKS: Record<Mark, string> = { sent: phrase('Sent'), delivered: phrase('Delivered'), read: phrase('Read') };

function MarkLine({ mark }: { mark: Mark }) {
  const Icon = mark === 'sent' ? IconCheck : IconChecks;
  return (
    <span className={classes['mark']} data-mark={mark}>
      <Icon size={14} aria-hidden /> {t(MARKS[mark])}
    </span>
  );
}
