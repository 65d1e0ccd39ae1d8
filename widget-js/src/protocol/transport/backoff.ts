import type { Environment } from "../environment";

const BASE = 1_000;
const CAP = 30_000;

/**
 * Milliseconds to wait before attempt `tries + 1`: full jitter, so that clients that lost the same server do not come
 * back together. See "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoff(env: Environment, tries: number): number {
  return env.random() * Math.min(CAP, BASE * 2 ** Math.min(tries, 10));
}
