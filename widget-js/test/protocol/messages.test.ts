import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { elapse, pass, until } from "../hostile-server/clock";
import { AGENT, bench, SHOPPER, type Bench } from "./harness";

let at: Bench;
beforeEach(async () => {
  at = await bench();
});
afterEach(() => at.stop());

const agent = { kind: "agent", id: "usr_9", name: "Mia" } as const;

describe("a shopper's message", () => {
  it("is shown at once, and stands once in the log after the acknowledgement", async () => {
    const shopper = at.client(SHOPPER);
    const clientId = shopper.send({ conversationId: null, text: "Hello" });
    expect(shopper.state.get().unbound.map((item) => item.text)).toEqual(["Hello"]);
    shopper.start();
    await until(() => shopper.state.get().conversations.get("cnv_1")?.entries.length === 1);
    expect(shopper.conversation("cnv_1").entries[0]).toMatchObject({
      seq: 1,
      clientId,
      text: "Hello",
    });
    expect(shopper.conversation("cnv_1").pending).toEqual([]);
    expect(shopper.state.get().unbound).toEqual([]);
  });

  it("takes what was written behind it into the same conversation", async () => {
    const shopper = at.client(SHOPPER);
    for (const text of ["one", "two", "three"]) shopper.send({ conversationId: null, text });
    shopper.send({ conversationId: "new", text: "another matter" });
    shopper.send({ conversationId: null, text: "and more of it" });
    shopper.start();
    await until(() => shopper.texts("cnv_2").length === 2 && shopper.texts("cnv_1").length === 3);
    expect(shopper.texts("cnv_1")).toEqual(["one", "two", "three"]);
    expect(shopper.texts("cnv_2")).toEqual(["another matter", "and more of it"]);
  });

  for (const kind of ["breakBefore", "breakAfter", "loseAck", "loseMessage", "ackTwice"] as const) {
    it(`arrives once when the server does this to it: ${kind}`, async () => {
      const shopper = at.client(SHOPPER);
      let times = 0;
      at.server.faults.onSend = () => ({ kind: times++ === 0 ? kind : "none" });
      shopper.start();
      shopper.send({ conversationId: null, text: "one" });
      shopper.send({ conversationId: null, text: "two" });
      await elapse(
        at.clock,
        () => shopper.state.get().conversations.get("cnv_1")?.entries.length === 2,
      );
      expect(shopper.texts("cnv_1")).toEqual(["one", "two"]);
      expect(at.server.service.visible(SHOPPER, "cnv_1").map((e) => e.text)).toEqual([
        "one",
        "two",
      ]);
    });
  }

  it("fails with the server's reason, and does not hold up the next", async () => {
    const shopper = at.client(SHOPPER);
    at.server.service.open();
    shopper.start();
    const problems: string[] = [];
    shopper.on("problem", ({ code }) => problems.push(code));
    const clientId = shopper.send({ conversationId: "cnv_1", text: "x".repeat(8_001) });
    shopper.send({ conversationId: "cnv_1", text: "short" });
    await elapse(
      at.clock,
      () => shopper.state.get().conversations.get("cnv_1")?.entries.length === 1,
    );
    const [failed] = shopper.conversation("cnv_1").pending;
    expect(failed?.delivery).toMatchObject({
      kind: "failed",
      failure: { code: "text_too_long", retryable: false },
    });
    expect(problems).toEqual(["text_too_long"]);
    shopper.discard(clientId);
    expect(shopper.conversation("cnv_1").pending).toEqual([]);
  });

  it("waits as long as the server says when it sends too fast, and keeps its place", async () => {
    const shopper = at.client(SHOPPER);
    let times = 0;
    at.server.faults.onSend = () =>
      times++ === 0
        ? { kind: "error", code: "rate_limited", retryAfterSeconds: 20 }
        : { kind: "none" };
    shopper.start();
    shopper.send({ conversationId: null, text: "one" });
    shopper.send({ conversationId: null, text: "two" });
    await until(() => times === 1);
    await pass(at.clock, 19_000);
    expect(times).toBe(1);
    await elapse(at.clock, () => shopper.texts("cnv_1").length === 2);
    expect(at.server.service.visible(SHOPPER, "cnv_1").map((e) => e.text)).toEqual(["one", "two"]);
  });

  it("fails visibly after the server has refused it again and again, and a retry sends it", async () => {
    const shopper = at.client(SHOPPER);
    at.server.faults.onSend = () => ({ kind: "error", code: "internal_error" });
    shopper.start();
    const clientId = shopper.send({ conversationId: null, text: "one" });
    await elapse(at.clock, () => shopper.state.get().unbound[0]?.delivery.kind === "failed");
    expect(shopper.state.get().unbound[0]?.delivery).toMatchObject({
      failure: { retryable: true },
    });
    at.server.faults.onSend = () => ({ kind: "none" });
    shopper.retry(clientId);
    await elapse(at.clock, () => shopper.texts("cnv_1").length === 1);
    expect(shopper.conversation("cnv_1").entries[0]?.clientId).toBe(clientId);
  });

  it("is not repeated after the server found it too large", async () => {
    const shopper = at.client(SHOPPER);
    let times = 0;
    at.server.faults.onSend = ({ text }) => {
      if (text !== "large") return { kind: "none" };
      times++;
      return { kind: "close", code: 1009 };
    };
    shopper.start();
    at.server.service.open();
    shopper.send({ conversationId: "cnv_1", text: "large" });
    shopper.send({ conversationId: "cnv_1", text: "small" });
    await elapse(
      at.clock,
      () => shopper.state.get().conversations.get("cnv_1")?.entries.length === 1,
    );
    expect(times).toBe(1);
    expect(shopper.conversation("cnv_1").pending[0]?.delivery).toMatchObject({
      kind: "failed",
      failure: { code: "frame_too_large" },
    });
  });
});

describe("a staff's message", () => {
  it("and a private note come back as entries, and the shopper sees no note and no hole", async () => {
    const id = at.server.service.open();
    const shopper = at.client(SHOPPER);
    const staff = at.client(AGENT);
    shopper.start();
    staff.start();
    shopper.watch(id);
    staff.watch(id);
    await until(() => shopper.is("online") && staff.is("online"));
    staff.send({ conversationId: id, text: "VIP!", private: true });
    staff.send({ conversationId: id, text: "Hello, how can I help?" });
    await until(() => shopper.texts(id).length === 1 && staff.texts(id).length === 2);
    shopper.send({ conversationId: id, text: "Where is my order?" });
    await elapse(at.clock, () => staff.conversation(id).entries.length === 3);
    await elapse(at.clock, () => shopper.conversation(id).entries.length === 2);
    expect(staff.conversation(id).entries.map((e) => [e.kind, e.seq])).toEqual([
      ["note", 1],
      ["message", 2],
      ["message", 3],
    ]);
    expect(shopper.conversation(id).entries.map((e) => [e.seq, e.prevSeq])).toEqual([
      [2, 0],
      [3, 2],
    ]);
  });

  it("after a note that the shopper cannot see still puts the shopper's own message in the log", async () => {
    const id = at.server.service.open();
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.watch(id);
    await until(() => shopper.is("online") && shopper.conversation(id).cursor === 0);
    at.server.service.say(id, agent, "Hi");
    await until(() => shopper.texts(id).length === 1);
    at.server.service.say(id, agent, "secret", { private: true });
    shopper.send({ conversationId: id, text: "one" });
    await elapse(at.clock, () => shopper.conversation(id).entries.length === 2);
    expect(shopper.conversation(id).entries.map((e) => e.seq)).toEqual([1, 3]);
  });
});
