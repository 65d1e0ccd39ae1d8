import type { Ack, Conversation, Entry, ServerFrame } from "../wire";

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const position: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const object: Check = (value) => isObject(value) && !Array.isArray(value);

const conversation = { id: text, lastSeq: position };
const entry = { id: text, seq: position, prevSeq: position, author: object };
const ack = { clientId: text, conversationId: text, messageId: text, seq: position };
const inConversation = { conversationId: text };

/** What the client relies on in each frame; the rest is shown as it comes. */
const frames: Record<ServerFrame["type"], Record<string, Check>> = {
  welcome: {},
  entries: inConversation,
  ack,
  entry: { ...inConversation, entry: (value) => fits(value, entry) },
  "entry.delta": { ...inConversation, draftId: text },
  receipt: { ...inConversation, reader: object, deliveredSeq: position, readSeq: position },
  typing: { ...inConversation, author: object },
  presence: { status: text },
  conversation: { conversation: (value) => fits(value, conversation) },
  queue: { ...inConversation, position },
  error: { code: text },
  ping: {},
  pong: {},
};

/** A server frame; `null` for what is not one, or is one of a later version. */
export function decodeFrame(data: unknown): ServerFrame | null {
  const frame = typeof data === "string" ? parse(data) : null;
  if (!isObject(frame)) return null;
  const { type } = frame;
  if (typeof type !== "string" || !Object.hasOwn(frames, type)) return null;
  const known = type as ServerFrame["type"];
  if (!fits(frame, frames[known])) return null;
  if (known === "welcome") frame["conversations"] = decodeConversations(frame["conversations"]);
  if (known === "entries") frame["entries"] = decodeEntries(frame["entries"]);
  if (known === "conversation") frame["conversation"] = whole(frame["conversation"] as Fields);
  return frame as unknown as ServerFrame;
}

export function decodeEntries(value: unknown): Entry[] {
  return (Array.isArray(value) ? value : []).filter((item): item is Entry => fits(item, entry));
}

export function decodeConversations(value: unknown): Conversation[] {
  return (Array.isArray(value) ? value : [])
    .filter((item): item is Fields => fits(item, conversation))
    .map(whole);
}

export function decodeAck(value: unknown): Ack | null {
  return fits(value, ack) ? (value as unknown as Ack) : null;
}

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** Absent lists are empty ones. */
function whole(value: Fields): Conversation {
  const { assignee = null, tags, receipts } = value;
  return {
    ...value,
    assignee,
    tags: tags ?? [],
    receipts: receipts ?? [],
  } as unknown as Conversation;
}

function fits(value: unknown, checks: Record<string, Check>): value is Fields {
  return isObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
