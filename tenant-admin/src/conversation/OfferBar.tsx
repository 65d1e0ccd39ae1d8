import { Button } from '@mantine/core';
import type { ConversationRow } from '../api/types';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { useConversationActions } from './actions';
import classes from './OfferBar.module.css';

/** Where a team asks for acceptance: the conversation waits for this person's word. */
export function OfferBar({ conversation }: { conversation: ConversationRow }) {
  const { me } = useStaff();
  const actions = useConversationActions(conversation.id);
  if (conversation.offer?.agentId !== me.id) return null;
  return (
    <div className={classes['bar']} role="status">
      <span className={classes['text']}>{t('This conversation is offered to you.')}</span>
      <Button variant="default" onClick={() => void actions.decline()}>
        {t('Decline')}
      </Button>
      <Button onClick={() => void actions.accept()}>{t('Take it')}</Button>
    </div>
  );
}
