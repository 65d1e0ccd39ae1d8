import { isRecord } from '../api/problem';
import type { Entry } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { operationLine } from '../orders/words';
import { exact, words } from '../ui/format';

/**
 * What a state entry says, in one line. The service's own text is what is left where its facts say nothing. What the
 * service did because of somebody's entry, the `cause`, is that person's deed.
 */
export function lineText(entry: Entry, myId: string, cause: Entry | null = null): string {
  const who = actorOf(cause ?? entry, myId);
  const data = entry.data ?? {};
  switch (entry.kind) {
    case 'status':
      return statusLine(who, data) ?? entry.text ?? t('The status changed');
    case 'assignment':
      return assignmentLine(who, data, myId, entry.text);
    case 'rating':
      return ratingLine(who, data, entry.text);
    case 'event':
      return operationLine(entry, who.kind === 'me' ? null : nameOf(who)) ?? (entry.text || eventLine(who, data));
    case 'message':
    case 'note':
    case 'card':
    case 'handoff':
      return entry.text ?? '';
  }
}

export function authorName(entry: Entry, myId: string): string {
  const { kind, id, name } = entry.author;
  if (kind === 'agent' && id === myId) return t('You');
  switch (kind) {
    case 'agent':
      return name ?? t('An agent');
    case 'assistant':
      return name ?? t('Assistant');
    case 'contact':
      return name ?? t('The visitor');
    case 'system':
      return 'ChatFlow';
  }
}

/** Languages speak to oneself by another verb than of others; what the service does by itself has no one who did it. */
type Actor = { kind: 'me' } | { kind: 'service' } | { kind: 'other'; name: string };

function actorOf(entry: Entry, myId: string): Actor {
  if (entry.author.kind === 'system') return { kind: 'service' };
  if (entry.author.kind === 'agent' && entry.author.id === myId) return { kind: 'me' };
  return { kind: 'other', name: authorName(entry, myId) };
}

function nameOf(who: Actor): string {
  return who.kind === 'other' ? who.name : 'ChatFlow';
}

function statusLine(who: Actor, data: Record<string, unknown>): string | null {
  const name = nameOf(who);
  const until = text(data['until']);
  switch (text(data['to']) ?? text(data['status']) ?? '') {
    case 'resolved':
      return who.kind === 'me' ? t('You resolved the conversation') : t('{name} resolved the conversation', { name });
    case 'open':
      return openLine(who, text(data['from']));
    case 'pending':
      return t('With the assistant');
    case 'snoozed': {
      if (until === undefined) {
        return who.kind === 'me' ? t('You snoozed the conversation') : t('{name} snoozed the conversation', { name });
      }
      const time = exact(until);
      return who.kind === 'me'
        ? t('You snoozed the conversation until {time}', { time })
        : t('{name} snoozed the conversation until {time}', { name, time });
    }
    default:
      return null;
  }
}

function openLine(who: Actor, from: string | undefined): string {
  const name = nameOf(who);
  const fromSnooze = from === 'snoozed';
  if (from === 'pending' && who.kind === 'me') return t('You took over');
  if (from === 'pending' && who.kind === 'other') return t('{name} took over', { name });
  switch (who.kind) {
    case 'service':
      return fromSnooze ? t('Back from snooze') : t('The conversation is open');
    case 'me':
      return fromSnooze ? t('You woke the conversation up') : t('You opened the conversation');
    case 'other':
      return fromSnooze
        ? t('{name} woke the conversation up', { name })
        : t('{name} opened the conversation', { name });
  }
}

/** With what the shopper said about it. */
function ratingLine(who: Actor, data: Record<string, unknown>, said: string | null | undefined): string {
  const score = `${text(data['score']) ?? '?'}/5`;
  const line = t('{name} rated the conversation {score}', { name: nameOf(who), score });
  return said ? `${line} · “${said}”` : line;
}

