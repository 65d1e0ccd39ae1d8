import { toJson } from "../protocol/transport/json";

/** `"unsent"`: what was written still waits for a session. */
export type Written = boolean | "unsent";

/** What one browser keeps for one site, from the first opening on. */
export interface Memory {
  readonly visitorToken: string | null;
  /** The shopper has written here before, so the next page connects without being asked. */
  readonly written: Written;
}

/** The shopper has opened the chat here before, whether or not a session came of it. */
export interface Recalled extends Memory {
  readonly opened: boolean;
}

const nothing: Recalled = { visitorToken: null, written: false, opened: false };

/** Reads only; a browser that forbids storage remembers nothing. */
export function recall(siteKey: string): Recalled {
  try {
    const stored = JSON.parse(
      localStorage.getItem(keyOf(siteKey)) ?? "null",
    ) as Partial<Memory> | null;
    return {
      visitorToken: typeof stored?.visitorToken === "string" ? stored.visitorToken : null,
      written: stored?.written || false,
      opened: !!stored,
    };
  } catch {
    return nothing;
  }
}

/** Quietly does nothing where storage is full or forbidden: the session then lives as long as the page. */
export function remember(siteKey: string, memory: Memory): void {
  try {
    localStorage.setItem(keyOf(siteKey), toJson(memory));
  } catch {
    return;
  }
}

export function forget(siteKey: string): void {
  for (const storage of ["localStorage", "sessionStorage"] as const) {
    try {
      window[storage].removeItem(keyOf(siteKey));
    } catch {
      continue;
    }
  }
}

export function keyOf(siteKey: string): string {
  return `chatflow:${siteKey}`;
}
