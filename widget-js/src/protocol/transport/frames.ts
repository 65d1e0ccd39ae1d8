import { changeConversation } from "../change";
import { merge } from "../log";
import { bind, findPending } from "../pending";
import { isOwn } from "../selectors";
import type { ConversationState, Draft, PendingMessage, SyncState } from "../state";
import type { Ack, Conversation, Entry, Receipt, ServerFrame, ServerFrameOf } from "../wire";

/** Limits on what a server may make a client keep. */
const MAX_DRAFT = 64_000;
const MAX_PRESENCE = 2_000;

export function applyFrame(state: SyncState, frame: ServerFrame): SyncState {
  switch (frame.type) {
    case "welcome":
      for (const conversation of frame.conversations) state = learn(state, conversation);
      return state;
    case "conversation":
      return learn(state, frame.conversation);
    case "entries":
      state = addEntries(state, frame.conversationId, frame.entries);
      return frame.more || frame.complete
        ? state
        : changeConversation(state, frame.conversationId, (c) => ({ ...c, missing: true }));
    case "entry":
      return addEntries(state, frame.conversationId, [frame.entry]);
    case "ack":
      return acknowledge(state, frame);
    case "entry.delta":
      return changeConversation(state, frame.conversationId, (c) => addDelta(c, frame));
    case "receipt":
      return changeConversation(state, frame.conversationId, (c) => withReceipts(c, [frame]));
    case "typing":
      return isOwn(frame.author, state.self)
        ? state
        : changeConversation(state, frame.conversationId, (c) => {
            const { author, draft } = frame;
            const others = c.typing.filter((typing) => !same(typing.author, author));
            const typing = { author, ...(draft && { draft }) };
            return { ...c, typing: frame.typing ? [...others, typing] : others };
          });
    case "presence":
      return withPresence(state, frame);
    case "queue":
      return changeConversation(state, frame.conversationId, (c) => {
        const { position, estimatedSeconds } = frame;
        const queue = { position, ...(estimatedSeconds != null && { estimatedSeconds }) };
        return { ...c, queue: position > 0 ? queue : null };
      });
    case "error":
    case "ping":
    case "pong":
      return state;
  }
}

/** Adds entries to a conversation's log and clears away what they replace: own pending messages, drafts, typing. */
export function addEntries(
  state: SyncState,
  id: string,
  entries: readonly Entry[],
  add: (c: ConversationState) => ConversationState = (c) => addToLog(c, entries),
): SyncState {
  for (const { clientId, seq } of entries) {
    if (clientId && findPending(state, clientId)) state = bind(state, clientId, id, seq);
  }
  return changeConversation(state, id, (before) => {
    const after = add(before);
    const cursor = after.cursor ?? 0;
    const last = entries.reduce<Entry | null>((a, b) => (a && a.seq > b.seq ? a : b), null);
    const latest = Math.max(before.latest, cursor, last?.seq ?? 0);
    if (after === before && latest === before.latest) return before;
    const known = after.conversation;
    return {
      ...after,
      latest,
      missing: after.missing && latest > cursor,
      hasOlder: (after.entries[0]?.prevSeq ?? 0) > 0,
      conversation:
        known && last && last.seq > known.lastSeq
          ? { ...known, lastSeq: last.seq, lastEntry: last }
          : known,
      pending: after.pending.filter(
        ({ delivery }) => !(delivery.kind === "sent" && delivery.seq <= cursor),
      ),
      drafts: after.drafts.filter(({ draftId }) => !entries.some((e) => e.draftId === draftId)),
      typing: after.typing.filter(({ author }) => !entries.some((e) => same(e.author, author))),
    };
  });
}

/** An unloaded log begins with its very first entry, or when somebody watches. */
function addToLog(c: ConversationState, entries: readonly Entry[]): ConversationState {
  return c.cursor !== null || c.watched || entries[0]?.prevSeq === 0 ? merge(c, entries) : c;
}

