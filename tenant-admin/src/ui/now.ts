import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;
let now = Date.now();

/** The time, for what is shown as "4 min": one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(follow, () => now);
}

function follow(listener: () => void): () => void {
  const timer = setInterval(() => {
    now = Date.now();
    listener();
  }, TICK_MS);
  return () => clearInterval(timer);
}
