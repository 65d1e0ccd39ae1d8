import { isRecord } from '../api/problem';
import type { Entry } from '../api/types';
import { words } from '../ui/format';

/** What a state entry says, in one line. The service's own text wins where it gives one. */
export function lineText(entry: Entry, myId: string): string {
  const who = authorName(entry, myId);
  const data = entry.data ?? {};
  switch (entry.kind) {
    case 'status':
      return statusLine(who, text(data['status']) ?? text(data['to']) ?? '', entry.text);
    case 'assignment':
      return assignmentLine(who, data, myId, entry.text);
    case 'rating':
      return entry.text || `${who} rated the conversation ${text(data['score']) ?? text(data['rating']) ?? ''}`.trim();
    case 'event':
      return entry.text || words(text(data['type']) ?? text(data['event']) ?? 'event');
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

function statusLine(who: string, status: string, said: string | null | undefined): string {
  switch (status) {
    case 'resolved':
      return `${who} resolved the conversation`;
    case 'open':
      return who === 'ChatFlow' ? 'The conversation is open' : `${who} opened the conversation`;
    case 'pending':
      return 'With the assistant';
    case 'snoozed':
      return `${who} snoozed the conversation`;
    default:
      return said || 'The status changed';
  }
}

function assignmentLine(who: string, data: Record<string, unknown>, myId: string, said?: string | null): string {
  const target = isRecord(data['assignee']) ? data['assignee'] : data;
  const agentId = text(target['agentId']);
  const name = text(target['name']) ?? text(target['agentName']) ?? text(target['teamName']);
  if (agentId === undefined && text(target['teamId']) === undefined) {
    return said || `${who} removed the assignee`;
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

const REASONS: Record<string, string> = {
  requested: 'The shopper asked for a person',
  asked_for_person: 'The shopper asked for a person',
  person_requested: 'The shopper asked for a person',
  unknown: 'The assistant did not know the answer',
  no_answer: 'The assistant did not know the answer',
  not_understood: 'The assistant did not know the answer',
};

export function handoffFacts(entry: Entry): HandoffFacts {
  const data = entry.data ?? {};
  const reason = text(data['reason']);
  const summary = data['summary'];
  const lines = Array.isArray(summary)
    ? summary.flatMap((line) => text(line) ?? [])
    : (text(summary) ?? entry.text ?? '').split(/\r?\n/);
  return {
    reason: reason === undefined ? null : (REASONS[reason] ?? (/^[a-z_]+$/.test(reason) ? words(reason) : reason)),
    summary: lines.map((line) => line.trim()).filter((line) => line !== ''),
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
