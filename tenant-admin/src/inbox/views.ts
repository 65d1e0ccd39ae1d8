import type { ConversationRow as Conversation, Status, View } from '../api/types';
import { phrase } from '../i18n/i18n';

/** What the list pane can show: the live views, and what only a query answers. */
export type ListName = 'assistant' | 'unassigned' | 'open' | 'mine' | 'snoozed' | 'resolved';

export interface ListInfo {
  name: ListName;
  label: string;
  empty: string;
  hint: string;
  /** What the service is asked for. */
  query: { view: View } | { status: Status };
}

export const LISTS: readonly ListInfo[] = [
  {
    name: 'mine',
    label: phrase('Mine'),
    query: { view: 'mine' },
    empty: phrase('Nothing is waiting for you'),
    hint: phrase('Conversations assigned to you appear here the moment they arrive.'),
  },
  {
    name: 'unassigned',
    label: phrase('Unassigned'),
    query: { view: 'unassigned' },
    empty: phrase('Nobody is waiting'),
    hint: phrase('Conversations that no agent has taken yet appear here.'),
  },
  {
    name: 'open',
    label: phrase('Open'),
    query: { view: 'open' },
    empty: phrase('No open conversations'),
    hint: phrase('Everything that people are working on appears here.'),
  },
  {
    name: 'assistant',
    label: phrase('Assistant'),
    query: { view: 'assistant' },
    empty: phrase('The assistant is not talking to anyone'),
    hint: phrase('Conversations that the assistant answers by itself appear here.'),
  },
  {
    name: 'snoozed',
    label: phrase('Snoozed'),
    query: { status: 'snoozed' },
    empty: phrase('Nothing is snoozed'),
    hint: phrase('Snoozed conversations come back at their time, or when the shopper writes.'),
  },
  {
    name: 'resolved',
    label: phrase('Resolved'),
    query: { status: 'resolved' },
    empty: phrase('Nothing resolved yet'),
    hint: phrase('Resolved conversations stay here to look things up.'),
  },
];

export const LIVE_VIEWS: readonly View[] = LISTS.flatMap(({ query }) => ('view' in query ? [query.view] : []));

export function listInfo(name: ListName): ListInfo {
  return LISTS.find((list) => list.name === name) ?? FIRST;
}

const FIRST: ListInfo = { name: 'mine', label: phrase('Mine'), query: { view: 'mine' }, empty: '', hint: '' };

export function isListName(name: string): name is ListName {
  return LISTS.some((list) => list.name === name);
}

/** The same rule as the service's query, applied to one conversation that has just changed. */
export function belongs(name: ListName, conversation: Conversation, myId: string): boolean {
  const { status, assignee } = conversation;
  switch (name) {
    case 'assistant':
      return status === 'pending';
    case 'resolved':
    case 'snoozed':
    case 'open':
      return status === name;
    case 'unassigned':
      return status === 'open' && !assignee?.agentId;
    case 'mine':
      return status !== 'resolved' && assignee?.agentId === myId;
  }
}

export function lastActivity(conversation: Conversation): number {
  return Date.parse(conversation.lastEntry?.at ?? conversation.updatedAt);
}

/** Unassigned: who has waited longest comes first. Elsewhere: the latest words. */
export function inOrder(name: ListName, conversations: Conversation[]): Conversation[] {
  const waiting = (one: Conversation) => Date.parse(one.waitingSince ?? one.updatedAt);
  const compare =
    name === 'unassigned'
      ? (a: Conversation, b: Conversation) => waiting(a) - waiting(b)
      : (a: Conversation, b: Conversation) => lastActivity(b) - lastActivity(a);
  return conversations.toSorted((a, b) => compare(a, b) || a.id.localeCompare(b.id));
}

/** The shopper wrote something that this reader has not seen. */
export function isUnread(conversation: Conversation, myId: string): boolean {
  if (conversation.lastEntry?.author.kind !== 'contact') return false;
  const mine = conversation.receipts.find(({ reader }) => reader.kind === 'agent' && reader.id === myId);
  return (mine?.readSeq ?? 0) < conversation.lastSeq;
}
