import { isRecord } from '../api/problem';
import type { Entry } from '../api/types';
import { exact, words } from '../ui/format';

/** What a state entry says, in one line. The service's own text wins where it gives one. */
export function lineText(entry: Entry, myId: string): string {
  const who = authorName(entry, myId);
  const data = entry.data ?? {};
  switch (entry.kind) {
    case 'status':
      return statusLine(who, data, entry.text);
    case 'assignment':
      return assignmentLine(who, data, myId, entry.text);
    case 'rating':
      return entry.text || `${who} rated the conversation ${text(data['score']) ?? text(data['rating']) ?? ''}`.trim();
    case 'event':
      return entry.text || eventLine(who, data);
    case 'message':
    case 'note':
    case 'card':
    case 'handoff':
      return entry.text ?? '';
  }
}

export function authorName(entry: Entry, myId: string): string {
  const { kind, id, name } = entry.author;
  if (kind === 'agent' && id === myId) return 'You';
  switch (kind) {
    case 'agent':
      return name ?? 'An agent';
    case 'assistant':
      return name ?? 'Assistant';
    case 'contact':
      return name ?? 'The visitor';
    case 'system':
      return 'ChatFlow';
  }
}

function statusLine(who: string, data: Record<string, unknown>, said: string | null | undefined): string {
  const from = text(data['from']);
  const until = text(data['until']);
  switch (text(data['to']) ?? text(data['status']) ?? '') {
    case 'resolved':
      return `${who} resolved the conversation`;
    case 'open':
      if (from === 'snoozed') return who === 'ChatFlow' ? 'Back from snooze' : `${who} woke the conversation up`;
      return who === 'ChatFlow' ? 'The conversation is open' : `${who} opened the conversation`;
    case 'pending':
      return 'With the assistant';
    case 'snoozed':
      return `${who} snoozed the conversation${until === undefined ? '' : ` until ${exact(until)}`}`;
    default:
      return said || 'The status changed';
  }
}

function eventLine(who: string, data: Record<string, unknown>): string {
  const type = text(data['type']) ?? text(data['event']) ?? 'event';
  const tags = data['tags'];
  if (type === 'priority') return `${who} set the priority to ${text(data['to']) ?? ''}`;
  if (type === 'tags' && Array.isArray(tags)) {
    return tags.length === 0 ? `${who} removed all tags` : `${who} set the tags: ${tags.join(', ')}`;
  }
  return words(type);
}

function assignmentLine(who: string, data: Record<string, unknown>, myId: string, said?: string | null): string {
  const target = isRecord(data['assignee']) ? data['assignee'] : data;
  const agentId = text(target['agentId']);
  const name = text(target['name']) ?? text(target['agentName']) ?? text(target['teamName']);
  if (agentId === undefined && text(target['teamId']) === undefined) {
    return said || (who === 'ChatFlow' ? 'Back in the queue' : `${who} removed the assignee`);
  }
  const whom = agentId === myId ? 'you' : (name ?? 'a colleague');
  if (who === 'You' && whom === 'you') return 'You took the conversation';
  if (who === 'ChatFlow') return whom === 'you' ? 'Assigned to you' : `Assigned to ${whom}`;
  return `${who} assigned the conversation to ${whom}`;
}

export interface HandoffFacts {
  reason: string | null;
  /** What the assistant knows, one fact a line. */
  summary: string[];
}

/** The assistant's codes; whatever else stands there was said by a person. */
const REASONS: Record<string, string> = {
  asked_for_person: 'The shopper asked for a person',
  unknown: 'The assistant did not know the answer',
  upset: 'The shopper is upset',
  abuse: 'The shopper is abusive',
  payment_emergency: 'A problem with a payment',
  safety: 'Somebody’s safety may be at risk',
  legal: 'The shopper speaks of the law',
  order_change: 'The shopper wants to change an order',
  damaged: 'Something arrived broken or wrong',
};

/** Shoppers ask, the assistant hands over. */
export function handoffTitle(entry: Entry): string {
  return entry.author.kind === 'contact' ? 'Asked for a person' : 'Handed over to people';
}

/** `note` is the private note that came with the handoff, if any. */
export function handoffFacts(entry: Entry, note: Entry | null): HandoffFacts {
  const reason = text(entry.data?.['reason']);
  const summary = text(entry.data?.['summary']) ?? text(note?.text) ?? text(entry.text) ?? '';
  return {
    reason: reason === undefined ? null : (REASONS[reason] ?? (/^[a-z_]+$/.test(reason) ? words(reason) : reason)),
    summary: summary
      .split(/\r?\n/)
      .map((line) => line.replace(/^\s*[-*•]\s+/, '').trim())
      .filter((line) => line !== ''),
  };
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
