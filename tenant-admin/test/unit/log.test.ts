import { describe, expect, test } from 'vitest';
import { snoozePresets } from '../../src/conversation/actions';
import { sends } from '../../src/conversation/drafts';
import { items, markOf, unanswered } from '../../src/conversation/items';
import { citations, handoffFacts, lineText } from '../../src/conversation/lines';
import type { AuthorKind, Entry } from '../../src/api/types';

function entry(seq: number, author: AuthorKind, change: Partial<Entry> = {}): Entry {
  return {
    id: `msg_${seq}`,
    seq,
    prevSeq: seq - 1,
    kind: 'message',
    author: { kind: author, id: author, name: author },
    at: new Date(Date.UTC(2026, 10, 20, 10, seq)).toISOString(),
    private: false,
    text: 'Hi',
    ...change,
  };
}

describe('the log', () => {
  test('begins each day with its date', () => {
    const list = items([entry(1, 'contact', { at: '2026-11-19T10:00:00Z' }), entry(2, 'contact')]);
    expect(list.map(({ kind }) => kind)).toEqual(['day', 'bubble', 'day', 'bubble']);
  });

  test('groups what one person says within five minutes', () => {
    const list = items([entry(1, 'contact'), entry(2, 'contact'), entry(9, 'contact'), entry(10, 'agent')]);
    const heads = list.flatMap((item) => (item.kind === 'bubble' ? [item.first] : []));
    expect(heads).toEqual([true, false, true, true]);
  });

  test('tells notes, handoffs and state lines from messages', () => {
    const list = items([
      entry(1, 'agent', { kind: 'note', private: true }),
      entry(2, 'assistant', { kind: 'handoff', private: true }),
      entry(3, 'system', { kind: 'status' }),
      entry(4, 'assistant', { kind: 'card' }),
    ]);
    expect(list.slice(1).map((item) => (item.kind === 'bubble' ? item.side : item.kind))).toEqual([
      'note',
      'handoff',
      'line',
      'assistant',
    ]);
  });

  test('finds the words that nobody has answered; a note is no answer', () => {
    const log = [
      entry(1, 'contact'),
      entry(2, 'agent'),
      entry(3, 'contact'),
      entry(4, 'agent', { kind: 'note', private: true }),
      entry(5, 'contact'),
    ];
    expect([...unanswered(log)]).toEqual(['msg_5', 'msg_3']);
  });

  test('still waits when the assistant has only said that it hands over', () => {
    const log = [
      entry(1, 'contact'),
      entry(2, 'assistant'),
      entry(3, 'contact'),
      entry(4, 'assistant'),
      entry(5, 'assistant', { kind: 'handoff' }),
      entry(6, 'contact'),
    ];
    expect([...unanswered(log)]).toEqual(['msg_6', 'msg_3']);
    expect([...unanswered([...log, entry(7, 'agent')])]).toEqual([]);
    expect([...unanswered(log.slice(0, 4))]).toEqual([]);
  });

  test('knows how far the shopper has come, not the colleagues', () => {
    const receipts = [
      { reader: { kind: 'agent' as const, id: 'usr_1' }, deliveredSeq: 9, readSeq: 9 },
      { reader: { kind: 'contact' as const, id: 'con_1' }, deliveredSeq: 5, readSeq: 3 },
    ];
    expect([3, 5, 6].map((seq) => markOf(seq, receipts))).toEqual(['read', 'delivered', 'sent']);
  });
});

