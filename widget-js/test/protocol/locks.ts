import type { OutboxBrowser } from "../../src/protocol/outbox/indexedDb";

/** Exclusive locks as browsers have them: one holder per name, the others in line. */
export function lockManager(): NonNullable<OutboxBrowser["locks"]> {
  const lines = new Map<string, Promise<unknown>>();
  const request = async (name: string, use: () => unknown): Promise<unknown> => {
    const turn = (lines.get(name) ?? Promise.resolve()).then(use);
    lines.set(
      name,
      turn.catch(() => {}),
    );
    return turn;
  };
  return { request: request as LockManager["request"] };
}
