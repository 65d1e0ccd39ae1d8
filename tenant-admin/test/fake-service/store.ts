import { randomUUID } from 'node:crypto';
import type {
  Assignee,
  Attachment,
  Author,
  Contact,
  Conversation,
  ConversationStatus,
  Entry,
  EntryData,
  EntryKind,
  Priority,
  Receipt,
  View,
} from '@chatflow/widget/protocol';
import type {
  Agent,
  Commerce,
  Me,
  NewTenant,
  SimilarAnswer,
  Site,
  StaffMember,
  Team,
  TenantSummary,
} from '../../src/api/types';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Stored extends Mutable<Omit<Conversation, 'receipts' | 'lastEntry'>> {
  receipts: Receipt[];
  entries: Entry[];
  snoozedUntil?: string;
}

export interface Account {
  me: Me;
  password: string;
  tenants: { id: string; name: string }[];
}

export interface Append {
  kind: EntryKind;
  author: Author;
  text?: string;
  private?: boolean;
  data?: EntryData;
  clientId?: string;
  draftId?: string;
  attachments?: readonly Attachment[];
  at?: string;
}

export type Change =
  | { kind: 'entry'; conversation: Stored; entry: Entry }
  | { kind: 'conversation'; conversation: Stored; views: Set<View> };

const VIEWS: readonly View[] = ['mine', 'open', 'unassigned', 'assistant', 'queue'];

/** The data of one tenant, in memory, with the rules of the protocol that clients can see. */
export class Store {
  readonly accounts: Account[] = [];
  readonly agents: Agent[] = [];
  readonly people: StaffMember[] = [];
  readonly teams: Team[] = [];
  sites: Site[] = [];
  /** Deleted, and not yet forgotten. */
  removedSites: Site[] = [];
  readonly articles: unknown[] = [];
  readonly tenants: TenantSummary[] = [];
  readonly contacts = new Map<string, Contact>();
  readonly commerce = new Map<string, Commerce>();
  readonly conversations = new Map<string, Stored>();
  /** What the team answered to the like of a conversation's question. */
  readonly similarAnswers = new Map<string, SimilarAnswer[]>();
  readonly #listeners = new Set<(change: Change) => void>();

  /** Somebody who has followed the link of a mail: into a tenant of their own, or into this one. */
  enrol(email: string, { name, company, password }: Record<string, unknown>): Account {
    const first = this.accounts[0];
    if (first === undefined) throw new Error('There is nobody yet.');
    const tenant =
      typeof company === 'string'
        ? { id: 'ten_new', name: company, trialEndsAt: '2026-12-05T12:00:00Z' }
        : (first.me.tenant ?? { id: 'ten_new', name: 'Shop' });
    const me: Me = { ...first.me, id: `usr_${this.accounts.length}`, name: String(name), email, tenant };
    const account = { me, password: String(password), tenants: [tenant] };
    this.accounts.push(account);
    return account;
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  addConversation(id: string, contactId: string, createdAt: string, status: ConversationStatus = 'pending'): Stored {
    const conversation: Stored = {
      id,
      siteId: 'sit_shop',
      channel: 'chat',
      contactId,
      status,
      assignee: null,
      priority: 'medium',
      tags: [],
      lastSeq: 0,
      createdAt,
      updatedAt: createdAt,
      receipts: [],
      entries: [],
    };
    this.conversations.set(id, conversation);
    return conversation;
  }

  /** One more line in the log; the same `clientId` again changes nothing. */
  append(id: string, { private: hidden = false, at = new Date().toISOString(), ...rest }: Append): Entry {
    const conversation = this.get(id);
    const known = conversation.entries.find((one) => rest.clientId !== undefined && one.clientId === rest.clientId);
    if (known !== undefined) return known;
    const views = this.viewsOf(conversation);
    const seq = conversation.lastSeq + 1;
    const entry: Entry = { id: `msg_${randomUUID()}`, seq, prevSeq: seq - 1, at, private: hidden, ...rest };
    conversation.entries.push(entry);
    conversation.lastSeq = seq;
    conversation.updatedAt = at;
    if (entry.kind === 'message' && !hidden) this.#spoken(conversation, entry);
    this.#tell({ kind: 'entry', conversation, entry });
    this.#tell({ kind: 'conversation', conversation, views });
    return entry;
  }

  #spoken(conversation: Stored, { author, at }: Entry): void {
    if (author.kind === 'contact') {
      conversation.waitingSince ??= at;
      if (conversation.status === 'resolved' || conversation.status === 'snoozed') conversation.status = 'open';
    } else {
      delete conversation.waitingSince;
      if (author.kind !== 'agent' || conversation.status !== 'pending') return;
      conversation.status = 'open';
      // After the words, and after their acknowledgement.
      const told = {
        kind: 'status' as const,
        author: { kind: 'system' as const },
        data: { from: 'pending', to: 'open' },
      };
      queueMicrotask(() => this.append(conversation.id, told));
    }
  }

  change(
    id: string,
    patch: {
      status?: ConversationStatus;
      assignee?: Assignee | null;
      priority?: Priority;
      tags?: string[];
      snoozedUntil?: string;
    },
  ): Stored {
    const conversation = this.get(id);
    const views = this.viewsOf(conversation);
    Object.assign(conversation, patch);
    if (patch.status === 'resolved') delete conversation.waitingSince;
    this.#tell({ kind: 'conversation', conversation, views });
    return conversation;
  }

  position(id: string, receipt: Receipt): Receipt {
    const conversation = this.get(id);
    const same = (one: Receipt) => one.reader.kind === receipt.reader.kind && one.reader.id === receipt.reader.id;
    const before = conversation.receipts.find(same);
    const next: Receipt = {
      reader: receipt.reader,
      deliveredSeq: Math.max(before?.deliveredSeq ?? 0, receipt.deliveredSeq, receipt.readSeq),
      readSeq: Math.max(before?.readSeq ?? 0, receipt.readSeq),
    };
    conversation.receipts = [...conversation.receipts.filter((one) => !same(one)), next];
    return next;
  }

  get(id: string): Stored {
    const conversation = this.conversations.get(id);
    if (conversation === undefined) throw new NotFound();
    return conversation;
  }

  belongs(view: View, { status, assignee }: Stored, myId: string): boolean {
    switch (view) {
      case 'assistant':
        return status === 'pending';
      case 'open':
        return status === 'open';
      case 'mine':
        return status === 'open' && assignee?.agentId === myId;
      case 'unassigned':
      case 'queue':
        return status === 'open' && assignee?.agentId === undefined;
    }
  }

  /** Views that anybody may see it in; "mine" is told to everybody who follows it, as a superset. */
  viewsOf(conversation: Stored): Set<View> {
    return new Set(
      VIEWS.filter((view) => this.belongs(view, conversation, conversation.assignee?.agentId ?? 'usr_nobody')),
    );
  }

  frame(stored: Stored): Conversation {
    const { entries, ...conversation } = stored;
    const lastEntry = entries.at(-1);
    const name = this.contacts.get(stored.contactId)?.name;
    return { ...conversation, ...(name != null && { contactName: name }), ...(lastEntry && { lastEntry }) };
  }

  addTenant({ name }: NewTenant): void {
    this.tenants.push({
      id: `ten_${randomUUID()}`,
      name,
      createdAt: new Date().toISOString(),
      sites: 1,
      staff: 1,
    });
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

export class NotFound extends Error {}
