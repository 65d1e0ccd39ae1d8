import { backoff } from "./backoff";
import { conversationPath, type Core } from "../core";
import { decodeConversations, decodeEntries } from "./decode";

const OVERVIEW = 20_000;
/** Seconds that the server may hold a request back until something happens. */
const WAIT = 25;
/** Browsers allow six requests per host; sending needs some of them. */
const FOCUS = 2;
/** A server that does not wait is asked at this pace. */
const PACE = 3_000;

/** The same conversations over HTTP, for as long as no socket opens. `focus`: what is looked at, the latest first. */
export function createPoller(core: Core, focus: () => readonly string[], changed: () => void) {
  const { env } = core;
  let running: AbortController | null = null;
  let working = false;
  const sleepers = new Set<() => void>();
  const polled = new Set<string>();

  async function run(abort: AbortController): Promise<void> {
    for (let failures = 0; !abort.signal.aborted;) {
      const answered = await overview(abort.signal);
      if (abort.signal.aborted) return;
      failures = answered ? 0 : failures + 1;
      if (working !== answered) {
        working = answered;
        changed();
      }
      check();
      await pause(answered ? OVERVIEW : backoff(env, failures));
    }
  }

  /** What a `welcome` tells; staff ask for what they look at. */
  async function overview(signal: AbortSignal): Promise<boolean> {
    const visitor = core.state().self.kind === "contact";
    const ids = focus().slice(0, FOCUS);
    const paths = visitor
      ? ["/conversations"]
      : ids.length
        ? ids.map((id) => conversationPath(id))
        : ["/me"];
    const replies = await Promise.all(
      paths.map((path) => core.http.request("GET", path, undefined, signal)),
    );
    for (const reply of replies) {
      if (reply.kind !== "ok" || signal.aborted) continue;
      for (const conversation of decodeConversations(visitor ? reply.body["data"] : [reply.body])) {
        core.receive({ type: "conversation", conversation });
      }
    }
    return replies.some((reply) => reply.kind !== "unavailable");
  }

  function check(): void {
    if (!running || !working) return;
    for (const id of focus().slice(0, FOCUS)) {
      if (polled.has(id)) continue;
      polled.add(id);
      void poll(id, running.signal).finally(() => polled.delete(id));
    }
  }

  async function poll(id: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const cursor = core.state().conversations.get(id)?.cursor ?? null;
      if (cursor === null || !working || !focus().slice(0, FOCUS).includes(id)) return;
      const asked = env.now();
      const query = `/entries?afterSeq=${cursor}&wait=${WAIT}`;
      const reply = await core.http.request("GET", conversationPath(id, query), undefined, signal);
      if (signal.aborted || reply.kind === "refused") return;
      const entries = reply.kind === "ok" ? decodeEntries(reply.body["data"]) : [];
      for (const entry of entries) core.receive({ type: "entry", conversationId: id, entry });
      if (reply.kind === "unavailable" || (!entries.length && env.now() - asked < PACE)) {
        await pause(PACE);
        if (signal.aborted) return;
      }
    }
  }

  function pause(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        sleepers.delete(end);
        resolve();
      };
      const cancel = env.after(delay, end);
      sleepers.add(end);
    });
  }

  function wake(): void {
    for (const end of sleepers) end();
  }

  return {
    working: () => working,
    check,
    wake,
    start(): void {
      if (running) return;
      running = new AbortController();
      void run(running);
    },
    stop(): void {
      running?.abort();
      running = null;
      working = false;
      wake();
    },
  };
}
