import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backoff } from "../../src/protocol/transport/backoff";
import { browserEnvironment } from "../../src/protocol/environment";
import { breathe, elapse, pass, until } from "../hostile-server/clock";
import { bench, SHOPPER, type Bench, type TestClient } from "./harness";

let at: Bench;
beforeEach(async () => {
  at = await bench();
});
afterEach(() => at.stop());

const session = () => {
  const found = at.server.sessions().at(-1);
  if (!found) throw new Error("No socket is open");
  return found;
};
const frames = (type: string) =>
  at.server.opened().flatMap(({ received }) => received.filter((frame) => frame.type === type));

async function online(): Promise<TestClient> {
  const shopper = at.client(SHOPPER);
  shopper.start();
  await until(() => shopper.is("online"), "the welcome");
  return shopper;
}

describe("the connection", () => {
  it("says hello first, with what it knows of every conversation", async () => {
    const id = at.server.service.open();
    at.server.service.say(id, { kind: "assistant" }, "Hi");
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.watch(id);
    await elapse(at.clock, () => shopper.is("online") && shopper.texts(id).length === 1);
    session().socket.terminate();
    await elapse(at.clock, () => at.server.opened().length === 2 && shopper.is("online"));
    expect(session().received[0]).toMatchObject({
      type: "hello",
      resume: [{ conversationId: id, afterSeq: 1 }],
    });
  });

  for (const code of [1001, 1006, 1009, 1011, 4408, 4413, 4429]) {
    it(`comes back after it was closed with ${code}, with the token it has`, async () => {
      const shopper = await online();
      if (code === 1006) session().socket.terminate();
      else session().socket.close(code);
      await until(() => !shopper.is("online"));
      await elapse(at.clock, () => shopper.is("online"));
      expect(shopper.asked).toEqual(["start"]);
    });
  }

  it("asks for a token once more when the server refuses it", async () => {
    at.server.revoke("contact:con_1:1");
    const shopper = await online();
    expect(shopper.asked).toEqual(["start", "rejected"]);
  });

  it("stops with the reason when a fresh token is refused as well", async () => {
    at.server.revoke("contact:con_1:1");
    at.server.revoke("contact:con_1:2");
    const shopper = at.client(SHOPPER);
    shopper.start();
    await until(() => shopper.is("stopped"));
    expect(shopper.state.get().connection).toEqual({ kind: "stopped", reason: "unauthenticated" });
    expect(shopper.asked).toEqual(["start", "rejected"]);
    await pass(at.clock, 120_000);
    expect(at.server.opened()).toHaveLength(2);
  });

  it("asks again when rights end on an open socket", async () => {
    const shopper = await online();
    await pass(at.clock, 15_000);
    at.server.revoke("contact:con_1:1");
    session().socket.close(4401);
    await until(() => at.server.opened().length === 2 && shopper.is("online"));
    expect(shopper.asked).toEqual(["start", "rejected"]);
  });

  it("slows down when every welcome is followed by a refusal", async () => {
    const shopper = await online();
    for (let round = 0; round < 200; round++) {
      for (const { socket } of at.server.sessions()) socket.close(4401);
      await breathe();
    }
    expect(at.server.opened().length).toBeLessThan(5);
    await elapse(at.clock, () => shopper.is("online"));
  });

  it("stops when there is no token to be had", async () => {
    const shopper = at.client(SHOPPER, { credentials: async () => null });
    shopper.start();
    await until(() => shopper.is("stopped"));
  });

  it("goes on trying while the token cannot be fetched", async () => {
    let tries = 0;
    const shopper = at.client(SHOPPER, {
      async credentials() {
        if (++tries < 4) throw new Error("No network");
        return { token: "contact:con_1:1" };
      },
    });
    shopper.start();
    await elapse(at.clock, () => shopper.is("online"));
  });

  it("renews a token on the open socket before it ends", async () => {
    let tokens = 0;
    const shopper = at.client(SHOPPER, {
      credentials: async () => ({ token: `contact:con_1:${++tokens}`, expiresInSeconds: 600 }),
    });
    shopper.start();
    await until(() => shopper.is("online"));
    await elapse(at.clock, () => frames("hello").length === 2);
    expect(at.server.opened()).toHaveLength(1);
    expect(frames("hello")[1]).toMatchObject({ token: "contact:con_1:2" });
    expect(shopper.is("online")).toBe(true);
  });

  it("renews at once when identity or rights changed", async () => {
    const shopper = await online();
    shopper.renew();
    await until(() => frames("hello").length === 2);
    expect(at.server.opened()).toHaveLength(1);
  });

  it("ignores what is not a frame", async () => {
    const shopper = await online();
    for (const data of ["{", "null", "7", '"x"', "[]", "{}", '{"type":7}', '{"type":"entry"}']) {
      session().put(data);
    }
    session().put('{"type":"of.tomorrow"}');
    session().put('{"type":"toString"}');
    session().put('{"type":"conversation","conversation":{"id":"cnv_7","lastSeq":0}}');
    await until(() => shopper.state.get().conversations.has("cnv_7"));
    expect(shopper.conversation("cnv_7").conversation).toMatchObject({ tags: [], receipts: [] });
    expect(shopper.is("online")).toBe(true);
  });

  it("tries again at once when the network came back during an attempt that then failed", async () => {
    at.server.faults.refuseSockets = true;
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.wake();
    await breathe(100);
    at.server.faults.refuseSockets = false;
    await until(() => {
      at.clock.advance(0);
      return shopper.is("online");
    }, "the welcome");
  });

  it("stays stopped once stopped, and starts again", async () => {
    const shopper = await online();
    shopper.stop();
    await until(() => at.server.sessions().length === 0);
    shopper.wake();
    await pass(at.clock, 120_000);
    expect(at.server.opened()).toHaveLength(1);
    shopper.start();
    await until(() => shopper.is("online"));
  });

  it("ends no attempt that was stopped half-way", async () => {
    const shopper = at.client(SHOPPER);
    shopper.start();
    shopper.stop();
    await pass(at.clock, 60_000);
    expect(at.server.opened()).toHaveLength(0);
    expect(shopper.is("stopped")).toBe(true);
  });
});

