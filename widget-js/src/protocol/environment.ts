/** The parts of a `WebSocket` that the client uses. */
export type SocketLike = Pick<
  WebSocket,
  "onopen" | "onmessage" | "onclose" | "onerror" | "send" | "close"
>;

/** Everything that the client takes from the world, so that tests can be the world. */
export interface Environment {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly uuid: () => string;
  /** Runs `action` once after `milliseconds`; the result cancels it. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly openSocket: (url: string) => SocketLike;
  /** Tells when the network or the reader came back; the result ends it. */
  readonly onWake: (listener: () => void) => () => void;
}

export function browserEnvironment(): Environment {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    uuid,
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    fetch: (url, init) => fetch(url, init),
    openSocket: (url) => new WebSocket(url),
    onWake(listener) {
      const visible = () => {
        if (document.visibilityState === "visible") listener();
      };
      document.addEventListener("visibilitychange", visible);
      addEventListener("online", listener);
      return () => {
        document.removeEventListener("visibilitychange", visible);
        removeEventListener("online", listener);
      };
    },
  };
}

/** `crypto.randomUUID` exists on secure pages only; shops also try the widget on plain http. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, index) => {
      const marked = index === 6 ? (byte & 15) | 64 : index === 8 ? (byte & 63) | 128 : byte;
      return marked.toString(16).padStart(2, "0");
    })
    .join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
