import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../src/protocol";
import { elapse, pass, until } from "../hostile-server/clock";
import { AGENT, bench, SHOPPER, type Bench, type TestClient } from "./harness";

let at: Bench;
let id: string;
beforeEach(async () => {
  at = await bench();
  id = at.server.service.open();
});
afterEach(() => at.stop());

const assistant = { kind: "assistant" } as const;
const say = (text: string, more: Partial<Entry> = {}) =>
  at.server.service.say(id, assistant, text, more);
const session = () => {
  const found = at.server.sessions().at(-1);
  if (!found) throw new Error("No socket is open");
  return found;
};

async function watching(self: typeof SHOPPER | typeof AGENT = SHOPPER): Promise<TestClient> {
  const client = at.client(self);
  client.start();
  client.watch(id);
  await elapse(at.clock, () => client.is("online") && client.conversation(id).cursor !== null);
  return client;
}

describe("a log", () => {
  it("begins with its newest page, and older pages come on demand", async () => {
    for (let n = 1; n <= 120; n++) say(String(n));
    const shopper = await watching();
    expect(shopper.texts(id)).toHaveLength(50);
    expect(shopper.conversation(id).hasOlder).toBe(true);
    await shopper.loadOlder(id);
    await Promise.all([shopper.loadOlder(id), shopper.loadOlder(id)]);
    await shopper.loadOlder(id);
    expect(shopper.texts(id)).toEqual(Array.from({ length: 120 }, (_, n) => String(n + 1)));
    expect(shopper.conversation(id).hasOlder).toBe(false);
  });

  it("fetches what lies in a gap", async () => {
    const shopper = await watching();
    at.server.faults.onDelivery = ({ type }) => (type === "entry" ? "lose" : "none");
    say("one");
    say("two");
    at.server.faults.onDelivery = () => "none";
    say("three");
    await until(() => shopper.texts(id).length === 3);
    expect(shopper.texts(id)).toEqual(["one", "two", "three"]);
    expect(shopper.conversation(id).ahead).toEqual([]);
  });

  it("puts entries in order that come late or twice", async () => {
    const shopper = await watching();
    at.server.faults.onDelivery = (frame) =>
      frame.type !== "entry" ? "none" : frame.entry.seq % 2 ? "late" : "twice";
    for (let n = 1; n <= 10; n++) say(String(n));
    await until(() => shopper.conversation(id).cursor === 10);
    expect(shopper.texts(id)).toEqual(Array.from({ length: 10 }, (_, n) => String(n + 1)));
  });

  it("fetches the last entry, too, when only a list change told of it", async () => {
    const shopper = await watching();
    at.server.faults.onDelivery = ({ type }) => (type === "entry" ? "lose" : "none");
    say("lost");
    await elapse(at.clock, () => shopper.texts(id).length === 1);
  });

  it("takes what was missed in several frames, and the rest over HTTP", async () => {
    const shopper = await watching();
    session().socket.terminate();
    await until(() => !shopper.is("online"));
    for (let n = 1; n <= 230; n++) say(String(n));
    at.server.faults.batch = 3;
    at.server.faults.resumeLimit = 10;
    await elapse(at.clock, () => shopper.conversation(id).cursor === 230);
    expect(shopper.texts(id)).toEqual(Array.from({ length: 230 }, (_, n) => String(n + 1)));
  });

  it("misses nothing that is written while its first page is under way", async () => {
    const shopper = at.client(SHOPPER);
    at.server.faults.onDelivery = ({ type }) => (type === "entry" ? "lose" : "none");
    shopper.start();
    shopper.watch(id);
    await until(() => shopper.conversation(id).cursor !== null || shopper.is("online"));
    say("one");
    await elapse(at.clock, () => shopper.texts(id).length === 1);
  });

  it("misses nothing when its first page comes between a hello that did not name it and the welcome", async () => {
    const { faults } = at.server;
    const staff = at.client(AGENT);
    faults.onDelivery = ({ type }) => (type === "welcome" ? "late" : "none");
    staff.start();
    await until(() => at.server.sessions().some(({ by }) => by !== null));
    staff.watch(id);
    await until(() => staff.conversation(id).cursor !== null);
    say("one");
    faults.onDelivery = () => "none";
    session().tell({ type: "ping" });
    await until(() => staff.texts(id).length === 1);
  });

  it("says why it cannot be loaded, and tries again when watched again", async () => {
    const stranger = at.client({ kind: "contact", id: "con_2" });
    stranger.start();
    stranger.watch(id);
    await elapse(at.clock, () => stranger.conversation(id).loadFailure !== null);
    expect(stranger.conversation(id).loadFailure).toMatchObject({
      code: "conversation_not_found",
      retryable: false,
    });
    at.server.service.change(id, { contactId: "con_2" });
    stranger.watch(id);
    await elapse(at.clock, () => stranger.conversation(id).cursor !== null);
  });

  it("is loaded as soon as HTTP works again", async () => {
    say("one");
    at.server.faults.httpStatus = () => 503;
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.watch(id);
    await until(() => shopper.is("online"));
    await pass(at.clock, 5_000);
    expect(shopper.conversation(id).cursor).toBe(null);
    at.server.faults.httpStatus = null;
    await elapse(at.clock, () => shopper.texts(id).length === 1);
  });

  it("is erased in place, and a late copy brings nothing back", async () => {
    const shopper = await watching();
    const entry = say("my card number");
    await until(() => shopper.texts(id).length === 1);
    const { text: _, ...blank } = entry;
    const erased = { ...blank, erasedAt: entry.at };
    session().tell({ type: "entry", conversationId: id, entry: erased });
    await until(() => shopper.texts(id)[0] === "");
    session().tell({ type: "entry", conversationId: id, entry });
    say("next");
    await until(() => shopper.texts(id).length === 2);
    expect(shopper.texts(id)).toEqual(["", "next"]);
  });

  it("of a conversation begun in another tab starts by itself", async () => {
    const tab = await watching();
    const other = at.client(SHOPPER);
    other.start();
    other.send({ conversationId: "new", text: "elsewhere" });
    await until(() => tab.texts("cnv_2").length === 1);
  });

  it("is forgotten by staff who look away, and loaded again when they look back", async () => {
    say("one");
    const staff = await watching(AGENT);
    staff.unwatch(id);
    expect(staff.state.get().conversations.has(id)).toBe(false);
    say("two");
    staff.watch(id);
    await until(() => staff.texts(id).length === 2);
    say("three");
    await until(() => staff.texts(id).length === 3);
  });

  it("keeps an unsent message of staff who look away until it is sent", async () => {
    const staff = await watching(AGENT);
    at.server.faults.onSend = () => ({ kind: "loseMessage" });
    staff.send({ conversationId: id, text: "bye" });
    staff.unwatch(id);
    expect(staff.conversation(id).pending).toHaveLength(1);
    at.server.faults.onSend = () => ({ kind: "none" });
    await elapse(at.clock, () => !staff.state.get().conversations.has(id));
    expect(at.server.service.visible(AGENT, id).map((e) => e.text)).toEqual(["bye"]);
  });

  it("keeps the identity of what did not change", async () => {
    const other = at.server.service.open();
    at.server.service.say(other, assistant, "quiet");
    const shopper = await watching();
    shopper.watch(other);
    await elapse(at.clock, () => shopper.texts(other).length === 1);
    const before = shopper.conversation(other);
    const [first] = before.entries;
    say("loud");
    await until(() => shopper.texts(id).length === 1);
    expect(shopper.conversation(other)).toBe(before);
    at.server.service.say(other, assistant, "more");
    await until(() => shopper.texts(other).length === 2);
    expect(shopper.conversation(other).entries[0]).toBe(first);
  });

  it("tells of entries of others once, and not of history", async () => {
    say("before");
    const shopper = await watching();
    const heard: string[] = [];
    shopper.on("entry", ({ entry }) => heard.push(entry.text ?? ""));
    at.server.faults.onDelivery = ({ type }) => (type === "entry" ? "twice" : "none");
    say("now");
    shopper.send({ conversationId: id, text: "own" });
    await until(() => shopper.conversation(id).cursor === 3);
    expect(heard).toEqual(["now"]);
  });
});
