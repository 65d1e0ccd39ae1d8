import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexedDbOutbox, type OutboxItem } from "../../src/protocol";
import { elapse, until } from "../hostile-server/clock";
import { bench, SHOPPER, type Bench, type TestClient } from "./harness";
import { lockManager } from "./locks";

let at: Bench;
let indexedDB: IDBFactory;
beforeEach(async () => {
  at = await bench();
  indexedDB = new IDBFactory();
});
afterEach(() => at.stop());

const tab = (name: string, locks = lockManager()) =>
  indexedDbOutbox("site", { indexedDB, tab: name, locks });

async function stored(): Promise<OutboxItem[]> {
  const found: OutboxItem[] = [];
  await indexedDbOutbox("site", { indexedDB, tab: "?" }).load((items) => found.push(...items));
  return found;
}

const arrived = () => at.server.service.visible(SHOPPER, "cnv_1").map(({ text }) => text);
const count = (shopper: TestClient) =>
  shopper.state.get().conversations.get("cnv_1")?.entries.length;

describe("the outbox", () => {
  it("touches no storage until it is told to, then holds what is unsent until it is sent", async () => {
    const shopper = at.client(SHOPPER);
    shopper.send({ conversationId: null, text: "one" });
    expect(await indexedDB.databases()).toEqual([]);
    await shopper.useOutbox(tab("a"));
    expect((await stored()).map(({ text }) => text)).toEqual(["one"]);
    shopper.start();
    await until(() => count(shopper) === 1);
    await expect.poll(stored).toEqual([]);
  });

  it("is written before the message is sent", async () => {
    const shopper = at.client(SHOPPER, { outbox: tab("a") });
    let there: Promise<OutboxItem[]> | null = null;
    at.server.faults.onSend = () => {
      there ??= stored();
      return { kind: "loseMessage" };
    };
    shopper.start();
    shopper.send({ conversationId: null, text: "one" });
    await until(() => there !== null);
    expect(await there).toMatchObject([{ text: "one", failure: null }]);
  });

  it("survives a reload, in order, and sends nothing twice", async () => {
    at.server.faults.onSend = () => ({ kind: "loseAck" });
    const before = at.client(SHOPPER, { outbox: tab("a") });
    before.start();
    for (const text of ["one", "two", "three"]) before.send({ conversationId: null, text });
    await until(() => at.server.service.rooms.size === 1);
    before.stop();
    at.server.faults.onSend = () => ({ kind: "none" });
    const after = at.client(SHOPPER, { outbox: tab("b") });
    after.start();
    await elapse(at.clock, () => count(after) === 3);
    expect(arrived()).toEqual(["one", "two", "three"]);
    await expect.poll(stored).toEqual([]);
  });

  it("keeps a failure over a reload, for the person to decide", async () => {
    const before = at.client(SHOPPER, { outbox: tab("a") });
    before.start();
    before.send({ conversationId: null, text: "x".repeat(8_001) });
    await elapse(at.clock, () => before.state.get().unbound[0]?.delivery.kind === "failed");
    before.stop();
    const after = at.client(SHOPPER, { outbox: tab("b") });
    after.start();
    await until(() => after.state.get().unbound.length === 1);
    const [item] = after.state.get().unbound;
    expect(item?.delivery).toMatchObject({ kind: "failed", failure: { code: "text_too_long" } });
    after.discard(item?.clientId ?? "");
    await expect.poll(stored).toEqual([]);
  });

  it("does not send after a day without being asked", async () => {
    at.client(SHOPPER, { outbox: tab("a") }).send({ conversationId: null, text: "old" });
    await expect.poll(stored).toHaveLength(1);
    at.clock.advance(25 * 3_600_000);
    const after = at.client(SHOPPER, { outbox: tab("b") });
    after.start();
    await until(() => after.state.get().unbound.length === 1);
    expect(after.state.get().unbound[0]?.delivery).toMatchObject({
      kind: "failed",
      failure: { code: "expired", retryable: true },
    });
  });

  it("never sends what somebody else wrote, but what the same person wrote before signing in", async () => {
    at.client(SHOPPER, { outbox: tab("a") }).send({ conversationId: null, text: "mine" });
    await expect.poll(stored).toHaveLength(1);
    const stranger = at.client({ kind: "contact", id: "con_2" }, { outbox: tab("b") });
    stranger.start();
    await until(() => stranger.is("online"));
    expect(stranger.state.get().unbound).toEqual([]);
    stranger.stop();
    const signedIn = { kind: "contact", id: "con_3", formerIds: ["con_1"] } as const;
    const joined = at.client(signedIn, { outbox: tab("c") });
    joined.start();
    await until(() => joined.state.get().conversations.get("cnv_1")?.entries.length === 1);
  });

  it("leaves a message to the tab that works on it, until that tab is gone", async () => {
    const locks = lockManager();
    at.server.faults.onSend = () => ({ kind: "loseMessage" });
    const first = at.client(SHOPPER, { outbox: tab("a", locks) });
    first.start();
    first.send({ conversationId: null, text: "one" });
    await expect.poll(stored).toHaveLength(1);
    const second = at.client(SHOPPER, { outbox: tab("b", locks) });
    second.start();
    await until(() => second.is("online"));
    expect(second.state.get().unbound).toEqual([]);
    at.server.faults.onSend = () => ({ kind: "none" });
    first.stop();
    await elapse(at.clock, () => count(second) === 1);
    expect(arrived()).toEqual(["one"]);
  });

  it("that cannot be written costs durability, not the message", async () => {
    const broken = async () => Promise.reject(new Error("QuotaExceededError"));
    const shopper = at.client(SHOPPER, {
      outbox: { load: broken, put: broken, remove: broken, clear: broken, close: () => {} },
    });
    shopper.start();
    shopper.send({ conversationId: null, text: "one" });
    await until(() => count(shopper) === 1);
  });

  it("that hangs holds no message back", async () => {
    const never = () => new Promise<void>(() => {});
    const shopper = at.client(SHOPPER, {
      outbox: { load: never, put: never, remove: never, clear: never, close: () => {} },
    });
    shopper.start();
    shopper.send({ conversationId: null, text: "one" });
    await elapse(at.clock, () => count(shopper) === 1);
  });

  it("does not bring back what is removed while it is read", async () => {
    const store = tab("a");
    await store.put({
      clientId: "1",
      authorId: SHOPPER.id,
      conversationId: null,
      text: "one",
      attachments: [],
      private: false,
      createdAt: 1,
      failure: null,
    });
    await Promise.all([store.load(() => {}), store.remove("1")]);
    expect(await stored()).toEqual([]);
  });

  it("is empty after clear", async () => {
    const store = tab("a");
    const shopper = at.client(SHOPPER, { outbox: store });
    shopper.send({ conversationId: null, text: "one" });
    await expect.poll(stored).toHaveLength(1);
    await store.clear();
    expect(await stored()).toEqual([]);
  });
});
