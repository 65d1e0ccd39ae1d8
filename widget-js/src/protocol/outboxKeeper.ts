import type { OutboxItem, OutboxStore } from "./api";
import type { Core } from "./core";
import { failure } from "./failures";
import { lanesOf } from "./pending";
import type { PendingMessage } from "./state";

/** A store that hangs must not hold a message back. */
const STORE_PATIENCE = 1_000;
/** Nobody expects yesterday's words to be sent today without being asked. */
export const STALE = 24 * 3_600_000;

/** Keeps the store equal to what is unsent, by looking at the state after each change. */
export function createOutboxKeeper(core: Core, first: OutboxStore) {
  const { env } = core;
  let store = first;
  let saved = new Map<string, PendingMessage>();
  const ready = new Set<string>();
  /** What this client wrote itself: a store that is read meanwhile hands it over, maybe after it was acknowledged. */
  const written = new Set<string>();

  function check(): void {
    const unsent = new Map<string, PendingMessage>();
    for (const items of lanesOf(core.state()).values()) {
      for (const item of items) if (item.delivery.kind !== "sent") unsent.set(item.clientId, item);
    }
    for (const [clientId, item] of unsent) {
      if (saved.get(clientId) !== item) write(item);
    }
    for (const clientId of saved.keys()) {
      if (!unsent.has(clientId)) store.remove(clientId).catch(() => {});
    }
    for (const clientId of ready) if (!unsent.has(clientId)) ready.delete(clientId);
    saved = unsent;
  }

  function write(item: PendingMessage): void {
    written.add(item.clientId);
    const done = () => {
      cancel();
      if (ready.has(item.clientId)) return;
      ready.add(item.clientId);
      onReady();
    };
    const cancel = env.after(STORE_PATIENCE, done);
    store.put(toStored(item)).then(done, done);
  }

  function toStored({ delivery, ...item }: PendingMessage): OutboxItem {
    const { failure = null } = { ...(delivery.kind === "failed" && delivery) };
    return { ...item, authorId: core.state().self.id, failure };
  }

  function adopt(items: readonly OutboxItem[]): void {
    const { self } = core.state();
    const own = [self.id, ...(self.formerIds ?? [])];
    core.dispatch({
      kind: "queued",
      items: items
        .filter((item) => own.includes(item.authorId) && !written.has(item.clientId))
        .map(toPending),
    });
  }

  function toPending({ authorId: _, failure: failed, ...item }: OutboxItem): PendingMessage {
    const stale = env.now() - item.createdAt > STALE ? failure("expired") : null;
    const why = failed ?? stale;
    return { ...item, delivery: why ? { kind: "failed", failure: why } : { kind: "sending" } };
  }

  let onReady = () => {};

  return {
    check,
    /** Whether a message is stored, as far as it can be. */
    isReady: (clientId: string) => ready.has(clientId),
    onReady(listener: () => void): void {
      onReady = listener;
    },
    load: () => store.load(adopt).catch(() => {}),
    async use(next: OutboxStore): Promise<void> {
      store.close();
      store = next;
      await Promise.allSettled([...saved.values()].map((item) => store.put(toStored(item))));
      await store.load(adopt).catch(() => {});
    },
    close: () => store.close(),
  };
}
