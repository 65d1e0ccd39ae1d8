import { describe, expect, test } from "vitest";
import { blankConversation } from "../../src/protocol/state";
import type { Author, ConversationState, Entry, PendingMessage } from "../../src/protocol";
import { timeline } from "../../src/widget/model/timeline";

const shopper: Author = { kind: "contact", id: "con_1" };
const assistant: Author = { kind: "assistant" };
const ann: Author = { kind: "agent", id: "usr_1", name: "Ann" };
const ben: Author = { kind: "agent", id: "usr_2", name: "Ben" };

function entry(seq: number, author: Author, at: string, more: Partial<Entry> = {}): Entry {
  return {
    id: `msg_${seq}`,
    seq,
    prevSeq: seq - 1,
    kind: "message",
    author,
    at,
    private: false,
    text: `${seq}`,
    ...more,
  };
}

function conversation(
  entries: readonly Entry[],
  more: Partial<ConversationState> = {},
): ConversationState {
  return {
    ...blankConversation("cnv_1"),
    entries,
    cursor: entries.at(-1)?.seq ?? 0,
    ...more,
  };
}

function pending(clientId: string, at: string): PendingMessage {
  return {
    clientId,
    conversationId: "cnv_1",
    text: clientId,
    attachments: [],
    private: false,
    createdAt: new Date(at).getTime(),
    delivery: { kind: "sending" },
  };
}

const shape = (items: ReturnType<typeof timeline>): string[] =>
  items.map((item) =>
    item.type === "group"
      ? `${item.author.kind}:${item.rows.map((row) => row.key).join("+")}`
      : item.type,
  );

describe("the timeline", () => {
  test("groups what one author says in a row, within five minutes", () => {
    const items = timeline(
      conversation([
        entry(1, shopper, "2026-11-20T10:00:00"),
        entry(2, shopper, "2026-11-20T10:04:00"),
        entry(3, shopper, "2026-11-20T10:20:00"),
        entry(4, ann, "2026-11-20T10:21:00"),
        entry(5, ben, "2026-11-20T10:21:10"),
      ]),
      [],
    );
    expect(shape(items)).toEqual([
      "day",
      "contact:msg_1+msg_2",
      "contact:msg_3",
      "agent:msg_4",
      "agent:msg_5",
    ]);
  });

  test("a new day and a line about the conversation end a group", () => {
    const items = timeline(
      conversation([
        entry(1, ann, "2026-11-19T23:59:00"),
        entry(2, ann, "2026-11-20T00:01:00"),
        entry(3, { kind: "system" }, "2026-11-20T00:02:00", { kind: "assignment" }),
        entry(4, ann, "2026-11-20T00:03:00"),
      ]),
      [],
    );
    expect(shape(items)).toEqual([
      "day",
      "agent:msg_1",
      "day",
      "agent:msg_2",
      "line",
      "agent:msg_4",
    ]);
  });

  test("private entries and kinds that are not for shoppers stay out", () => {
    const items = timeline(
      conversation([
        entry(1, ann, "2026-11-20T10:00:00", { private: true }),
        entry(2, ann, "2026-11-20T10:00:01", { kind: "note" }),
        entry(3, ann, "2026-11-20T10:00:02", { kind: "event" }),
      ]),
      [],
    );
    expect(items).toEqual([]);
  });

  test("rows keep their key when drafts and pending messages become entries", () => {
    const at = "2026-11-20T10:00:00";
    const before = timeline(
      conversation([], { drafts: [{ draftId: "d1", text: "…" }], pending: [pending("c1", at)] }),
      [],
    );
    const after = timeline(
      conversation([
        entry(1, assistant, at, { draftId: "d1" }),
        entry(2, shopper, at, { clientId: "c1" }),
      ]),
      [],
    );
    const keys = (items: ReturnType<typeof timeline>): string[] =>
      items.flatMap((item) => (item.type === "group" ? item.rows.map((row) => row.key) : []));
    expect(keys(before)).toEqual(["d1", "c1"]);
    expect(keys(after)).toEqual(["d1", "c1"]);
  });

  test("only the shopper's last committed message tells how far it came", () => {
    const at = "2026-11-20T10:00:00";
    const entries = [entry(1, shopper, at), entry(2, shopper, at), entry(3, assistant, at)];
    const told = (more: Partial<ConversationState>): (string | null)[] =>
      timeline(conversation(entries, more), []).flatMap((item) =>
        item.type === "group"
          ? item.rows.map((row) => (row.type === "entry" ? row.delivery : null))
          : [],
      );
    expect(told({})).toEqual([null, "sent", null]);
    expect(told({ pending: [pending("c1", at)] })).toEqual([null, null, null, null]);
  });
});
