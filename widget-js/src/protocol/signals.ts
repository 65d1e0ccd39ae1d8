import type { Core } from "./core";
import type { ClientFrame, Page, ServerFrameOf, View } from "./wire";

/** Repeated this often while somebody goes on typing … */
const REPEAT = 2_000;
/** … ended after this silence … */
const IDLE = 5_000;
/** … and no longer believed of others after this. */
const BELIEVED = 8_000;

type TypingFrame = Extract<ClientFrame, { type: "typing" }>;

/** What is only true for the moment: typing both ways, the visitor's page, the lists that staff follow. */
export function createSignals(core: Core) {
  const { env } = core;
  const views = new Set<View>();
  const believed = new Map<string, () => void>();
  let page: Page | null = null;
  let own: { readonly id: string; readonly cancelIdle: () => void } | null = null;
  let next: TypingFrame | null = null;
  let pause: (() => void) | null = null;
  /** Pings behind a subscription that have no answer yet. */
  let unsettled = 0;

  function typing(conversationId: string, active: boolean, draft?: string): void {
    if (own && (!active || own.id !== conversationId)) end();
    if (!active) return;
    own?.cancelIdle();
    own = { id: conversationId, cancelIdle: env.after(IDLE, end) };
    next = { type: "typing", conversationId, typing: true, ...(draft && { draft }) };
    if (!pause) repeat();
  }

  function repeat(): void {
    pause = null;
    if (!next) return;
    core.sendFrame(next);
    next = null;
    pause = env.after(REPEAT, repeat);
  }

  function end(): void {
    if (!own) return;
    own.cancelIdle();
    pause?.();
    core.sendFrame({ type: "typing", conversationId: own.id, typing: false });
    own = next = pause = null;
  }

  /** Frames are served in order: with the answer to this ping the lists are followed, and what is loaded now misses nothing. */
  function settle(): void {
    if (core.route() !== "socket") return;
    unsettled++;
    core.sendFrame({ type: "ping" });
  }

  function forget(key: string): void {
    believed.get(key)?.();
    believed.delete(key);
  }

  return {
    typing,
    /** The message that was being typed is on its way. */
    sent: end,
    /** Somebody types: believed for a while, since the end may get lost. */
    believe({ conversationId, author, typing: active }: ServerFrameOf<"typing">): void {
      const key = [conversationId, author.kind, author.id].join();
      forget(key);
      if (!active) return;
      const cancel = env.after(BELIEVED, () => {
        believed.delete(key);
        core.dispatch({ kind: "typingEnded", conversationId, author });
      });
      believed.set(key, cancel);
    },
    page(url: string, title: string): void {
      page = { url, title };
      core.sendFrame({ type: "page", ...page });
    },
    forgetPage(): void {
      page = null;
    },
    subscribe(view: View): void {
      views.add(view);
      core.sendFrame({ type: "subscribe", view });
      settle();
    },
    pong(): void {
      if (unsettled > 0 && --unsettled === 0) core.emit("resynced", null);
    },
    unsubscribe(view: View): void {
      views.delete(view);
      core.sendFrame({ type: "unsubscribe", view });
    },
    /** A new socket knows nothing. */
    rerouted(): void {
      unsettled = 0;
      if (page) core.sendFrame({ type: "page", ...page });
      for (const view of views) core.sendFrame({ type: "subscribe", view });
      if (views.size) settle();
      else core.emit("resynced", null);
    },
    stop(): void {
      end();
      for (const key of [...believed.keys()]) forget(key);
    },
  };
}
