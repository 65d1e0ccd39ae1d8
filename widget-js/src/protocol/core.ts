import type { SyncEvents } from "./api";
import type { Environment } from "./environment";
import type { Http } from "./transport/http";
import type { SyncEvent } from "./reducer";
import type { SyncState } from "./state";
import type { ClientFrame, ServerFrame } from "./wire";

/** How requests travel now: a welcomed socket, HTTP after sockets failed, or not at all. */
export type Route = "socket" | "http" | "none";

/** What the parts of the client share. */
export interface Core {
  readonly env: Environment;
  readonly http: Http;
  readonly state: () => SyncState;
  readonly dispatch: (event: SyncEvent) => void;
  /** Lets every part look at the state again. */
  readonly check: () => void;
  readonly emit: <K extends keyof SyncEvents>(kind: K, event: SyncEvents[K]) => void;
  /** Takes in a frame, whichever way it came. */
  readonly receive: (frame: ServerFrame) => void;
  readonly route: () => Route;
  /** False when there is no welcomed socket. */
  readonly sendFrame: (frame: ClientFrame) => boolean;
  /** The socket takes frames and answers none: replace it. */
  readonly distrust: () => void;
  /** Rights or token are in doubt: renew. */
  readonly renew: () => void;
}

/** The path of something in a conversation. */
export function conversationPath(id: string, rest = ""): string {
  return `/conversations/${encodeURIComponent(id)}${rest}`;
}