/**
 * An own message is committed. It joins the log at its `seq` when it certainly follows what is known; otherwise entries
 * of others may lie between, and the log is fetched.
 */
function acknowledge(state: SyncState, ack: Ack): SyncState {
  const { conversationId: id, clientId, seq } = ack;
  const item = findPending(state, clientId);
  if (item) state = bind(state, clientId, id, seq);
  const cursor = state.conversations.get(id)?.cursor ?? 0;
  const prevSeq = ack.prevSeq ?? (cursor === seq - 1 ? cursor : null);
  if (item && prevSeq !== null) return addEntries(state, id, [asEntry(state, item, ack, prevSeq)]);
  return changeConversation(state, id, (c) =>
    seq > (c.cursor ?? 0) ? { ...c, latest: Math.max(c.latest, seq), missing: true } : c,
  );
}

function asEntry({ self }: SyncState, item: PendingMessage, ack: Ack, prevSeq: number): Entry {
  const { kind, id, name, avatarUrl } = self;
  return {
    id: ack.messageId,
    seq: ack.seq,
    prevSeq,
    kind: item.private ? "note" : "message",
    author: { kind, id, ...(name && { name }), ...(avatarUrl && { avatarUrl }) },
    at: ack.at,
    private: item.private,
    text: item.text,
    ...(item.attachments.length && { attachments: item.attachments }),
    clientId: item.clientId,
  };
}

function learn(state: SyncState, conversation: Conversation): SyncState {
  return changeConversation(state, conversation.id, (c) => {
    const known = c.conversation;
    const late = known && Date.parse(known.updatedAt) > Date.parse(conversation.updatedAt);
    return withReceipts(
      {
        ...c,
        conversation: late ? known : conversation,
        latest: Math.max(c.latest, conversation.lastSeq),
      },
      conversation.receipts,
    );
  });
}

function withReceipts(c: ConversationState, incoming: readonly Receipt[]): ConversationState {
  const receipts = [...c.receipts];
  for (const { reader, deliveredSeq, readSeq } of incoming) {
    const index = receipts.findIndex((known) => same(known.reader, reader));
    const known = receipts[index];
    receipts[known ? index : receipts.length] = {
      reader,
      deliveredSeq: Math.max(deliveredSeq, readSeq, known?.deliveredSeq ?? 0),
      readSeq: Math.max(readSeq, known?.readSeq ?? 0),
    };
  }
  return incoming.length ? { ...c, receipts } : c;
}

/** A piece that is known already adds nothing; one that begins beyond the end is lost, and the entry will tell all. */
function addDelta(c: ConversationState, frame: ServerFrameOf<"entry.delta">): ConversationState {
  const { draftId, aborted, text = "" } = frame;
  const known = c.drafts.find((draft) => draft.draftId === draftId);
  const others = c.drafts.filter((draft) => draft !== known);
  if (aborted) return known ? { ...c, drafts: others } : c;
  const before = known?.text ?? "";
  const offset = frame.offset ?? before.length;
  const told = [...c.entries.slice(-20), ...c.ahead].some((entry) => entry.draftId === draftId);
  const end = offset + text.length;
  if (told || offset > before.length || (known && end <= before.length)) return c;
  const draft: Draft = { draftId, text: (before.slice(0, offset) + text).slice(0, MAX_DRAFT) };
  return { ...c, drafts: [...others, draft] };
}

function withPresence(state: SyncState, frame: ServerFrameOf<"presence">): SyncState {
  const id = frame.agentId ?? frame.contactId ?? "";
  const presence = new Map(state.presence);
  presence.delete(id);
  presence.set(id, { status: frame.status, ...(frame.page && { page: frame.page }) });
  const [oldest] = presence.keys();
  if (oldest !== undefined && presence.size > MAX_PRESENCE) presence.delete(oldest);
  return { ...state, presence };
}

function same(a: { kind: string; id?: string }, b: { kind: string; id?: string }): boolean {
  return a.kind === b.kind && (a.id ?? null) === (b.id ?? null);
}
