import type { SyncClient, SyncClientOptions, SyncEvents } from "./api";
import { committedBy } from "./acks";
import { createCatchUp } from "./catchUp";
import { listConversations } from "./conversations";
import { createConnection } from "./transport/connection";
import type { Core } from "./core";
import { browserEnvironment, type Environment } from "./environment";
import { requestHandoff } from "./handoff";
import { createHttp } from "./transport/http";
import { createStore, safely } from "./observable";
import { memoryOutbox } from "./outbox";
import { createOutboxKeeper } from "./outboxKeeper";
import { createPoller } from "./transport/poller";
import { createPositions } from "./positions";
import { apply, type Note } from "./reducer";
import { newsBetween } from "./news";
import { isOwn } from "./selectors";
import { createSender } from "./sender";
import { createSignals } from "./signals";
import { initialState, type Connection, type StopReason } from "./state";
import { createTokens } from "./tokens";
import type { ResumePoint, ServerFrame } from "./wire";

/** Failed attempts in a row before HTTP takes over. */
const FALLBACK = 2;
/** Keeps `hello` far below the largest frame; of what is left out, the next change tells. */
const MAX_RESUME = 500;

type Listener = (event: never) => void;

/** A client that is not started. `world` replaces parts of the browser, for tests and other hosts. */
export function createSyncClient(
  options: SyncClientOptions,
  world: Partial<Environment> = {},
): SyncClient {
  const env: Environment = { ...browserEnvironment(), ...world };
  const store = createStore(initialState(options.self));
  const listeners = new Map<keyof SyncEvents, Set<Listener>>();
  /** Watched conversations, the latest last. */
  const watched = new Set<string>();
  let unwake: (() => void) | null = null;
  let checking = false;
  let again = false;
  let lastCreatedAt = 0;

  const tokens = createTokens(env, options.credentials, (token) => {
    if (token === null) halt("unauthenticated");
    else connection.renew(token);
  });

  const core: Core = {
    env,
    http: createHttp(env, options.baseUrl, tokens, halt),
    state: store.get,
    dispatch(event) {
      const before = store.get();
      const after = apply(before, event);
      store.set(after);
      for (const heard of newsBetween(before, after)) core.emit("entry", heard);
      for (const ack of committedBy(event, before)) {
        if (options.self.kind === "contact") watched.add(ack.conversationId);
        core.emit("ack", ack);
      }
      check();
    },
    check,
    emit(kind, event) {
      for (const listener of [...(listeners.get(kind) ?? [])])
        safely(() => listener(event as never));
    },
    receive,
    route() {
      if (connection.phase().kind === "open") return "socket";
      return poller.working() ? "http" : "none";
    },
    sendFrame: (frame) => connection.send(frame),
    distrust: () => connection.drop(),
    renew: () => tokens.renew(),
  };

  const keeper = createOutboxKeeper(core, options.outbox ?? memoryOutbox());
  const sender = createSender(core, keeper.isReady);
  const catchUp = createCatchUp(core);
  const positions = createPositions(core);
  const signals = createSignals(core);
  const poller = createPoller(core, () => [...watched].reverse(), polling);
  const connection = createConnection(env, options.realtimeUrl, tokens, {
    resume,
    frame: receive,
    changed,
    lost(largest) {
      if (largest?.type === "page") signals.forgetPage();
      sender.lost(largest);
    },
    giveUp: halt,
    served: () => poller.working(),
  });

  /** Each part looks at the state and does what is missing, until nothing is. */
  function check(): void {
    again = true;
    if (checking) return;
    checking = true;
    try {
      while (again) {
        again = false;
        keeper.check();
        if (unwake) for (const part of [sender, catchUp, positions, poller]) part.check();
      }
    } finally {
      checking = false;
    }
  }

  function receive(frame: ServerFrame): void {
    const before = store.get();
    core.dispatch({ kind: "frame", frame });
    switch (frame.type) {
      case "welcome":
        return welcomed(frame.conversations);
      case "entry": {
        const { conversationId, entry } = frame;
        const known = before.conversations.get(conversationId);
        // A log that is not followed yet has no end where news could join it: hearing of an entry is the news.
        const unfollowed = (known?.cursor ?? null) === null && entry.seq > (known?.latest ?? 0);
        if (unfollowed && !isOwn(entry.author, before.self))
          core.emit("entry", { conversationId, entry });
        return;
      }
      case "conversation":
        return core.emit("conversation", frame.conversation);
      case "typing":
        return signals.believe(frame);
      case "error":
        if (frame.clientId) return sender.refused(frame);
        if (frame.code === "origin_not_allowed") halt(frame.code);
        return core.emit("problem", { code: frame.code, detail: frame.detail });
      case "ack":
      case "entries":
      case "entry.delta":
      case "receipt":
      case "presence":
      case "queue":
      case "ping":
        return;
      case "pong":
        return signals.pong();
    }
  }

  function welcomed(conversations: Extract<ServerFrame, { type: "welcome" }>["conversations"]) {
    const renewed = store.get().connection.kind === "online";
    for (const conversation of conversations) core.emit("conversation", conversation);
    if (renewed) return;
    poller.stop();
    if (options.self.kind === "agent") followTheRest();
    rerouted();
    signals.rerouted();
  }

  /** What was read over HTTP while the socket was being greeted was not in the `hello`, and has to go on from there. */
  function followTheRest(): void {
    const rest = [...watched].filter((id) => !connection.hasResumed(id));
    const isRead = (id: string) => resume().some((point) => point.conversationId === id);
    if (rest.some(isRead)) connection.greetAgain();
    for (const id of rest) if (!isRead(id)) watchFrame(id);
  }

  function polling(): void {
    if (!poller.working()) return changed();
    rerouted();
    core.emit("resynced", null);
  }

  /** There is a new way to the server. */
  function rerouted(): void {
    catchUp.rerouted();
    sender.rerouted();
    changed();
    positions.rerouted();
  }

  function resume(): ResumePoint[] {
    const points: ResumePoint[] = [];
    for (const { id, cursor, watched: on } of store.get().conversations.values()) {
      if (on && cursor !== null) points.push({ conversationId: id, afterSeq: cursor });
    }
    return points.slice(-MAX_RESUME);
  }

  function watchFrame(conversationId: string): void {
    if (options.self.kind === "agent") connection.send({ type: "watch", conversationId });
  }

  function note(conversationId: string, decided: Note): void {
    core.dispatch({ kind: "noted", conversationId, note: decided });
  }

  function changed(): void {
    if (!unwake) return;
    if (connection.failures() >= FALLBACK && connection.phase().kind !== "open") poller.start();
    core.dispatch({ kind: "connection", connection: status() });
  }

  function status(): Connection {
    const phase = connection.phase();
    if (phase.kind === "open") return { kind: "online" };
    if (poller.working()) return { kind: "polling" };
    if (connection.failures() < FALLBACK) return { kind: "connecting" };
    const { connection: known } = store.get();
    if (phase.kind === "waiting") return { kind: "offline", retryAt: phase.until };
    return known.kind === "offline" ? known : { kind: "connecting" };
  }

  function halt(reason: StopReason): void {
    if (!unwake) return;
    unwake();
    unwake = null;
    signals.stop();
    connection.stop();
    poller.stop();
    catchUp.stop();
    positions.stop();
    sender.stop();
    tokens.stop();
    keeper.close();
    core.dispatch({ kind: "connection", connection: { kind: "stopped", reason } });
  }

  keeper.onReady(check);

  return {
    state: store,
    start() {
      if (unwake) return;
      unwake = env.onWake(() => {
        connection.wake();
        poller.wake();
      });
      void keeper.load();
      connection.start();
    },
    stop: () => halt("stopped"),
    renew: () => tokens.renew(),
    useOutbox: (next) => keeper.use(next),
    send({ conversationId, text, attachments = [], private: note = false, clientId = env.uuid() }) {
      const createdAt = (lastCreatedAt = Math.max(env.now(), lastCreatedAt + 1));
      signals.sent();
      const item = { clientId, conversationId, text, attachments, private: note, createdAt };
      core.dispatch({ kind: "queued", items: [{ ...item, delivery: { kind: "sending" } }] });
      return clientId;
    },
    retry: (clientId) => core.dispatch({ kind: "retried", clientId }),
    discard: (clientId) => core.dispatch({ kind: "discarded", clientId }),
    watch(conversationId) {
      watched.delete(conversationId);
      watched.add(conversationId);
      watchFrame(conversationId);
      note(conversationId, { watched: true, loadFailure: null });
    },
    unwatch(conversationId) {
      watched.delete(conversationId);
      if (options.self.kind === "contact") return;
      connection.send({ type: "unwatch", conversationId });
      note(conversationId, { watched: false });
    },
    loadOlder: (conversationId) => catchUp.older(conversationId),
    listConversations: () => listConversations(core),
    markRead(conversationId, seq = store.get().conversations.get(conversationId)?.cursor ?? 0) {
      if (seq > 0) positions.read(conversationId, seq);
    },
    typing: (conversationId, typing, draft) => signals.typing(conversationId, typing, draft),
    page: (url, title) => signals.page(url, title),
    handoff: (conversationId, reason) => requestHandoff(core, conversationId, reason),
    subscribe: (view) => signals.subscribe(view),
    unsubscribe: (view) => signals.unsubscribe(view),
    on(kind, listener) {
      const set = listeners.get(kind) ?? new Set();
      listeners.set(kind, set.add(listener as Listener));
      return () => void set.delete(listener as Listener);
    },
  };
}
