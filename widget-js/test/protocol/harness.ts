import { WebSocket } from "ws";
import {
  createSyncClient,
  type ConversationState,
  type Environment,
  type Self,
  type SocketLike,
  type SyncClient,
  type SyncClientOptions,
} from "../../src/protocol";
import { manualClock, type ManualClock } from "../hostile-server/clock";
import { startHostileServer, type HostileServer } from "../hostile-server";

export const SHOPPER = { kind: "contact", id: "con_1" } as const;
export const AGENT = { kind: "agent", id: "usr_1" } as const;

export interface Bench {
  readonly clock: ManualClock;
  readonly server: HostileServer;
  /** A client in a browser of its own. */
  readonly client: (self: Self, options?: Partial<SyncClientOptions>) => TestClient;
  readonly stop: () => Promise<void>;
}

export interface TestClient extends SyncClient {
  /** The network or the reader comes back. */
  readonly wake: () => void;
  /** Reasons for which a token was asked. */
  readonly asked: string[];
  readonly conversation: (id: string) => ConversationState;
  /** Texts of the log as it stands, then of what is pending. */
  readonly texts: (id: string) => string[];
  readonly is: (connection: string) => boolean;
}

export async function bench(random: () => number = () => 0.5): Promise<Bench> {
  const clock = manualClock();
  const server = await startHostileServer(clock);
  const clients: SyncClient[] = [];
  let ids = 0;

  function client(self: Self, options: Partial<SyncClientOptions> = {}): TestClient {
    const wakes = new Set<() => void>();
    const asked: string[] = [];
    const world: Partial<Environment> = {
      now: clock.now,
      random,
      uuid: () => `client-${++ids}`,
      after: clock.after,
      fetch: (url, init) => fetch(url, init),
      openSocket: (url) => new WebSocket(url) as unknown as SocketLike,
      onWake(listener) {
        wakes.add(listener);
        return () => void wakes.delete(listener);
      },
    };
    const real = createSyncClient(
      {
        baseUrl: server.baseUrl,
        realtimeUrl: server.realtimeUrl,
        self,
        async credentials(reason) {
          asked.push(reason);
          return { token: `${self.kind}:${self.id}:${asked.length}` };
        },
        ...options,
      },
      world,
    );
    clients.push(real);
    const conversation = (id: string) => {
      const found = real.state.get().conversations.get(id);
      if (!found) throw new Error(`The client does not know ${id}`);
      return found;
    };
    return {
      ...real,
      asked,
      wake: () => wakes.forEach((listener) => listener()),
      conversation,
      texts: (id) => [
        ...(real.state.get().conversations.get(id)?.entries ?? []).map(({ text }) => text ?? ""),
        ...(real.state.get().conversations.get(id)?.pending ?? []).map(({ text }) => text),
      ],
      is: (connection) => real.state.get().connection.kind === connection,
    };
  }

  return {
    clock,
    server,
    client,
    async stop() {
      for (const one of clients) one.stop();
      await server.stop();
    },
  };
}
