import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliveryOf, unreadCount, type ServerFrame } from "../../src/protocol";
import { elapse, pass, until } from "../hostile-server/clock";
import { AGENT, bench, SHOPPER, type Bench, type TestClient } from "./harness";

let at: Bench;
let id: string;
let shopper: TestClient;
beforeEach(async () => {
  at = await bench();
  id = at.server.service.open();
  shopper = await watching(SHOPPER);
});
afterEach(() => at.stop());

const mia = { kind: "agent", id: "usr_9", name: "Mia" } as const;

async function watching(self: typeof SHOPPER | typeof AGENT): Promise<TestClient> {
  const client = at.client(self);
  client.start();
  client.watch(id);
  await elapse(at.clock, () => client.is("online") && client.conversation(id).cursor !== null);
  return client;
}

const tell = (frame: ServerFrame) => at.server.sessions().at(-1)?.tell(frame);
const frames = (type: string) =>
  at.server.opened().flatMap(({ received }) => received.filter((frame) => frame.type === type));
const delta = (offset: number, text: string) =>
  tell({ type: "entry.delta", conversationId: id, draftId: "d1", offset, text });
const draft = () => shopper.conversation(id).drafts.map(({ text }) => text);

describe("an answer that is being written", () => {
  it("grows piece by piece, whatever comes twice, and makes way for the entry", async () => {
    delta(0, "Your or");
    delta(7, "der is ");
    delta(0, "Your or");
    delta(14, "on its way");
    await until(() => draft()[0] === "Your order is on its way");
    at.server.service.say(id, { kind: "assistant" }, "Your order is on its way.", {
      draftId: "d1",
    });
    await until(() => shopper.texts(id).length === 1);
    expect(draft()).toEqual([]);
    delta(24, " again");
    tell({ type: "queue", conversationId: id, position: 1 });
    await until(() => shopper.conversation(id).queue !== null);
    expect(draft()).toEqual([]);
  });

  it("is not shown with a hole in it, and goes when it is aborted", async () => {
    delta(0, "Hello");
    delta(9, "lost");
    tell({ type: "queue", conversationId: id, position: 2, estimatedSeconds: 60 });
    await until(() => shopper.conversation(id).queue !== null);
    expect(draft()).toEqual(["Hello"]);
    tell({ type: "entry.delta", conversationId: id, draftId: "d1", aborted: true });
    await until(() => draft().length === 0);
  });

  it("goes with the connection, since nobody could end it", async () => {
    delta(0, "Hello");
    await until(() => draft().length === 1);
    at.server.sessions()[0]?.socket.terminate();
    await until(() => draft().length === 0);
  });
});

describe("typing", () => {
  const typing = (on: boolean) =>
    tell({ type: "typing", conversationId: id, author: mia, typing: on });
  const typists = () => shopper.conversation(id).typing.map(({ author }) => author.name);

  it("of others is shown until they stop, write, or are silent for long", async () => {
    typing(true);
    await until(() => typists().length === 1);
    typing(false);
    await until(() => typists().length === 0);
    typing(true);
    await until(() => typists().length === 1);
    at.server.service.say(id, mia, "Hi");
    await until(() => shopper.texts(id).length === 1);
    expect(typists()).toEqual([]);
    typing(true);
    await until(() => typists().length === 1);
    await elapse(at.clock, () => typists().length === 0);
  });

  it("of one's own is told now and then, with the latest draft, and ended by silence or sending", async () => {
    for (const text of ["W", "Wh", "Whe"]) shopper.typing(id, true, text);
    await until(() => frames("typing").length === 1);
    await pass(at.clock, 2_000);
    expect(frames("typing")).toMatchObject([{ draft: "W" }, { draft: "Whe", typing: true }]);
    await pass(at.clock, 10_000);
    expect(frames("typing").at(-1)).toMatchObject({ typing: false });
    shopper.typing(id, true);
    shopper.send({ conversationId: id, text: "Where?" });
    await until(() => frames("typing").length === 5);
    expect(frames("typing").at(-1)).toMatchObject({ typing: false });
    await pass(at.clock, 10_000);
    expect(frames("typing")).toHaveLength(5);
  });
});

