import { conversationPath, type Core } from "./core";

/** Milliseconds in which positions are gathered. */
const GATHER = 300;
/** … and until one that could not be told is told again. */
const AGAIN = 10_000;

/** Tells how far this reader has come: delivered by itself, read when the page says so. */
export function createPositions(core: Core) {
  const reached = { received: new Map<string, number>(), read: new Map<string, number>() };
  const told = { received: new Map<string, number>(), read: new Map<string, number>() };
  let cancel: (() => void) | null = null;

  function check(): void {
    for (const { id, cursor, watched } of core.state().conversations.values()) {
      if (watched && cursor) advance("received", id, cursor);
    }
  }

  function advance(kind: "received" | "read", id: string, seq: number): void {
    if (seq <= (reached[kind].get(id) ?? 0)) return;
    reached[kind].set(id, seq);
    cancel ??= core.env.after(GATHER, tell);
  }

  function tell(): void {
    cancel = null;
    const route = core.route();
    if (route === "none") return;
    for (const type of ["received", "read"] as const) {
      for (const [conversationId, seq] of reached[type]) {
        if (seq <= (told[type].get(conversationId) ?? 0)) continue;
        if (route === "socket") core.sendFrame({ type, conversationId, seq });
        else if (type === "read") void put(conversationId, seq);
        told[type].set(conversationId, seq);
      }
    }
  }

  async function put(id: string, seq: number): Promise<void> {
    const reply = await core.http.request("PUT", conversationPath(id, "/read"), { seq });
    if (reply.kind !== "unavailable") return;
    told.read.delete(id);
    cancel ??= core.env.after(Math.max(reply.retryAfter, AGAIN), tell);
  }

  return {
    check,
    read(id: string, seq: number): void {
      const { kind, id: self } = core.state().self;
      advance("read", id, seq);
      core.receive({
        type: "receipt",
        conversationId: id,
        reader: { kind, id: self },
        deliveredSeq: seq,
        readSeq: seq,
      });
    },
    /** Nobody knows what arrived on the route before. */
    rerouted(): void {
      told.received.clear();
      told.read.clear();
      tell();
    },
    stop(): void {
      cancel?.();
      cancel = null;
    },
  };
}