describe('a line', () => {
  const me = 'usr_me';
  const by = (id: string, name: string) => ({ author: { kind: 'agent' as const, id, name } });

  test.each([
    [{ kind: 'status', data: { status: 'resolved' }, ...by(me, 'Mia') }, 'You resolved the conversation'],
    [
      { kind: 'status', data: { from: 'resolved', to: 'open' }, ...by('usr_2', 'Noah') },
      'Noah opened the conversation',
    ],
    [{ kind: 'status', data: { from: 'snoozed', to: 'open' } }, 'Back from snooze'],
    [
      { kind: 'event', data: { type: 'priority', from: 'low', to: 'high' }, ...by(me, 'Mia') },
      'You set the priority: High',
    ],
    [{ kind: 'event', data: { type: 'tags', tags: ['a', 'b'] }, ...by(me, 'Mia') }, 'You set the tags: a, b'],
    [{ kind: 'assignment', data: { agentId: me, name: 'Mia' }, ...by(me, 'Mia') }, 'You took the conversation'],
    [{ kind: 'assignment', data: { agentId: 'usr_2', name: 'Noah' } }, 'Assigned to Noah'],
    [{ kind: 'assignment', data: { agentId: me } }, 'Assigned to you'],
    [{ kind: 'assignment', data: {} }, 'Back in the queue'],
    [{ kind: 'assignment', data: {}, ...by('usr_2', 'Noah') }, 'Noah removed the assignee'],
  ] satisfies [Partial<Entry>, string][])('%#', (change, expected) => {
    expect(lineText({ ...entry(1, 'system'), ...change, text: '' }, me)).toBe(expected);
  });

  test('says who took over with a reply, once', () => {
    const by = { kind: 'agent' as const, id: 'usr_2', name: 'Noah' };
    const reply = entry(1, 'agent', { author: by });
    const opened = entry(2, 'system', { kind: 'status', data: { from: 'pending', to: 'open' }, text: '' });
    const took = entry(3, 'agent', { kind: 'assignment', author: by, data: { agentId: 'usr_2', name: 'Noah' } });
    const lines = (log: Entry[], myId: string) =>
      items(log).flatMap((item) => (item.kind === 'line' ? [lineText(item.entry, myId, item.cause)] : []));
    expect(lines([reply, opened, took], 'usr_2')).toEqual(['You took over']);
    expect(lines([reply, opened, took], 'usr_1')).toEqual(['Noah took over']);
    expect(lines([opened, took], 'usr_1')).toEqual([
      'The conversation is open',
      'Noah assigned the conversation to Noah',
    ]);
    expect(lines([entry(1, 'contact'), opened], 'usr_1')).toEqual(['The conversation is open']);
    const reopened = { ...opened, data: { from: 'resolved', to: 'open' } };
    expect(lines([reply, reopened, took], 'usr_1')[0]).toBe('Noah opened the conversation');
  });

  test('tells what the assistant knows, from the note that comes with a handoff', () => {
    const handoff = entry(1, 'assistant', { kind: 'handoff', data: { reason: 'asked_for_person' }, text: '' });
    const note = entry(2, 'assistant', { kind: 'note', private: true, text: 'A\n\n- B' });
    expect(handoffFacts(handoff, note)).toEqual({ reason: 'The shopper asked for a person', summary: ['A', 'B'] });
    expect(handoffFacts({ ...handoff, data: { reason: 'I want my money' } }, null)).toEqual({
      reason: 'I want my money',
      summary: [],
    });
    const list = items([handoff, note, entry(3, 'agent', { kind: 'note', private: true })]);
    expect(list.map(({ kind }) => kind)).toEqual(['day', 'handoff', 'bubble']);
  });

  test('reads citations and skips what is none', () => {
    const data = { citations: [{ title: 'Returns', url: '/help/r' }, { title: 'No address' }, 3] } as never;
    expect(citations(entry(1, 'assistant', { data }))).toEqual([{ title: 'Returns', url: '/help/r' }]);
  });
});

test('Enter sends where it is set so, Cmd and Ctrl always, Shift never', () => {
  const key = (change: object) => ({
    key: 'Enter',
    shiftKey: false,
    metaKey: false,
    ctrlKey: false,
    altKey: false,
    ...change,
  });
  expect(sends(key({}), 'enter')).toBe(true);
  expect(sends(key({}), 'mod-enter')).toBe(false);
  expect(sends(key({ ctrlKey: true }), 'mod-enter')).toBe(true);
  expect(sends(key({ metaKey: true }), 'enter')).toBe(true);
  expect(sends(key({ shiftKey: true }), 'enter')).toBe(false);
  expect(sends(key({ key: 'a' }), 'enter')).toBe(false);
});

test('snoozing offers only times that lie ahead, and Monday only when it is not tomorrow', () => {
  const labels = (at: string) => snoozePresets(new Date(at)).map(({ label }) => label);
  expect(labels('2026-11-20T10:00:00')).toEqual(['In an hour', 'This afternoon', 'Tomorrow morning', 'Monday morning']);
  expect(labels('2026-11-22T18:00:00')).toEqual(['In an hour', 'Tomorrow morning']);
  for (const { until } of snoozePresets(new Date())) expect(until.getTime()).toBeGreaterThan(Date.now());
});