describe("the heartbeat", () => {
  it("pings after silence, and a pong keeps the link", async () => {
    const shopper = await online();
    await pass(at.clock, 120_000);
    expect(frames("ping").length).toBeGreaterThanOrEqual(3);
    expect(at.server.opened()).toHaveLength(1);
    expect(shopper.is("online")).toBe(true);
  });

  it("answers the server's ping", async () => {
    await online();
    session().tell({ type: "ping" });
    await until(() => frames("pong").length === 1);
  });

  it("gives up a link from which nothing comes any more", async () => {
    const shopper = await online();
    at.server.faults.mute = true;
    await elapse(at.clock, () => !shopper.is("online"));
    at.server.faults.mute = false;
    await elapse(at.clock, () => shopper.is("online"));
    expect(at.server.opened().length).toBeGreaterThan(1);
  });

  it("replaces a link on which nothing arrives, though the server still talks", async () => {
    const shopper = await online();
    at.server.faults.deaf = true;
    shopper.send({ conversationId: null, text: "Hello?" });
    const chatter = () => {
      session().tell({ type: "pong" });
      at.clock.after(5_000, () => at.server.sessions().length && chatter());
    };
    chatter();
    await elapse(at.clock, () => !shopper.is("online"));
    at.server.faults.deaf = false;
    await elapse(at.clock, () => shopper.texts("cnv_1").length === 1);
  });

  it("looks at once when the reader comes back to a dead link", async () => {
    const shopper = await online();
    at.server.faults.mute = true;
    shopper.wake();
    await pass(at.clock, 5_000);
    at.server.faults.mute = false;
    await elapse(at.clock, () => at.server.opened().length === 2 && shopper.is("online"));
  });

  it("keeps a live link when the reader comes back", async () => {
    const shopper = await online();
    shopper.wake();
    await pass(at.clock, 20_000);
    expect(at.server.opened()).toHaveLength(1);
    expect(shopper.is("online")).toBe(true);
  });
});

describe("waiting to come back", () => {
  it("is fully jittered and bounded", () => {
    const with_ = (random: number) => ({ ...browserEnvironment(), random: () => random });
    expect(backoff(with_(0), 9)).toBe(0);
    expect([0, 1, 2, 3, 4, 5, 60].map((tries) => backoff(with_(1), tries) / 1000)).toEqual([
      1, 2, 4, 8, 16, 30, 30,
    ]);
  });

  it("is offline when nothing works, and returns at once with the network", async () => {
    const shopper = await online();
    at.server.faults.refuseSockets = at.server.faults.refuseHttp = true;
    session().socket.terminate();
    await elapse(at.clock, () => shopper.is("offline"));
    at.server.faults.refuseSockets = at.server.faults.refuseHttp = false;
    shopper.wake();
    await until(() => shopper.is("online"));
  });
});
