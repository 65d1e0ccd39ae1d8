import { describe, expect, test } from 'vitest';
import type { Contact, ConversationRow, Entry } from '../../src/api/types';
import { furthest, merged, rows, withConversation, type Pages } from '../../src/inbox/lists';
import { neighbour } from '../../src/inbox/keys';
import { belongs, inOrder, isUnread } from '../../src/inbox/views';

const ME = 'usr_me';

function entry(seq: number, kind: 'contact' | 'agent' = 'contact', at = '2026-11-20T10:00:00Z'): Entry {
  return { id: `msg_${seq}`, seq, prevSeq: seq - 1, kind: 'message', author: { kind }, at, private: false, text: 'Hi' };
}

function row(id: string, change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    siteId: 'sit_1',
    channel: 'chat',
    contactId: `con_${id}`,
    status: 'open',
    assignee: null,
    priority: 'medium',
    tags: [],
    lastSeq: 1,
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    receipts: [],
    ...change,
  };
}

const pages = (...data: ConversationRow[][]): Pages => ({
  pages: data.map((page) => ({ data: page, nextCursor: null })),
  pageParams: data.map(() => null),
});

const ids = (list: readonly ConversationRow[]) => list.map(({ id }) => id);

describe('a list', () => {
  test('takes in a conversation that comes to belong to it', () => {
    const next = withConversation(pages([row('a')]), 'open', row('b', { updatedAt: '2026-11-20T11:00:00Z' }), ME);
    expect(ids(rows('open', next))).toEqual(['b', 'a']);
  });

  test('lets go of one that belongs to it no longer', () => {
    const next = withConversation(
      pages([row('a')], [row('b')]),
      'unassigned',
      row('b', { assignee: { agentId: 'usr_x', name: 'X' } }),
      ME,
    );
    expect(ids(rows('unassigned', next))).toEqual(['a']);
  });

  test('is the same object when the change does not concern it', () => {
    const before = pages([row('a')]);
    expect(withConversation(before, 'assistant', row('z'), ME)).toBe(before);
  });

  test('shows a row once that stands on two pages, in its newest form', () => {
    const list = rows('open', pages([row('a', { lastSeq: 7 })], [row('a', { lastSeq: 5 }), row('b')]));
    expect(list.filter(({ id }) => id === 'a')).toMatchObject([{ lastSeq: 7 }]);
  });

  test('puts who has waited longest first where nobody has taken it yet', () => {
    const list = [
      row('new', { waitingSince: '2026-11-20T10:30:00Z' }),
      row('old', { waitingSince: '2026-11-20T08:30:00Z', updatedAt: '2026-11-20T11:30:00Z' }),
    ];
    expect(ids(inOrder('unassigned', list))).toEqual(['old', 'new']);
    expect(ids(inOrder('open', list))).toEqual(['old', 'new']);
    expect(ids(inOrder('mine', list.toReversed()))).toEqual(['old', 'new']);
  });

  test.each([
    ['assistant', row('a', { status: 'pending' }), true],
    ['mine', row('a', { assignee: { agentId: ME, name: 'Me' } }), true],
    ['mine', row('a', { assignee: { agentId: 'usr_other', name: 'Other' } }), false],
    ['mine', row('a', { assignee: { agentId: ME, name: 'Me' }, status: 'snoozed' }), true],
    ['mine', row('a', { assignee: { agentId: ME, name: 'Me' }, status: 'resolved' }), false],
    ['snoozed', row('a', { status: 'snoozed' }), true],
    ['unassigned', row('a', { assignee: { teamId: 'tea_1', name: 'Team' } }), true],
    ['open', row('a', { status: 'resolved' }), false],
    ['resolved', row('a', { status: 'resolved' }), true],
  ] as const)('%s: %#', (name, conversation, expected) => {
    expect(belongs(name, conversation, ME)).toBe(expected);
  });
});

describe('a frame', () => {
  test('does not take the contact from a row', () => {
    const contact = { id: 'con_a', name: 'Ann', verified: true } as Contact;
    const known = row('a', { contact });
    expect(merged(known, row('a', { priority: 'high' }))).toMatchObject({ contact: { name: 'Ann' }, priority: 'high' });
  });

  test('that leaves out the waiting time says that nobody waits', () => {
    const known = row('a', { waitingSince: '2026-11-20T10:00:00Z' });
    expect(merged(known, row('a')).waitingSince).toBeUndefined();
  });

  test('that is older changes the state but not the last words', () => {
    const known = row('a', { lastSeq: 9, lastEntry: entry(9) });
    expect(merged(known, row('a', { lastSeq: 8, lastEntry: entry(8), status: 'resolved' }))).toMatchObject({
      lastSeq: 9,
      lastEntry: { seq: 9 },
      status: 'resolved',
    });
  });

  test('never moves a position back', () => {
    const reader = { kind: 'agent' as const, id: ME };
    const known = [{ reader, deliveredSeq: 9, readSeq: 9 }];
    expect(furthest(known, [{ reader, deliveredSeq: 4, readSeq: 4 }])).toEqual(known);
  });
});

describe('unread', () => {
  const mine = (readSeq: number) => [{ reader: { kind: 'agent' as const, id: ME }, deliveredSeq: readSeq, readSeq }];

  test('is what the shopper wrote after this reader last looked', () => {
    expect(isUnread(row('a', { lastSeq: 3, lastEntry: entry(3), receipts: mine(2) }), ME)).toBe(true);
    expect(isUnread(row('a', { lastSeq: 3, lastEntry: entry(3), receipts: mine(3) }), ME)).toBe(false);
    expect(isUnread(row('a', { lastSeq: 3, lastEntry: entry(3) }), ME)).toBe(true);
  });

  test('is never an answer of a colleague', () => {
    expect(isUnread(row('a', { lastSeq: 3, lastEntry: entry(3, 'agent') }), ME)).toBe(false);
  });
});

test('J and K walk through the list and stop at its ends', () => {
  const list = [row('a'), row('b')];
  expect(neighbour(list, null, 1)).toBe('a');
  expect(neighbour(list, null, -1)).toBe('b');
  expect(neighbour(list, 'a', 1)).toBe('b');
  expect(neighbour(list, 'b', 1)).toBeNull();
  expect(neighbour([], null, 1)).toBeNull();
});
