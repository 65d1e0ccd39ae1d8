import { backoff } from "./transport/backoff";
import { conversationPath, type Core, type Route } from "./core";
import { decodeAck, decodeConversations } from "./transport/decode";
import { failure, isFinal } from "./failures";
import { tooLarge } from "./transport/link";
import { findPending, lanesOf } from "./pending";
import type { ConversationState, Failure, PendingMessage, SyncState } from "./state";
import type { ClientFrame, ServerFrameOf } from "./wire";

/** Milliseconds until a message without an answer is repeated; twice as long each time. */
const ANSWER = 10_000;
/** Repeats on a socket before it is replaced. */
const REPEATS = 2;
/** Attempts at what the server refuses for a reason that may pass. */
const ATTEMPTS = 5;

interface Lane {
  /** The message on its way; one at a time keeps a conversation in order whatever happens to it. */
  clientId: string | null;
  route: Route;
  tries: number;
  silent: number;
  cancel: (() => void) | null;
  /** Waits because the server said so: a new route changes nothing. */
  limited: boolean;
}

/** Sends what is unsent, in order per conversation, by looking at the state after each change. */
export function createSender(core: Core, isReady: (clientId: string) => boolean) {
  const { env } = core;
  const lanes = new Map<string, Lane>();

  function check(): void {
    const route = core.route();
    const unsent = lanesOf(core.state());
    for (const [name, lane] of lanes) {
      const flying = unsent.get(name)?.find((item) => item.clientId === lane.clientId);
      if (flying?.delivery.kind === "sending") continue;
      if (lane.clientId) settle(lane);
      if (!unsent.has(name)) lanes.delete(name);
    }
    if (route === "none") return;
    for (const [name, items] of unsent) {
      const item = items.find(({ delivery }) => delivery.kind === "sending");
      const lane = lanes.get(name) ?? emptyLane(route);
      if (!item || lane.clientId || lane.cancel || !isReady(item.clientId)) continue;
      lanes.set(name, lane);
      lane.clientId = item.clientId;
      lane.route = route;
      lane.limited = false;
      if (route === "http") void post(lane, item);
      else write(lane, item);
    }
  }

  function write(lane: Lane, item: PendingMessage): void {
    const frame: ClientFrame = { type: "message.send", ...content(item) };
    if (tooLarge(frame)) return fail(item.clientId, failure("frame_too_large"));
    // Set before sending: a socket that breaks on it ends the wait.
    lane.cancel = env.after(ANSWER * 2 ** lane.silent, () => {
      lane.silent++;
      land(lane);
      if (lane.silent > REPEATS) core.distrust();
      core.check();
    });
    core.sendFrame(frame);
  }

  async function post(lane: Lane, item: PendingMessage): Promise<void> {
    const { conversationId, ...body } = content(item);
    const target = conversationId === null ? openConversation(core.state()) : conversationId;
    const path =
      target && target !== "new" ? conversationPath(target, "/messages") : "/conversations";
    const reply = await core.http.request("POST", path, body);
    if (lane.clientId !== item.clientId || lane.route !== "http") return;
    switch (reply.kind) {
      case "ok": {
        const [conversation] = decodeConversations([reply.body["conversation"]]);
        if (conversation) core.receive({ type: "conversation", conversation });
        const ack = decodeAck(reply.body["ack"] ?? reply.body);
        if (ack?.clientId === item.clientId) core.receive({ type: "ack", ...ack });
        else hold(lane, 0);
        return;
      }
      case "refused":
        return fail(item.clientId, reply.failure);
      case "unavailable":
        hold(lane, reply.retryAfter);
        lane.limited = reply.retryAfter > 0;
        return;
    }
  }

  /** The server refused the message on its way. */
  function refused({ clientId, code, detail, retryAfterSeconds }: ServerFrameOf<"error">): void {
    const lane = [...lanes.values()].find((candidate) => candidate.clientId === clientId);
    if (!lane || !clientId) return;
    const waits = code === "rate_limited";
    if (isFinal(code) || (!waits && lane.tries >= ATTEMPTS)) {
      return fail(clientId, failure(code, detail));
    }
    if (code === "unauthenticated" || code === "token_expired") core.renew();
    hold(lane, (retryAfterSeconds ?? 0) * 1000);
    lane.limited = waits;
  }

  function fail(clientId: string, reason: Failure): void {
    if (findPending(core.state(), clientId)?.delivery.kind !== "sending") return;
    core.dispatch({ kind: "failed", clientId, failure: reason });
    core.emit("problem", { code: reason.code, detail: reason.detail, clientId });
  }

  /** Waits before the lane goes on. */
  function hold(lane: Lane, atLeast: number): void {
    land(lane);
    const delay = Math.max(atLeast, backoff(env, lane.tries++));
    lane.cancel = env.after(delay, () => {
      lane.cancel = null;
      core.check();
    });
  }

  function land(lane: Lane): void {
    lane.cancel?.();
    lane.cancel = lane.clientId = null;
  }

  function settle(lane: Lane): void {
    land(lane);
    lane.tries = lane.silent = 0;
  }

  return {
    check,
    refused,
    /** The socket is gone: what it carried may or may not have arrived, so it is sent again. */
    lost(largest: ClientFrame | null): void {
      for (const lane of lanes.values()) {
        lane.silent = 0;
        if (lane.route === "socket" && lane.clientId) land(lane);
      }
      if (largest?.type === "message.send") fail(largest.clientId, failure("frame_too_large"));
    },
    /** What waited for a way to send has one. */
    rerouted(): void {
      for (const lane of lanes.values()) if (!lane.clientId && !lane.limited) settle(lane);
    },
    stop(): void {
      for (const lane of lanes.values()) land(lane);
      lanes.clear();
    },
  };
}

function emptyLane(route: Route): Lane {
  return { clientId: null, route, tries: 0, silent: 0, cancel: null, limited: false };
}

function content(item: PendingMessage) {
  const { clientId, conversationId, text, attachments } = item;
  return {
    clientId,
    conversationId,
    text,
    attachments: attachments.map(({ id }) => id),
    private: item.private,
  };
}

/** What the server takes `null` for, as far as this client knows. */
function openConversation(state: SyncState): string | null {
  let newest: ConversationState["conversation"] = null;
  for (const { conversation } of state.conversations.values()) {
    if (!conversation || conversation.status === "resolved") continue;
    if (!newest || conversation.createdAt > newest.createdAt) newest = conversation;
  }
  return newest?.id ?? null;
}
