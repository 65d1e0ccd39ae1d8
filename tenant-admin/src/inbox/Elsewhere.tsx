import { Button, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { t } from '../i18n/i18n';
import classes from './ConversationList.module.css';
import { counted, useConversationList } from './queries';
import { listInfo } from './views';

/** For who has nothing: where the conversations are meanwhile. */
export function Elsewhere() {
  const lists = [
    { name: 'unassigned', list: useConversationList('unassigned', '') },
    { name: 'assistant', list: useConversationList('assistant', '') },
  ] as const;
  const filled = lists.filter(({ list }) => list.rows.length > 0);
  if (filled.length === 0) return null;
  return (
    <nav className={classes['elsewhere']} aria-label={t('Where there are conversations')}>
      {filled.map(({ name, list }) => (
        <Button
          key={name}
          component={Link}
          to="/inbox/$list"
          params={{ list: name } as never}
          variant="default"
          size="compact-md"
        >
          {t(listInfo(name).label)}{' '}
          <span className={classes['many']}>
            {counted(list)} <VisuallyHidden>{t('conversations')}</VisuallyHidden>
          </span>
        </Button>
      ))}
    </nav>
  );
}