function eventLine(who: Actor, data: Record<string, unknown>): string {
  const type = text(data['type']) ?? text(data['event']) ?? 'event';
  const name = nameOf(who);
  const tags = data['tags'];
  if (type === 'priority') {
    const priority = words(text(data['to']) ?? '');
    if (data['because'] === 'sentiment') {
      return t('{name} set the priority: {priority}, since the shopper sounds unhappy', { name, priority });
    }
    return who.kind === 'me'
      ? t('You set the priority: {priority}', { priority })
      : t('{name} set the priority: {priority}', { name, priority });
  }
  if (type === 'tags' && Array.isArray(tags)) {
    if (tags.length === 0)
      return who.kind === 'me' ? t('You removed all tags') : t('{name} removed all tags', { name });
    const list = tags.join(t(', '));
    return who.kind === 'me'
      ? t('You set the tags: {list}', { list })
      : t('{name} set the tags: {list}', { name, list });
  }
  return words(type);
}

function assignmentLine(who: Actor, data: Record<string, unknown>, myId: string, said?: string | null): string {
  const target = isRecord(data['assignee']) ? data['assignee'] : data;
  const agentId = text(target['agentId']);
  const whom = text(target['name']) ?? text(target['agentName']) ?? text(target['teamName']) ?? t('a colleague');
  const name = nameOf(who);
  if (agentId === undefined && text(target['teamId']) === undefined) {
    if (who.kind === 'service') return said || t('Back in the queue');
    return who.kind === 'me' ? t('You removed the assignee') : t('{name} removed the assignee', { name });
  }
  const toMe = agentId === myId;
  switch (who.kind) {
    case 'me':
      return toMe ? t('You took the conversation') : t('You assigned the conversation to {whom}', { whom });
    case 'service':
      return toMe ? t('Assigned to you') : t('Assigned to {whom}', { whom });
    case 'other':
      return toMe
        ? t('{name} assigned the conversation to you', { name })
        : t('{name} assigned the conversation to {whom}', { name, whom });
  }
}

export interface HandoffFacts {
  reason: string | null;
  /** What the assistant knows, one fact a line. */
  summary: string[];
}

/** The assistant's codes; whatever else stands there was said by a person. */
const REASONS: Record<string, string> = {
  asked_for_person: phrase('The shopper asked for a person'),
  unknown: phrase('The assistant did not know the answer'),
  upset: phrase('The shopper is upset'),
  abuse: phrase('The shopper is abusive'),
  payment_emergency: phrase('A problem with a payment'),
  safety: phrase('Somebody’s safety may be at risk'),
  legal: phrase('The shopper speaks of the law'),
  order_change: phrase('The shopper wants to change an order'),
  damaged: phrase('Something arrived broken or wrong'),
  taught: phrase('A category hands it over'),
  vip: phrase('A VIP gets a person besides'),
  high_value: phrase('It is about a large order or cart'),
  off: phrase('The assistant is off at this time'),
};

/** Shoppers ask, the assistant hands over. */
export function handoffTitle(entry: Entry): string {
  return entry.author.kind === 'contact' ? t('Asked for a person') : t('Handed over to people');
}

/** `note` is the private note that came with the handoff, if any. */
export function handoffFacts(entry: Entry, note: Entry | null): HandoffFacts {
  const reason = text(entry.data?.['reason']);
  const summary = text(entry.data?.['summary']) ?? text(note?.text) ?? text(entry.text) ?? '';
  return {
    reason: reason === undefined ? null : reasonWords(reason),
    summary: summary
      .split(/\r?\n/)
      .map((line) => line.replace(/^\s*[-*•]\s+/, '').trim())
      .filter((line) => line !== ''),
  };
}

function reasonWords(reason: string): string {
  const known = REASONS[reason];
  if (known !== undefined) return t(known);
  return /^[a-z_]+$/.test(reason) ? words(reason) : reason;
}

export interface Citation {
  title: string;
  url: string;
}

export function citations(entry: Entry): Citation[] {
  const list = entry.data?.['citations'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => {
    if (!isRecord(one)) return [];
    const url = text(one['url']);
    return url === undefined ? [] : [{ title: text(one['title']) ?? url, url }];
  });
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
