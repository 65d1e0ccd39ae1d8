import { backoff } from "./backoff";
import type { Environment } from "../environment";
import { openLink, type Link } from "./link";
import type { StopReason } from "../state";
import type { Tokens } from "../tokens";
import type { ClientFrame, ResumePoint, ServerFrame } from "../wire";

type Phase =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting"; readonly until: number; readonly cancel: () => void }
  | { readonly kind: "asking" }
  | { readonly kind: "opening"; readonly link: Link }
  | { readonly kind: "open"; readonly link: Link; readonly since: number };

/** From the first byte to `welcome`. */
const OPENING = 10_000;
/** A link that lived this long was a good one: the next failure is the first again. */
const GOOD = 10_000;
/** While HTTP works there is no hurry. */
const RETURN = 60_000;

export interface ConnectionEvents {
  readonly resume: () => ResumePoint[];
  readonly frame: (frame: ServerFrame) => void;
  readonly changed: () => void;
  /** The link is gone; `largest` is the frame not to repeat, where size was the reason. */
  readonly lost: (largest: ClientFrame | null) => void;
  readonly giveUp: (reason: StopReason) => void;
  /** Whether HTTP works meanwhile. */
  readonly served: () => boolean;
}

/** Keeps one socket open for as long as it runs. */
export function createConnection(
  env: Environment,
  url: string,
  tokens: Tokens,
  on: ConnectionEvents,
) {
  let phase: Phase = { kind: "idle" };
  let failures = 0;
  /** The token of the last `hello`. */
  let told = "";
  /** The conversations that it named. */
  let resumed: ReadonlySet<string> = new Set();
  /** The reader or the network came back during an attempt, which may have begun without it. */
  let woken = false;

  function enter(next: Phase): void {
    phase = next;
    on.changed();
  }

  async function connect(): Promise<void> {
    const asking: Phase = { kind: "asking" };
    enter(asking);
    const token = await tokens.get().catch(() => undefined);
    if (phase !== asking) return;
    if (token === null) return on.giveUp("unauthenticated");
    if (token === undefined) return retry();
    open(token);
  }

  function open(token: string): void {
    let cancel = () => {};
    try {
      const link = openLink(env, url, {
        opened: () => hello(link, token),
        frame(frame) {
          if (frame.type === "welcome" && phase.kind === "opening") {
            cancel();
            tokens.accept();
            woken = false;
            phase = { kind: "open", link, since: env.now() };
          }
          on.frame(frame);
        },
        closed(code, largest) {
          cancel();
          closed(code, largest);
        },
      });
      cancel = env.after(OPENING, link.drop);
      enter({ kind: "opening", link });
    } catch {
      retry();
    }
  }

  function hello(link: Link, token: string): void {
    told = token;
    const resume = on.resume();
    resumed = new Set(resume.map(({ conversationId }) => conversationId));
    link.send({ type: "hello", token, resume });
  }

  function closed(code: number, largest: ClientFrame | null): void {
    const lived = phase.kind === "open" ? env.now() - phase.since : null;
    if (lived !== null && lived >= GOOD) failures = 0;
    phase = { kind: "idle" };
    on.lost(code === 1009 ? largest : null);
    if (code === 4401 && !tokens.refuse(told)) return on.giveUp("unauthenticated");
    // A token that was good before is only old: no need to wait, unless this goes round in circles.
    if (code !== 4401 || (lived !== null && failures > 0)) return retry();
    if (lived !== null) failures++;
    void connect();
  }

  function retry(): void {
    const pause = on.served() ? RETURN * (0.5 + env.random() / 2) : backoff(env, failures);
    const delay = woken ? 0 : pause;
    woken = false;
    failures++;
    const cancel = env.after(delay, () => void connect());
    enter({ kind: "waiting", until: env.now() + delay, cancel });
  }

  return {
    phase: () => phase,
    /** Attempts that failed in a row, short-lived links among them. */
    failures: () => failures,
    start() {
      failures = 0;
      void connect();
    },
    stop() {
      if (phase.kind === "waiting") phase.cancel();
      if (phase.kind === "opening" || phase.kind === "open") phase.link.close();
      phase = { kind: "idle" };
      woken = false;
    },
    /** False when there is no welcomed socket. */
    send(frame: ClientFrame): boolean {
      if (phase.kind !== "open") return false;
      phase.link.send(frame);
      return true;
    },
    /** Whether the last `hello` named the conversation. */
    hasResumed: (conversationId: string) => resumed.has(conversationId),
    /** Resumes what could not be named in the first `hello`. */
    greetAgain(): void {
      if (phase.kind === "open") hello(phase.link, told);
    },
    renew(token: string): void {
      if (phase.kind === "open" && token !== told) hello(phase.link, token);
    },
    /** The reader or the network came back: look now. */
    wake(): void {
      if (phase.kind === "open") phase.link.probe();
      if (phase.kind === "asking" || phase.kind === "opening") woken = true;
      if (phase.kind !== "waiting") return;
      phase.cancel();
      void connect();
    },
    /** The link is open but of no use. */
    drop(): void {
      if (phase.kind === "open") phase.link.drop();
    },
  };
}

export type SocketConnection = ReturnType<typeof createConnection>;
