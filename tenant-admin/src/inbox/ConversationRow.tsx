import { IconBuildingStore, IconClock, IconFlag, IconRosetteDiscountCheck, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ConversationRow as Row, Entry } from '../api/types';
import { authorName, handoffFacts, handoffTitle, lineText } from '../conversation/lines';
import { plain } from '../conversation/markdown';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { contactName, isNamed } from '../contact/name';
import { exact, waited, when, words } from '../ui/format';
import { Person } from '../ui/Person';
import classes from './ConversationList.module.css';
import { isUnread, type ListName } from './views';

interface RowProps {
  row: Row;
  list: ListName;
  q: string;
  selected: boolean;
  now: number;
  /** The site's name, where the tenant has several; else null. */
  site: string | null;
}

export function ConversationRow({ row, list, q, selected, now, site }: RowProps) {
  const { me } = useStaff();
  const name = contactName(row);
  const unread = !selected && isUnread(row, me.id);
  const at = row.lastEntry?.at ?? row.updatedAt;
  return (
    <Link
      className={classes['row'] ?? ''}
      to="/inbox/$list/$conversationId"
      params={{ list, conversationId: row.id }}
      search={q === '' ? {} : { q }}
      data-row={row.id}
      data-selected={selected || undefined}
      data-unread={unread || undefined}
      aria-current={selected ? 'true' : undefined}
    >
      <Person name={isNamed(row) ? name : null} kind="shopper" size={32} />
      <div>
        <div className={classes['line']}>
          <span className={classes['name']}>
            <bdi>{name}</bdi>
          </span>
          {row.contact?.verified === true && (
            <IconRosetteDiscountCheck
              size={14}
              color="var(--cf-ok)"
              aria-label={t('Verified')}
              style={{ flex: 'none', alignSelf: 'center' }}
            />
          )}
          <time className={classes['time']} dateTime={at} title={exact(at)}>
            {when(at, now)}
          </time>
        </div>
        <div className={classes['line']}>
          <span className={classes['words']} dir="auto">
            {preview(row.lastEntry, me.id)}
          </span>
          {unread && <span className={classes['unread']} role="img" aria-label={t('Unread')} />}
        </div>
        <Facts row={row} now={now} mine={row.assignee?.agentId === me.id} site={site} />
      </div>
    </Link>
  );
}

interface FactsProps {
  row: Row;
  now: number;
  mine: boolean;
  site: string | null;
}

function Facts({ row, now, mine, site }: FactsProps) {
  const waitingSince = row.status === 'open' || row.status === 'pending' ? (row.waitingSince ?? null) : null;
  const urgent = row.priority === 'urgent' || row.priority === 'high';
  const assignee = row.assignee !== null && !mine;
  if (waitingSince === null && !urgent && !assignee && site === null && row.status !== 'snoozed') return null;
  return (
    <div className={classes['facts']}>
      {urgent && (
        <span className={classes['priority']} data-priority={row.priority}>
          <IconFlag size={14} aria-hidden /> {words(row.priority)}
        </span>
      )}
      {waitingSince !== null && (
        <span className={classes['waiting']} title={t('Waiting since {time}', { time: exact(waitingSince) })}>
          <IconClock size={14} aria-hidden /> {waited(waitingSince, now)}
        </span>
      )}
      {row.status === 'snoozed' && <span>{t('Snoozed')}</span>}
      {assignee && (
        <span>
          <IconUser size={14} aria-hidden /> <bdi className={classes['assignee']}>{row.assignee.name}</bdi>
        </span>
      )}
      {site !== null && (
        <span className={classes['site']} title={site}>
          <IconBuildingStore size={14} aria-hidden /> <bdi className={classes['assignee']}>{site}</bdi>
        </span>
      )}
    </div>
  );
}

function preview(entry: Entry | undefined, myId: string): ReactNode {
  if (entry === undefined) return t('No messages yet');
  if (entry.erasedAt != null) return t('Erased');
  if (entry.kind === 'note' && entry.author.kind !== 'agent') return plain(entry.text?.split('\n')[0] ?? '');
  if (entry.kind === 'message' || entry.kind === 'note') {
    const said = plain(entry.text ?? '') || (entry.attachments?.length ? t('Attachment') : '');
    if (entry.author.kind === 'contact') return said;
    // Its own direction: which way the line runs is for the words to say.
    return (
      <>
        <bdi>{authorName(entry, myId)}:</bdi> {said}
      </>
    );
  }
  if (entry.kind === 'card') return entry.text ? plain(entry.text) : t('Card');
  if (entry.kind === 'handoff') return plain(handoffFacts(entry, null).summary[0] ?? handoffTitle(entry));
  return lineText(entry, myId);
}
