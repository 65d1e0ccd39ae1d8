import { Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconCircleCheck,
  IconClock,
  IconInbox,
  IconSparkles,
  IconUser,
  IconUsersGroup,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { counted, useConversationList } from './queries';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import classes from './ViewNav.module.css';
import { isUnread, LISTS, type ListInfo, type ListName } from './views';

const ICONS: Record<ListName, TablerIcon> = {
  mine: IconUser,
  unassigned: IconInbox,
  open: IconUsersGroup,
  assistant: IconSparkles,
  snoozed: IconClock,
  resolved: IconCircleCheck,
};

export function ViewNav({ current }: { current: ListName }) {
  return (
    <nav className={classes['views']} aria-label={t('Views')}>
      {LISTS.map((info) => (
        <ViewLink key={info.name} info={info} active={info.name === current} />
      ))}
    </nav>
  );
}

function ViewLink({ info, active }: { info: ListInfo; active: boolean }) {
  const Icon = ICONS[info.name];
  const ref = useRef<HTMLAnchorElement>(null);
  // On a phone the views are a strip that may be wider than the screen.
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [active]);
  return (
    <Tooltip label={t(info.label)} position="right" classNames={{ tooltip: classes['tooltip'] ?? '' }}>
      <Link
        ref={ref}
        className={classes['view'] ?? ''}
        to="/inbox/$list"
        params={{ list: info.name }}
        data-active={active || undefined}
        aria-current={active ? 'page' : undefined}
      >
        <Icon size={18} stroke={1.75} aria-hidden />
        <span className={classes['label']}>{t(info.label)}</span>
        {'view' in info.query && <Count name={info.name} />}
      </Link>
    </Tooltip>
  );
}

/** The list is held anyway, so that a change of view shows it at once; its length costs nothing more. */
function Count({ name }: { name: ListName }) {
  const { me } = useStaff();
  const list = useConversationList(name, '');
  const { rows } = list;
  if (rows.length === 0) return null;
  const urgent = name === 'unassigned' || (name === 'mine' && rows.some((row) => isUnread(row, me.id)));
  return (
    <span className={classes['count']} data-urgent={urgent || undefined}>
      {counted(list)}
      <VisuallyHidden>{t('conversations')}</VisuallyHidden>
    </span>
  );
}
