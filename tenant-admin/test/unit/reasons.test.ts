import { expect, test } from 'vitest';
import type { ConversationRow } from '../../src/api/types';
import { reasonOf, type Before } from '../../src/attention/reasons';

const ME = 'usr_me';

function row(change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: 'cnv_1',
    siteId: 'sit_1',
    channel: 'chat',
    contactId: 'con_1',
    status: 'open',
    assignee: { agentId: ME, name: 'Me' },
    priority: 'medium',
    tags: [],
    lastSeq: 5,
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    receipts: [],
    lastEntry: {
      id: 'msg_5',
      seq: 5,
      prevSeq: 4,
      kind: 'message',
      author: { kind: 'contact', id: 'con_1' },
      at: '2026-11-20T10:00:00Z',
      private: false,
      text: 'Hello?',
    },
    ...change,
  };
}

const before: Before = { lastSeq: 4, status: 'open', mine: true };

test('a shopper’s words in one’s own conversation are told once', () => {
  expect(reasonOf(before, row(), ME, 'mine')).toBe('message');
  expect(reasonOf({ ...before, lastSeq: 5 }, row(), ME, 'mine')).toBeNull();
  expect(reasonOf(before, row({ tags: ['vip'], lastSeq: 4 }), ME, 'mine')).toBeNull();
});

test('a colleague’s conversation is told only to who asked for all', () => {
  const theirs = row({ assignee: { agentId: 'usr_other', name: 'Other' } });
  expect(reasonOf({ ...before, mine: false }, theirs, ME, 'mine')).toBeNull();
  expect(reasonOf({ ...before, mine: false }, theirs, ME, 'all')).toBe('message');
  expect(reasonOf({ ...before, mine: false }, theirs, ME, 'nothing')).toBeNull();
});

test('what is handed over or assigned is told', () => {
  const handed = row({ assignee: null });
  expect(reasonOf({ lastSeq: 4, status: 'pending', mine: false }, handed, ME, 'mine')).toBe('waiting');
  expect(reasonOf({ lastSeq: 5, status: 'open', mine: false }, row(), ME, 'mine')).toBe('assigned');
});

test('the assistant’s conversations, and what one does oneself, are not', () => {
  expect(reasonOf(before, row({ status: 'pending' }), ME, 'all')).toBeNull();
  const mine = row();
  const own = { ...mine, lastEntry: { ...row().lastEntry, author: { kind: 'agent', id: ME } } } as ConversationRow;
  expect(reasonOf({ ...before, mine: false }, own, ME, 'all')).toBeNull();
});
