import { decodeFrame } from "./decode";
import { toJson } from "./json";
import type { Environment } from "../environment";
import type { ClientFrame, ServerFrame } from "../wire";

/** Milliseconds without a frame from the other side. */
const SILENCE = 25_000;
const GIVE_UP = 60_000;
/** After the reader or the network came back, an answer is due at once. */
const PROBE = 5_000;

export const MAX_FRAME = 65_536;

export interface Link {
  readonly send: (frame: ClientFrame) => void;
  /** Asks for a sign of life; without one the link is given up. */
  readonly probe: () => void;
  /** Ends the link, without a word to `closed`. */
  readonly close: () => void;
  /** Gives the link up, as if the network had gone. */
  readonly drop: () => void;
}

export interface LinkEvents {
  readonly opened: () => void;
  readonly frame: (frame: ServerFrame) => void;
  /** `largest` is the largest frame sent: the one that a 1009 means. 1006 = no word from the server. */
  readonly closed: (code: number, largest: ClientFrame | null) => void;
}

/** One socket, with a heartbeat: a link that is dead on one way only ends too. Throws what opening a socket throws. */
export function openLink(env: Environment, url: string, on: LinkEvents): Link {
  const socket = env.openSocket(url);
  let heardAt = env.now();
  let largest: { readonly size: number; readonly frame: ClientFrame } | null = null;
  let cancelProbe: (() => void) | null = null;
  let closed = false;
  let cancelBeat = env.after(SILENCE, beat);

  function send(frame: ClientFrame): void {
    const json = toJson(frame);
    if (json.length > (largest?.size ?? 0)) largest = { size: json.length, frame };
    try {
      socket.send(json);
    } catch {
      drop();
    }
  }

  function beat(): void {
    const silence = env.now() - heardAt;
    if (silence >= GIVE_UP) return drop();
    if (silence >= SILENCE) send({ type: "ping" });
    cancelBeat = env.after(silence < SILENCE ? SILENCE - silence : GIVE_UP - silence, beat);
  }

  function probe(): void {
    if (closed || cancelProbe) return;
    cancelProbe = env.after(PROBE, drop);
    send({ type: "ping" });
  }

  function heard(): void {
    heardAt = env.now();
    cancelProbe?.();
    cancelProbe = null;
  }

  /** A dead socket may take minutes to say so: from here on nobody listens to it. */
  function close(): void {
    closed = true;
    cancelBeat();
    cancelProbe?.();
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.onerror = () => {};
    socket.close();
  }

  function end(code: number): void {
    if (closed) return;
    close();
    on.closed(code, largest?.frame ?? null);
  }

  function drop(): void {
    end(1006);
  }

  socket.onopen = on.opened;
  socket.onclose = (event) => end(event.code);
  socket.onerror = () => {};
  socket.onmessage = ({ data }) => {
    heard();
    const frame = decodeFrame(data);
    if (frame?.type === "ping") send({ type: "pong" });
    if (frame) on.frame(frame);
  };
  return { send, probe, close, drop };
}

/** Bytes on the wire, counted only when it matters: a UTF-16 unit makes at most three. */
export function tooLarge(frame: ClientFrame): boolean {
  const json = toJson(frame);
  return json.length * 3 > MAX_FRAME && new TextEncoder().encode(json).length > MAX_FRAME;
}
