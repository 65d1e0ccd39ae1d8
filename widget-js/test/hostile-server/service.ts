import type { Ack, Attachment, Author, Conversation, Entry } from "../../src/protocol";

export interface Identity {
  readonly kind: "contact" | "agent";
  readonly id: string;
}

export interface Outgoing {
  readonly clientId: string;
  readonly text: string;
  readonly attachments?: readonly string[];
  readonly private?: boolean;
}

export type Appended =
  | { readonly kind: "ack"; readonly ack: Ack; readonly entry: Entry; readonly fresh: boolean }
  | { readonly kind: "refused"; readonly code: string };

interface Room {
  conversation: Conversation;
  readonly log: Entry[];
}

/** The honest part: conversations as logs, with everything that the protocol promises of them. */
export class Service {
  readonly rooms = new Map<string, Room>();
  readonly handoffs: string[] = [];
  /** What was uploaded, by id. */
  readonly files = new Map<string, Attachment>();
  readonly reads: { readonly id: string; readonly seq: number }[] = [];
  private readonly sent = new Map<string, { readonly id: string; readonly seq: number }>();
  private readonly listeners = new Set<(id: string, entry: Entry) => void>();

  constructor(private readonly now: () => number) {}

  onAppend(listener: (id: string, entry: Entry) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  open(contactId = "con_1"): string {
    const id = `cnv_${this.rooms.size + 1}`;
    const at = this.instant();
    const conversation: Conversation = {
      id,
      siteId: "sit_1",
      channel: "chat",
      contactId,
      status: "open",
      assignee: null,
      priority: "medium",
      tags: [],
      lastSeq: 0,
      createdAt: at,
      updatedAt: at,
      receipts: [],
    };
    this.rooms.set(id, { conversation, log: [] });
    return id;
  }

  change(id: string, change: Partial<Conversation>): void {
    const room = this.room(id);
    room.conversation = { ...room.conversation, ...change, updatedAt: this.instant() };
  }

  /** Somebody writes, without any client. */
  say(id: string, author: Author, text: string, more: Partial<Entry> = {}): Entry {
    const { log } = this.room(id);
    const seq = log.length + 1;
    const entry: Entry = {
      id: `msg_${id}_${seq}`,
      seq,
      prevSeq: seq - 1,
      kind: more.private ? "note" : "message",
      author,
      at: this.instant(),
      private: false,
      text,
      ...more,
    };
    log.push(entry);
    for (const listener of this.listeners) listener(id, entry);
    return entry;
  }

  /** What a client sends: appended once per author and `clientId`. */
  append(by: Identity, target: string | null, message: Outgoing): Appended {
    const attachments = (message.attachments ?? []).flatMap((id) => this.files.get(id) ?? []);
    if (!message.text && !attachments.length) return { kind: "refused", code: "invalid_text" };
    if (message.text.length > 8_000) return { kind: "refused", code: "text_too_long" };
    const key = `${by.kind} ${by.id} ${message.clientId}`;
    const known = this.sent.get(key);
    if (known) return this.acknowledge(known.id, known.seq, message, false);
    const id = this.targetOf(by, target);
    if (!id || !this.maySee(by, id)) return { kind: "refused", code: "conversation_not_found" };
    // Remembered first: listeners tell the sender's other sockets before this returns.
    this.sent.set(key, { id, seq: this.room(id).log.length + 1 });
    const { seq } = this.say(id, { ...by, name: by.id }, message.text, {
      clientId: message.clientId,
      private: message.private ?? false,
      ...(attachments.length && { attachments }),
    });
    return this.acknowledge(id, seq, message, true);
  }

  /** The shopper ends a conversation. */
  resolve(by: Identity, id: string): Conversation {
    const from = this.room(id).conversation.status;
    this.change(id, { status: "resolved" });
    this.say(id, by, "", { kind: "status", data: { from, to: "resolved" } });
    return this.view(by, id);
  }

  maySee(by: Identity, id: string): boolean {
    const room = this.rooms.get(id);
    return room !== undefined && (by.kind === "agent" || room.conversation.contactId === by.id);
  }

  own(by: Identity): string[] {
    return [...this.rooms.keys()].filter((id) => by.kind === "contact" && this.maySee(by, id));
  }

  /** The log as a reader sees it. */
  visible(by: Identity, id: string): Entry[] {
    let prevSeq = 0;
    const seen: Entry[] = [];
    for (const { clientId, ...entry } of this.room(id).log) {
      if (entry.private && by.kind === "contact") continue;
      const own = entry.author.kind === by.kind && entry.author.id === by.id;
      seen.push({ ...entry, prevSeq, ...(own && clientId && { clientId }) });
      prevSeq = entry.seq;
    }
    return seen;
  }

  view(by: Identity, id: string): Conversation {
    const last = this.visible(by, id).at(-1);
    return {
      ...this.room(id).conversation,
      lastSeq: last?.seq ?? 0,
      ...(last && { lastEntry: last }),
    };
  }

  private acknowledge(id: string, seq: number, message: Outgoing, fresh: boolean): Appended {
    const entry = this.room(id).log[seq - 1];
    if (!entry || entry.text !== message.text) {
      return { kind: "refused", code: "idempotency_key_reused" };
    }
    const { clientId } = message;
    const ack = { clientId, conversationId: id, messageId: entry.id, seq, at: entry.at };
    return { kind: "ack", ack, entry, fresh };
  }

  private targetOf(by: Identity, target: string | null): string | null {
    if (target !== null && target !== "new") return target;
    if (by.kind === "agent") return null;
    const current = this.own(by).filter((id) => this.room(id).conversation.status !== "resolved");
    return (target === null && current.at(-1)) || this.open(by.id);
  }

  private room(id: string): Room {
    const room = this.rooms.get(id);
    if (!room) throw new Error(`No conversation ${id}`);
    return room;
  }

  private instant(): string {
    return new Date(this.now()).toISOString();
  }
}
