import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ConversationRow } from '../api/types';
import { contactName } from '../contact/name';
import { plain } from '../conversation/markdown';
import { t } from '../i18n/i18n';
import { knownConversation, useConversationList } from '../inbox/queries';
import { isUnread } from '../inbox/views';
import { useStaff } from '../live/live';
import { show } from './desktop';
import { beforeOf, reasonOf, type Before, type Reason } from './reasons';
import { play } from './sound';
import { useTitle } from './title';

const LONGEST_BODY = 140;

/** Calls whoever looks elsewhere: the tab's title and icon, a notification, a sound. Draws nothing. */
export function Attention() {
  useNews();
  const { me } = useStaff();
  const mine = useConversationList('mine', '').rows;
  const unassigned = useConversationList('unassigned', '').rows;
  const waiting = [...mine, ...unassigned].filter((row) => isUnread(row, me.id)).length;
  const page = useRouterState({ select: ({ location }) => pageName(location.pathname) });
  useTitle(waiting, page);
  return null;
}

function pageName(path: string): string {
  if (path.includes('/people')) return t('People');
  if (path.includes('/sites')) return t('Sites');
  if (path.includes('/profile')) return t('Profile');
  if (path.includes('/connect')) return t('Connect a shop');
  return t('Inbox');
}

function useNews(): void {
  const { live, me } = useStaff();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params: { conversationId?: string } = useParams({ strict: false });
  const now = useRef({ open: params.conversationId, wishes: me.notifications });
  useEffect(() => {
    now.current = { open: params.conversationId, wishes: me.notifications };
  });

  useEffect(() => {
    const seen = new Map<string, Before>();
    const tell = (reason: Reason, conversation: ConversationRow) => {
      const looking = document.visibilityState === 'visible' && document.hasFocus();
      if (looking && now.current.open === conversation.id) return;
      if (now.current.wishes?.sound === true) play();
      if (looking) return;
      const { title, body } = words(reason, conversation);
      show(title, body, conversation.id, () => {
        const list = conversation.assignee?.agentId === me.id ? 'mine' : 'open';
        void navigate({ to: '/inbox/$list/$conversationId', params: { list, conversationId: conversation.id } });
      });
    };
    return live.client.on('conversation', (conversation) => {
      // Heard before the lists change: what they hold is how it was.
      const known = knownConversation(queries, conversation.id);
      const before = seen.get(conversation.id) ?? (known === null ? null : beforeOf(known, me.id));
      const row = { ...conversation, contact: known?.contact ?? null };
      seen.set(conversation.id, beforeOf(row, me.id));
      const reason = reasonOf(before, row, me.id, now.current.wishes?.about ?? 'mine');
      if (reason !== null) tell(reason, row);
    });
  }, [live, queries, navigate, me.id]);
}

function words(reason: Reason, conversation: ConversationRow): { title: string; body: string } {
  const name = contactName(conversation);
  const text = plain(conversation.lastEntry?.text ?? '').slice(0, LONGEST_BODY);
  switch (reason) {
    case 'message':
      return { title: name, body: text };
    case 'waiting':
      return { title: t('{name} waits for a person', { name }), body: text };
    case 'assigned':
      return { title: t('Assigned to you: {name}', { name }), body: text };
  }
}
