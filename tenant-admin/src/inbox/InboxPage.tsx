import { useParams, useSearch } from '@tanstack/react-router';
import { IconMessages } from '@tabler/icons-react';
import { useState } from 'react';
import { ContactPanel } from '../contact/ContactPanel';
import { ConversationPage } from '../conversation/ConversationPage';
import { t } from '../i18n/i18n';
import { Blank } from '../ui/Blank';
import { ConversationList } from './ConversationList';
import classes from './InboxPage.module.css';
import { useInboxKeys } from './keys';
import { useConversationList } from './queries';
import { ViewNav } from './ViewNav';
import { OfflineBar } from './OfflineBar';
import { isListName } from './views';

const WIDE = '(min-width: 80em)';

/** Views and list, the conversation, the contact. On a phone each of them is a page. */
export function InboxPage() {
  const params: { list?: string; conversationId?: string } = useParams({ strict: false });
  const search: { q?: string } = useSearch({ strict: false });
  const name = params.list !== undefined && isListName(params.list) ? params.list : 'mine';
  const q = search.q ?? '';
  const id = params.conversationId ?? null;
  const [contactShown, setContactShown] = useState(() => matchMedia(WIDE).matches);
  const list = useConversationList(name, q);
  useInboxKeys(name, list.rows, id);

  return (
    <div className={classes['page']}>
      <OfflineBar />
      <div className={classes['inbox']} data-page={id === null ? 'list' : contactShown ? 'contact' : 'conversation'}>
        <ViewNav current={name} />
        <ConversationList name={name} q={q} selected={id} list={list} />
        <section className={classes['conversation']} aria-label={t('Conversation')}>
          {id === null ? (
            <Blank
              icon={<IconMessages size={20} aria-hidden />}
              title={t('No conversation chosen')}
              {...(list.rows.length > 0 && { hint: t('Choose one from the list, or press J to open the first.') })}
            />
          ) : (
            <ConversationPage
              key={id}
              id={id}
              list={name}
              contactShown={contactShown}
              onToggleContact={() => setContactShown((shown) => !shown)}
            />
          )}
        </section>
        {id !== null && contactShown && (
          <ContactPanel key={`contact-${id}`} id={id} onClose={() => setContactShown(false)} />
        )}
      </div>
    </div>
  );
}
