import { Button } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { explain, hasStatus } from '../api/problem';
import type { ConversationRow } from '../api/types';
import { t } from '../i18n/i18n';
import { knownConversation, useConversationDetail } from '../inbox/queries';
import type { ListName } from '../inbox/views';
import { useLiveConversation } from '../live/live';
import { contactName } from '../contact/name';
import { Blank } from '../ui/Blank';
import { Composer } from './Composer';
import classes from './ConversationPage.module.css';
import { ConversationHeader } from './ConversationHeader';
import { Log } from './Log';
import { OfferBar } from './OfferBar';
import { LogSkeleton } from './LogSkeleton';

interface PageProps {
  id: string;
  list: ListName;
  contactShown: boolean;
  onToggleContact: () => void;
}

export function ConversationPage(props: PageProps) {
  const { id, list } = props;
  const queries = useQueryClient();
  const detail = useConversationDetail(id);
  // A list's row is enough to begin with; the detail follows.
  const conversation = detail.data ?? knownConversation(queries, id);

  if (conversation !== null) return <Loaded {...props} conversation={conversation} />;
  if (detail.isPending) return <LogSkeleton />;
  return (
    <Blank
      icon={<IconMessageOff size={20} aria-hidden />}
      title={
        hasStatus(detail.error, 404) ? t('There is no such conversation') : t('The conversation could not be loaded')
      }
      hint={hasStatus(detail.error, 404) ? t('It may belong to another account.') : explain(detail.error)}
    >
      {hasStatus(detail.error, 404) ? (
        <Button variant="default" component={Link} to="/inbox/$list" params={{ list } as never}>
          {t('Back to the list')}
        </Button>
      ) : (
        <Button variant="default" loading={detail.isFetching} onClick={() => void detail.refetch()}>
          {t('Try again')}
        </Button>
      )}
    </Blank>
  );
}

function Loaded({ conversation, ...props }: PageProps & { conversation: ConversationRow }) {
  const state = useLiveConversation(conversation.id);
  const name = contactName(conversation);
  return (
    <div className={classes['page']}>
      <ConversationHeader conversation={conversation} name={name} {...props} />
      <Log conversation={conversation} state={state} name={name} />
      <OfferBar conversation={conversation} />
      <Composer conversation={conversation} name={name} />
    </div>
  );
}
