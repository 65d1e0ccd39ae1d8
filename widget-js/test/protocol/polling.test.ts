import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { elapse, pass, until } from "../hostile-server/clock";
import { AGENT, bench, SHOPPER, type Bench } from "./harness";

let at: Bench;
beforeEach(async () => {
  at = await bench();
  at.server.faults.refuseSockets = true;
});
afterEach(() => at.stop());

const assistant = { kind: "assistant" } as const;

describe("without sockets", () => {
  it("messages go and come over HTTP", async () => {
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.send({ conversationId: null, text: "one" });
    shopper.send({ conversationId: null, text: "two" });
    await elapse(at.clock, () => shopper.is("polling"));
    await elapse(at.clock, () => shopper.state.get().conversations.get("cnv_1")?.cursor === 2);
    const heard: string[] = [];
    shopper.on("entry", ({ entry }) => heard.push(entry.text ?? ""));
    at.server.service.say("cnv_1", assistant, "three");
    await elapse(at.clock, () => shopper.texts("cnv_1").length === 3);
    expect(shopper.texts("cnv_1")).toEqual(["one", "two", "three"]);
    expect(heard).toEqual(["three"]);
  });

  for (const fault of ["breakBefore", "breakAfter"] as const) {
    it(`a message arrives once when the request fails: ${fault}`, async () => {
      const shopper = at.client(SHOPPER);
      let times = 0;
      at.server.faults.onHttpSend = () => (times++ === 0 ? fault : "none");
      shopper.start();
      shopper.send({ conversationId: null, text: "one" });
      await elapse(at.clock, () => shopper.texts("cnv_1").length === 1);
      expect(at.server.service.rooms.size).toBe(1);
      expect(at.server.service.visible(SHOPPER, "cnv_1")).toHaveLength(1);
    });
  }

  it("a message that the socket delivered without a word is not sent a second time", async () => {
    at.server.faults.refuseSockets = false;
    const shopper = at.client(SHOPPER);
    shopper.start();
    await until(() => shopper.is("online"));
    at.server.faults.onSend = () => ({ kind: "breakAfter" });
    at.server.faults.refuseSockets = true;
    shopper.send({ conversationId: null, text: "one" });
    await elapse(at.clock, () => shopper.is("polling"));
    await elapse(at.clock, () => shopper.state.get().conversations.get("cnv_1")?.cursor === 1);
    expect(at.server.service.visible(SHOPPER, "cnv_1").map((e) => e.text)).toEqual(["one"]);
  });

  it("a refused message fails with the server's reason", async () => {
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.send({ conversationId: null, text: "x".repeat(8_001) });
    await elapse(at.clock, () => shopper.state.get().unbound[0]?.delivery.kind === "failed");
    expect(shopper.state.get().unbound[0]?.delivery).toMatchObject({
      failure: { code: "text_too_long", retryable: false },
    });
  });

  it("positions and the wish for a person reach the server", async () => {
    const id = at.server.service.open();
    at.server.service.say(id, assistant, "Hi");
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.watch(id);
    await elapse(at.clock, () => shopper.is("polling") && shopper.texts(id).length === 1);
    shopper.markRead(id);
    await elapse(at.clock, () => at.server.service.reads.length === 1);
    await shopper.handoff(id, "please");
    expect(at.server.service.reads).toEqual([{ id, seq: 1 }]);
    expect(at.server.service.handoffs).toEqual([id]);
  });

  it("the client returns to the socket when it can, and nothing doubles", async () => {
    const id = at.server.service.open();
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.watch(id);
    await elapse(at.clock, () => shopper.is("polling"));
    let resynced = 0;
    shopper.on("resynced", () => resynced++);
    at.server.faults.refuseSockets = false;
    shopper.send({ conversationId: id, text: "one" });
    await elapse(at.clock, () => shopper.is("online"));
    at.server.service.say(id, assistant, "two");
    await elapse(at.clock, () => shopper.texts(id).length === 2);
    expect(shopper.texts(id)).toEqual(["one", "two"]);
    expect(resynced).toBe(1);
  });

  it("staff get what they watch", async () => {
    const id = at.server.service.open();
    const staff = at.client(AGENT);
    staff.start();
    await elapse(at.clock, () => staff.is("polling"));
    staff.watch(id);
    await elapse(at.clock, () => staff.conversation(id).cursor === 0);
    at.server.service.say(id, { kind: "contact", id: "con_1" }, "Hello?");
    await elapse(at.clock, () => staff.texts(id).length === 1);
    at.server.service.change(id, { status: "resolved" });
    await elapse(at.clock, () => staff.conversation(id).conversation?.status === "resolved");
  });

  it("HTTP that fails too means offline, until it works again", async () => {
    const shopper = at.client(SHOPPER);
    shopper.start();
    await elapse(at.clock, () => shopper.is("polling"));
    at.server.faults.httpStatus = () => 503;
    await elapse(at.clock, () => shopper.is("offline"));
    at.server.faults.httpStatus = null;
    await elapse(at.clock, () => shopper.is("polling"));
  });

  it("a page of a foreign origin is told so and left alone", async () => {
    const shopper = at.client(SHOPPER);
    at.server.faults.httpStatus = () => 403;
    at.server.faults.problemCode = "origin_not_allowed";
    shopper.start();
    await elapse(at.clock, () => shopper.is("stopped"));
    expect(shopper.state.get().connection).toMatchObject({ reason: "origin_not_allowed" });
  });

  it("a token refused over HTTP is asked for again, once", async () => {
    at.server.revoke("contact:con_1:1");
    const shopper = at.client(SHOPPER);
    shopper.start();
    await elapse(at.clock, () => shopper.is("polling"));
    expect(shopper.asked).toEqual(["start", "rejected"]);
    at.server.revoke("contact:con_1:2");
    at.server.revoke("contact:con_1:3");
    await elapse(at.clock, () => shopper.is("stopped"));
    await pass(at.clock, 60_000);
    expect(shopper.asked).toEqual(["start", "rejected", "rejected"]);
  });
});