describe("positions", () => {
  it("delivered are told by themselves, read when the page says so, and again on a new socket", async () => {
    at.server.service.say(id, mia, "one");
    at.server.service.say(id, mia, "two");
    await elapse(at.clock, () => frames("received").length === 1);
    expect(frames("received")[0]).toMatchObject({ conversationId: id, seq: 2 });
    expect(unreadCount(shopper.conversation(id), SHOPPER)).toBe(2);
    shopper.markRead(id);
    shopper.markRead(id, 1);
    expect(unreadCount(shopper.conversation(id), SHOPPER)).toBe(0);
    await elapse(at.clock, () => frames("read").length === 1);
    expect(frames("read")[0]).toMatchObject({ conversationId: id, seq: 2 });
    at.server.sessions()[0]?.socket.terminate();
    await elapse(at.clock, () => frames("read").length === 2);
  });

  it("of the other side only move forward, and say how far an own message has come", async () => {
    shopper.send({ conversationId: id, text: "one" });
    await until(() => shopper.conversation(id).entries.length === 1);
    const delivery = () => {
      const [own] = shopper.conversation(id).entries;
      return own && deliveryOf(shopper.conversation(id), own);
    };
    const receipt = (deliveredSeq: number, readSeq: number) =>
      tell({
        type: "receipt",
        conversationId: id,
        reader: { kind: "agent" },
        deliveredSeq,
        readSeq,
      });
    expect(delivery()).toBe("sent");
    receipt(1, 0);
    await until(() => delivery() === "delivered");
    receipt(1, 1);
    await until(() => delivery() === "read");
    receipt(0, 0);
    tell({ type: "queue", conversationId: id, position: 1 });
    await until(() => shopper.conversation(id).queue !== null);
    expect(delivery()).toBe("read");
  });

  it("count what is new in a conversation that is not loaded", async () => {
    const other = at.server.service.open();
    at.server.service.say(other, mia, "Are you there?");
    await until(() => shopper.state.get().conversations.get(other)?.latest === 1);
    await elapse(at.clock, () => shopper.conversation(other).conversation !== null);
    expect(unreadCount(shopper.conversation(other), SHOPPER)).toBe(1);
  });
});

describe("what is true for the moment", () => {
  it("is told again on a new socket: page and lists", async () => {
    const staff = await watching(AGENT);
    staff.subscribe("mine");
    staff.subscribe("queue");
    staff.unsubscribe("queue");
    shopper.page("https://shop.example/mugs", "Mugs");
    await until(() => frames("page").length === 1 && frames("unsubscribe").length === 1);
    for (const { socket } of at.server.sessions()) socket.terminate();
    await elapse(at.clock, () => frames("page").length === 2 && frames("subscribe").length === 3);
    expect(frames("subscribe").at(-1)).toEqual({ type: "subscribe", view: "mine" });
  });

  it("a list is to be loaded again once the server follows it, also on a new socket", async () => {
    const staff = await watching(AGENT);
    let subscribed: number[] = [];
    staff.on("resynced", () => subscribed.push(frames("subscribe").length));
    staff.subscribe("mine");
    staff.subscribe("open");
    await until(() => subscribed.length > 0);
    expect(subscribed).toEqual([2]);
    subscribed = [];
    for (const { socket } of at.server.sessions()) socket.terminate();
    await elapse(at.clock, () => subscribed.length > 0);
    expect(subscribed).toEqual([4]);
  });

  it("is known of others while the connection tells it", async () => {
    const page = { url: "https://shop.example/", title: "Shop" };
    tell({ type: "presence", contactId: "con_5", status: "online", page });
    await until(() => shopper.state.get().presence.get("con_5")?.page?.title === "Shop");
    tell({ type: "presence", contactId: "con_5", status: "away" });
    await until(() => shopper.state.get().presence.get("con_5")?.status === "away");
    at.server.sessions()[0]?.socket.terminate();
    await until(() => shopper.state.get().presence.size === 0);
  });

  it("the place in the queue is shown until somebody takes the conversation", async () => {
    tell({ type: "queue", conversationId: id, position: 3, estimatedSeconds: 90 });
    await until(() => shopper.conversation(id).queue?.position === 3);
    tell({ type: "queue", conversationId: id, position: 0, estimatedSeconds: 0 });
    await until(() => shopper.conversation(id).queue === null);
  });

  it("list changes are told, and an older state does not replace a newer one", async () => {
    const told: string[] = [];
    shopper.on("conversation", ({ status }) => told.push(status));
    const view = () => at.server.service.view(SHOPPER, id);
    at.server.service.change(id, { status: "pending" });
    const old = view();
    at.clock.advance(1_000);
    at.server.service.change(id, { status: "resolved" });
    tell({ type: "conversation", conversation: view() });
    tell({ type: "conversation", conversation: old });
    await until(() => told.length === 2);
    expect(shopper.conversation(id).conversation?.status).toBe("resolved");
  });

  it("an error that belongs to no message is told as a problem", async () => {
    const codes: string[] = [];
    const end = shopper.on("problem", ({ code }) => codes.push(code));
    tell({ type: "error", code: "conversation_not_found", detail: "No such conversation." });
    await until(() => codes.length === 1);
    end();
    tell({ type: "error", code: "forbidden", detail: "No." });
    tell({ type: "queue", conversationId: id, position: 1 });
    await until(() => shopper.conversation(id).queue !== null);
    expect(codes).toEqual(["conversation_not_found"]);
  });

  it("a wish for a person is repeated until the server answers", async () => {
    at.server.faults.httpStatus = () => 503;
    let done = false;
    void shopper.handoff(id).then(() => (done = true));
    await pass(at.clock, 3_000);
    expect(done).toBe(false);
    at.server.faults.httpStatus = null;
    await elapse(at.clock, () => done);
    expect(at.server.service.handoffs).toEqual([id]);
    await expect(shopper.handoff("cnv_99")).rejects.toMatchObject({
      code: "conversation_not_found",
    });
  });
});
