/** Time that only moves when a test says so. */
export interface ManualClock {
  readonly now: () => number;
  readonly after: (milliseconds: number, action: () => void) => () => void;
  /** Runs everything that falls due on the way, in order. */
  readonly advance: (milliseconds: number) => void;
}

export function manualClock(start = Date.parse("2026-01-05T09:00:00Z")): ManualClock {
  let now = start;
  let order = 0;
  const timers = new Map<number, { readonly at: number; readonly action: () => void }>();

  function next(until: number): number | null {
    let found: number | null = null;
    let at = until;
    for (const [id, timer] of timers) {
      if (timer.at < at || (timer.at === at && found === null)) {
        found = id;
        at = timer.at;
      }
    }
    return found;
  }

  return {
    now: () => now,
    after(milliseconds, action) {
      const id = order++;
      timers.set(id, { at: now + milliseconds, action });
      return () => void timers.delete(id);
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (let id = next(until); id !== null; id = next(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        if (!timer) continue;
        now = Math.max(now, timer.at);
        timer.action();
      }
      now = until;
    },
  };
}

/** Lets sockets and requests do what they can do without time passing. */
export async function breathe(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const DEADLINE = 30_000;

/** Waits for a condition while the clock stands still. */
export async function until(condition: () => boolean, what = "the condition"): Promise<void> {
  const deadline = Date.now() + DEADLINE;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Still waiting for ${what}`);
    await breathe(1);
  }
}

/** Waits for a condition while the clock runs. */
export async function elapse(
  clock: ManualClock,
  condition: () => boolean,
  what = "the condition",
): Promise<void> {
  const deadline = Date.now() + DEADLINE;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Still waiting for ${what}`);
    clock.advance(100);
    await breathe();
  }
}

/** Lets this much time pass, with the network at work. */
export async function pass(clock: ManualClock, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 100) {
    clock.advance(Math.min(100, milliseconds - passed));
    await breathe();
  }
}
