import { describe, expect, test } from "vitest";
import { blankConversation } from "../../src/protocol/state";
import type {
  Conversation,
  ConversationState,
  Entry,
  EntryData,
  EntryKind,
} from "../../src/protocol";
import { isAnswered, standingOf } from "../../src/widget/model/standing";

function entry(seq: number, kind: EntryKind, data: EntryData = {}): Entry {
  const at = "2026-11-20T10:00:00Z";
  return {
    id: `msg_${seq}`,
    seq,
    prevSeq: seq - 1,
    kind,
    author: { kind: "system" },
    at,
    private: false,
    data,
  };
}

function state(told: Partial<Conversation> | null, ...entries: Entry[]): ConversationState {
  const conversation = told && ({ assignee: null, lastSeq: 0, ...told } as Conversation);
  return { ...blankConversation("cnv_1"), conversation, entries };
}

const lucie = { agentId: "usr_1", name: "Lucie" };

describe("where a conversation stands", () => {
  test("is what the service told", () => {
    expect(standingOf(null)).toEqual({ status: null, agent: null });
    expect(standingOf(state({ status: "open", assignee: lucie, lastSeq: 3 }))).toEqual({
      status: "open",
      agent: { id: "usr_1", name: "Lucie" },
    });
  });

  test("follows the log from there on", () => {
    const log = [entry(1, "message"), entry(2, "handoff")];
    expect(standingOf(state(null, ...log))).toEqual({ status: "open", agent: null });
    log.push(entry(3, "assignment", lucie));
    expect(standingOf(state(null, ...log)).agent).toEqual({ id: "usr_1", name: "Lucie" });
    log.push(entry(4, "assignment", {}));
    expect(standingOf(state(null, ...log)).agent).toBeNull();
    log.push(entry(5, "status", { from: "open", to: "resolved" }));
    expect(standingOf(state(null, ...log)).status).toBe("resolved");
  });

  test("does not go back to what was told before", () => {
    const log = [entry(1, "handoff"), entry(2, "status", { from: "open", to: "resolved" })];
    expect(standingOf(state({ status: "pending", lastSeq: 2 }, ...log)).status).toBe("pending");
  });

  test("has nobody while the assistant has it, and ignores states it does not know", () => {
    const log = [entry(3, "status", { to: "pending" }), entry(4, "status", { to: "vanished" })];
    expect(standingOf(state({ status: "open", assignee: lucie, lastSeq: 2 }, ...log))).toEqual({
      status: "pending",
      agent: null,
    });
  });

  test("is answered once a person wrote after the last handoff", () => {
    const byAgent = (seq: number): Entry => ({
      ...entry(seq, "message"),
      author: { kind: "agent" },
    });
    const log = [entry(1, "message"), entry(2, "handoff"), entry(3, "message")];
    expect(isAnswered(state(null, ...log))).toBe(false);
    log.push(byAgent(4), entry(5, "message"));
    expect(isAnswered(state(null, ...log))).toBe(true);
    log.push(entry(6, "handoff"));
    expect(isAnswered(state(null, ...log))).toBe(false);
  });
});
