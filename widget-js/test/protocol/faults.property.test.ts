import { afterEach, describe, expect, it } from "vitest";
import { memoryOutbox, type OutboxStore } from "../../src/protocol";
import { breathe, elapse } from "../hostile-server/clock";
import { noFaults, type DeliveryFault, type SendFault } from "../hostile-server/faults";
import { AGENT, bench, SHOPPER, type Bench, type TestClient } from "./harness";

const SEEDS = Array.from({ length: 16 }, (_, index) => index + 1);
const STEPS = 120;

/** Small, fast, and the same everywhere: mulberry32 by Tommy Ettinger (public domain). */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Story {
  private readonly stores: OutboxStore[] = [memoryOutbox(), memoryOutbox(), memoryOutbox()];
  readonly clients: TestClient[];
  readonly written: string[][] = [[], [], []];
  private readonly id: string;

  constructor(
    private readonly at: Bench,
    private readonly random: () => number,
  ) {
    this.id = at.server.service.open();
    this.clients = [0, 1, 2].map((index) => this.begin(index));
  }

  /** Two tabs of the shopper, one agent. */
  private begin(index: number): TestClient {
    const outbox = this.stores[index];
    const client = this.at.client(index === 2 ? AGENT : SHOPPER, outbox ? { outbox } : {});
    client.start();
    client.watch(this.id);
    return client;
  }

  private pick<T>(...choices: T[]): T {
    const choice = choices[Math.floor(this.random() * choices.length)];
    if (choice === undefined) throw new Error("Nothing to choose from");
    return choice;
  }

  private write(): void {
    const index = this.pick(0, 1, 2);
    const text = `${index}:${this.written[index]?.length ?? 0}`;
    this.written[index]?.push(text);
    const staff = index === 2;
    const note = staff && this.random() < 0.3;
    this.clients[index]?.send({ conversationId: this.id, text, private: note });
  }

  private reload(): void {
    const index = this.pick(0, 1, 2);
    this.clients[index]?.stop();
    this.clients[index] = this.begin(index);
  }

  misbehave(): void {
    const { faults } = this.at.server;
    const rate = this.random() * 0.4;
    const rarely = <T>(other: () => T, usual: T): T => (this.random() < rate ? other() : usual);
    faults.onSend = () =>
      rarely<SendFault>(
        () =>
          this.pick<SendFault>(
            { kind: "breakBefore" },
            { kind: "breakAfter" },
            { kind: "ackTwice" },
            { kind: "loseAck" },
            { kind: "loseMessage" },
            { kind: "error", code: "rate_limited" },
            { kind: "close", code: this.pick(1001, 1011, 4413, 4429, 4408) },
          ),
        { kind: "none" },
      );
    faults.onHttpSend = () => rarely(() => this.pick("breakBefore", "breakAfter"), "none");
    faults.onDelivery = () =>
      rarely<DeliveryFault>(() => this.pick<DeliveryFault>("lose", "twice", "late"), "none");
    faults.refuseSockets = this.random() < 0.2;
    faults.refuseHttp = this.random() < 0.2;
    faults.deaf = this.random() < 0.1;
    faults.mute = this.random() < 0.1;
    faults.batch = this.pick(1, 3, 100);
    faults.resumeLimit = this.pick(2, 500);
  }

  async step(): Promise<void> {
    const { server, clock } = this.at;
    const dice = this.random();
    if (dice < 0.45) this.write();
    else if (dice < 0.55) server.service.say(this.id, { kind: "assistant" }, "thinking");
    else if (dice < 0.65) this.misbehave();
    else if (dice < 0.72) server.sessions().forEach(({ socket }) => socket.terminate());
    else if (dice < 0.76) this.pick(...this.clients).wake();
    else if (dice < 0.8) this.reload();
    else if (dice < 0.83)
      server.sessions()[0]?.put(this.pick("{", "null", '{"type":"entry"}', "[]"));
    clock.advance(Math.floor(this.random() ** 3 * 20_000));
    await breathe(Math.floor(this.random() * 12));
  }

  async heal(): Promise<void> {
    const { server, clock } = this.at;
    Object.assign(server.faults, noFaults());
    server.service.say(this.id, { kind: "assistant" }, "the end");
    for (const client of this.clients) client.wake();
    await elapse(
      clock,
      () => this.clients.every((client) => this.settled(client)),
      "all to settle",
    );
  }

  private settled(client: TestClient): boolean {
    const { connection, unbound } = client.state.get();
    const { entries, cursor, pending } = client.conversation(this.id);
    const self = client.state.get().self;
    const truth = this.at.server.service.visible(self, this.id).at(-1)?.seq ?? 0;
    const idle = !unbound.length && !pending.length;
    return connection.kind === "online" && idle && entries.length > 0 && cursor === truth;
  }

  async check(): Promise<void> {
    const { service } = this.at.server;
    for (const client of this.clients) {
      const { self } = client.state.get();
      while (client.conversation(this.id).hasOlder) await client.loadOlder(this.id);
      const { entries } = client.conversation(this.id);
      const truth = service.visible(self, this.id);
      expect(entries.map(({ seq, text }) => [seq, text])).toEqual(
        truth.map(({ seq, text }) => [seq, text]),
      );
    }
    const texts = service.visible(AGENT, this.id).map(({ text }) => text ?? "");
    this.written.forEach((texted, index) => {
      const arrived = texts.filter((text) => text.startsWith(`${index}:`));
      expect(arrived).toEqual(texted);
    });
  }
}

describe("whatever happens on the way", () => {
  let at: Bench | null = null;
  afterEach(() => at?.stop());

  it.each(SEEDS)(
    "every message stands once, in one order, on every side (seed %i)",
    async (seed) => {
      const random = seeded(seed);
      at = await bench(random);
      const story = new Story(at, random);
      for (let step = 0; step < STEPS; step++) await story.step();
      await story.heal();
      await story.check();
    },
    30_000,
  );
});
