import { expect, test } from "vitest";
import type { Entry, EntryData, EntryKind } from "../../src/protocol";
import { lineText } from "../../src/widget/model/lines";
import english from "../../src/widget/languages/en.json";
import { Words } from "../../src/widget/text/words";

const words = new Words("en", "en", english, {});

function line(
  kind: EntryKind,
  data: EntryData,
  author: Entry["author"]["kind"] = "system",
): string | null {
  const at = "2026-11-20T10:00:00Z";
  return lineText(
    { id: "msg_1", seq: 1, prevSeq: 0, kind, author: { kind: author }, at, private: false, data },
    words,
  );
}

test("a line says what happened to the conversation", () => {
  expect(line("handoff", {}, "contact")).toBe("You asked for a person");
  expect(line("handoff", {}, "assistant")).toBe("Passed on to our team");
  expect(line("assignment", { assignee: { agentId: "usr_1", name: "Ann" } })).toBe(
    "Ann joined the conversation",
  );
  expect(line("assignment", { assignee: { teamId: "tea_1", name: "Returns" } })).toBe(
    "Passed on to Returns",
  );
  expect(line("status", { status: "resolved" })).toBe("Conversation resolved");
  expect(line("status", { from: "resolved", status: "open" })).toBe("Conversation reopened");
});

test("what a shopper need not know is left out", () => {
  expect(line("status", { status: "snoozed" })).toBeNull();
  expect(line("status", {})).toBeNull();
  expect(line("rating", {})).toBeNull();
});
