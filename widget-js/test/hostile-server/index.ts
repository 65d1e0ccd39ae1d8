import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { ManualClock } from "./clock";
import { noFaults, type Faults } from "./faults";
import { httpSide } from "./http";
import { Service, type Identity } from "./service";
import { Session } from "./session";

/** A server that speaks the protocol over real sockets and misbehaves on demand. */
export interface HostileServer {
  readonly service: Service;
  readonly faults: Faults;
  readonly baseUrl: string;
  /** Answers a request that came to another server. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly realtimeUrl: string;
  /** Sockets that are open, the oldest first. */
  readonly sessions: () => Session[];
  /** All sockets ever opened. */
  readonly opened: () => Session[];
  /** Tokens are `kind:id:number`; a revoked one is refused everywhere. */
  readonly revoke: (token: string) => void;
  readonly accepts: (token: string) => boolean;
  readonly stop: () => Promise<void>;
}

export async function startHostileServer(clock: ManualClock): Promise<HostileServer> {
  const faults = noFaults();
  const service = new Service(clock.now);
  const revoked = new Set<string>();
  const opened: Session[] = [];

  function identify(token: string): Identity | null {
    const [kind, id] = token.split(":");
    if ((kind !== "contact" && kind !== "agent") || !id || revoked.has(token)) return null;
    return { kind, id };
  }

  const handle = httpSide(service, faults, clock, identify);
  const http = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  const sockets = new WebSocketServer({ noServer: true });
  http.on("upgrade", (request, socket, head) => {
    if (faults.refuseSockets) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (link) => {
      opened.push(new Session(link, service, faults, clock, identify));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;

  return {
    service,
    faults,
    handle,
    baseUrl: `http://127.0.0.1:${port}`,
    realtimeUrl: `ws://127.0.0.1:${port}/api/v1/realtime`,
    sessions: () => opened.filter(({ socket }) => socket.readyState === socket.OPEN),
    opened: () => opened,
    revoke: (token) => void revoked.add(token),
    accepts: (token) => identify(token) !== null,
    async stop() {
      for (const { socket } of opened) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
