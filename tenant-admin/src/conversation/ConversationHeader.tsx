import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconLayoutSidebarRight, IconRotateClockwise } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ConversationRow, Status } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { isTyping } from '../inbox/keys';
import type { ListName } from '../inbox/views';
import { useStaff } from '../live/live';
import { exact, waited, words } from '../ui/format';
import { useNow } from '../ui/now';
import { useConversationActions } from './actions';
import { AssignMenu } from './AssignMenu';
import classes from './ConversationPage.module.css';
import { MoreMenu } from './MoreMenu';

interface HeaderProps {
  conversation: ConversationRow;
  name: string;
  list: ListName;
  contactShown: boolean;
  onToggleContact: () => void;
}

export function ConversationHeader({ conversation, name, list, contactShown, onToggleContact }: HeaderProps) {
  const { me } = useStaff();
  const actions = useConversationActions(conversation.id);
  const resolved = conversation.status === 'resolved';

  useActionKeys({
    a: () => void actions.assign({ agentId: me.id, name: me.name }),
    e: () => void (resolved ? actions.reopen() : actions.resolve()),
  });

  return (
    <header className={classes['header']}>
      <ActionIcon
        className={classes['back'] ?? ''}
        size="lg"
        aria-label={t('Back to the list')}
        renderRoot={(props) => <Link to="/inbox/$list" params={{ list }} search={true} {...props} />}
      >
        <IconArrowLeft className="cf-turns" size={20} aria-hidden />
      </ActionIcon>
      <div className={classes['who']}>
        <h2 className={classes['name']}>
          <bdi>{name}</bdi>
        </h2>
        <StatusLine conversation={conversation} />
      </div>
      <div className={classes['actions']}>
        <AssignMenu conversation={conversation} actions={actions} />
        <MoreMenu conversation={conversation} actions={actions} />
        {resolved ? (
          <Button
            variant="default"
            leftSection={<IconRotateClockwise size={16} aria-hidden />}
            onClick={() => void actions.reopen()}
          >
            {t('Reopen')}
          </Button>
        ) : (
          <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={() => void actions.resolve()}>
            {t('Resolve')}
          </Button>
        )}
        <Tooltip label={contactShown ? t('Hide the contact') : t('Show the contact')}>
          <ActionIcon
            size="lg"
            aria-label={t('Contact')}
            aria-expanded={contactShown}
            variant={contactShown ? 'light' : 'subtle'}
            onClick={onToggleContact}
          >
            <IconLayoutSidebarRight className="cf-turns" size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

const STATUS: Record<Status, string> = {
  pending: phrase('With the assistant'),
  open: phrase('Open'),
  snoozed: phrase('Snoozed'),
  resolved: phrase('Resolved'),
};

function StatusLine({ conversation }: { conversation: ConversationRow }) {
  const now = useNow();
  const { status, waitingSince, snoozedUntil, priority, tags, sentiment } = conversation;
  return (
    <div className={classes['status']}>
      <span>
        {status === 'snoozed' && snoozedUntil != null
          ? t('Snoozed until {time}', { time: exact(snoozedUntil) })
          : t(STATUS[status])}
      </span>
      {waitingSince != null && status === 'open' && (
        <span data-waiting>· {t('waiting: {time}', { time: waited(waitingSince, now) })}</span>
      )}
      {priority !== 'medium' && <span>· {t('priority: {priority}', { priority: words(priority) })}</span>}
      {sentiment?.feeling === 'negative' && (
        <span>· {sentiment.worsening ? t('sounds unhappy again and again') : t('sounds unhappy')}</span>
      )}
      {tags.length > 0 && <span className={classes['wideOnly']}>· {tags.join(t(', '))}</span>}
    </div>
  );
}

/** A takes the conversation, E resolves or reopens it. */
function useActionKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const run = latest.current[event.key];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
