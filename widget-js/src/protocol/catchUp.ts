import { backoff } from "./transport/backoff";
import { conversationPath, type Core } from "./core";
import { decodeEntries } from "./transport/decode";
import type { Note } from "./reducer";
import type { ConversationState } from "./state";

const PAGE = 200;
const OLDER = 50;
/** An entry that was only heard of is usually on its way. */
const PATIENCE = 2_000;

type Need = "newest" | "after" | "soon" | null;

/** What a conversation lacks: its first page, what lies in a gap, or what is said to exist and has not come. */
function need(c: ConversationState): Need {
  if (!c.watched || c.loadFailure) return null;
  if (c.cursor === null) return "newest";
  if (c.missing || c.ahead.length) return "after";
  return c.latest > c.cursor ? "soon" : null;
}

/** Fetches what the logs lack, by looking at the state after each change. */
export function createCatchUp(core: Core) {
  const { env } = core;
  const busy = new Set<string>();
  const waits = new Map<string, { readonly tries: number; readonly cancel: () => void }>();
  /** Counts the routes taken. */
  let era = 0;

  function check(): void {
    for (const c of core.state().conversations.values()) {
      const lack = need(c);
      if (!lack) calm(c.id);
      else if (busy.has(c.id) || waits.has(c.id)) continue;
      else if (lack === "newest" || (lack === "after" && core.route() !== "none")) void load(c);
      else if (lack === "soon") wait(c.id, 0, PATIENCE);
    }
  }

  function calm(id: string): void {
    waits.get(id)?.cancel();
    waits.delete(id);
  }

  /** Looks again later, or when there is a way to ask. */
  function wait(id: string, tries: number, delay: number): void {
    calm(id);
    const cancel = env.after(delay, () => {
      const c = core.state().conversations.get(id);
      if (c && need(c) && core.route() !== "none") void load(c);
    });
    waits.set(id, { tries, cancel });
  }

  async function load(before: ConversationState): Promise<void> {
    const { id, cursor, latest } = before;
    const started = era;
    const tries = (waits.get(id)?.tries ?? 0) + 1;
    calm(id);
    busy.add(id);
    const query = cursor === null ? `limit=${OLDER}` : `afterSeq=${cursor}&limit=${PAGE}`;
    const reply = await core.http.request("GET", conversationPath(id, `/entries?${query}`));
    const now = core.state().conversations.get(id);
    if (now && reply.kind === "ok") {
      // A route that told of the conversation has told of what came after the page, too.
      const told = started === era || now.conversation !== before.conversation;
      core.dispatch({
        kind: "page",
        conversationId: id,
        page: cursor === null ? "newest" : "after",
        entries: decodeEntries(reply.body["data"]),
        lastSeq: Number(reply.body["lastSeq"]) || 0,
        final: cursor === null ? told : now.latest === latest && started === era,
      });
    } else if (now && reply.kind === "refused") {
      note(id, { loadFailure: reply.failure });
    }
    busy.delete(id);
    const after = core.state().conversations.get(id);
    // Without progress there is nothing to gain from asking at once again.
    if (after && need(after) && after.cursor === cursor) {
      const retryAfter = reply.kind === "unavailable" ? reply.retryAfter : 0;
      wait(id, tries, Math.max(retryAfter, backoff(env, tries)));
    }
    core.check();
  }

  function note(conversationId: string, found: Note): void {
    core.dispatch({ kind: "noted", conversationId, note: found });
  }

  async function older(id: string): Promise<void> {
    const c = core.state().conversations.get(id);
    const first = c?.entries[0];
    if (!c?.hasOlder || c.loadingOlder || !first) return;
    note(id, { loadingOlder: true });
    const query = `beforeSeq=${first.seq}&limit=${OLDER}`;
    const reply = await core.http.request("GET", conversationPath(id, `/entries?${query}`));
    if (reply.kind === "ok") {
      const entries = decodeEntries(reply.body["data"]);
      core.dispatch({
        kind: "page",
        conversationId: id,
        page: "older",
        entries,
        lastSeq: 0,
        final: false,
      });
    }
    note(id, { loadingOlder: false });
  }

  return {
    check,
    older,
    /** The route is new: what was read before may have missed something, and what failed may work now. */
    rerouted(): void {
      era++;
      for (const id of [...waits.keys()]) calm(id);
    },
    stop(): void {
      for (const id of [...waits.keys()]) calm(id);
    },
  };
}
