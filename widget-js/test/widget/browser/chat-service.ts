import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { SiteConfig } from "../../../src/loader/site-config";
import { startHostileServer, type HostileServer } from "../../hostile-server";
import { withSite, type Built } from "../built";

export interface SessionRequest {
  readonly visitorToken: string | null;
  readonly identityToken: string | null;
  readonly page: { readonly url: string };
}

/** The service as the widget sees it: loader, assets and sessions, and the hostile server behind them. */
export interface ChatService {
  readonly baseUrl: string;
  readonly server: HostileServer;
  /** Paths in the order asked for. */
  readonly requests: string[];
  readonly sessions: SessionRequest[];
  readonly loggedOut: string[];
  /** Sessions are refused with this. */
  refuseSessions: { readonly status: number; readonly code: string } | null;
  /** Visitor tokens are refused. */
  expired: boolean;
  site: Partial<SiteConfig>;
  readonly stop: () => Promise<void>;
}

const realClock = {
  now: () => Date.now(),
  after: (milliseconds: number, action: () => void) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  advance: () => undefined,
};

export async function startChatService(built: Built): Promise<ChatService> {
  const server = await startHostileServer(realClock);
  const http = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await listen(http);
  const { port } = http.address() as AddressInfo;
  const baseUrl = `http://localhost:${port}`;
  let visitors = 0;
  const service: ChatService = {
    baseUrl,
    server,
    requests: [],
    sessions: [],
    loggedOut: [],
    refuseSessions: null,
    expired: false,
    site: {},
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await server.stop();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", baseUrl);
    for (const [name, value] of Object.entries(open)) response.setHeader(name, value);
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    service.requests.push(`${request.method} ${pathname}`);
    const asset = built.assets.get(pathname.replace("/widget/assets/", ""));
    if (asset) return script(response, asset);
    if (pathname === "/widget/key.js") return script(response, loader());
    if (pathname === "/api/v1/widget/sessions") return session(request, response);
    return forward(request, response);
  }

  function loader(): string {
    const site: SiteConfig = {
      siteKey: "key",
      baseUrl,
      name: "Clay & Co.",
      locale: "en",
      theme: { accent: "#2f5bea", mode: "light", position: "right", launcherText: null },
      texts: {},
      features: { draftPreview: false, liveView: false },
      ...service.site,
    };
    return withSite(built.loader, site);
  }

  async function session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "DELETE") {
      service.loggedOut.push(request.headers.authorization ?? "");
      return void response.writeHead(204).end();
    }
    const asked = JSON.parse(await body(request)) as SessionRequest;
    service.sessions.push(asked);
    if (service.refuseSessions) {
      return problem(response, service.refuseSessions.status, service.refuseSessions.code);
    }
    if (asked.identityToken === "bad") return problem(response, 401, "identity_invalid");
    if (asked.visitorToken && service.expired) return problem(response, 401, "token_expired");
    const known = asked.visitorToken?.split(":")[1];
    const id = asked.identityToken ? "con_signed" : (known ?? `con_${++visitors}`);
    const own = server.service.own({ kind: "contact", id });
    const last = own.at(-1);
    response.writeHead(201, { "Content-Type": "application/json" }).end(
      JSON.stringify({
        visitorToken: `contact:${id}:1`,
        visitorRef: "ref-1",
        contact: { id, name: null, verified: id === "con_signed" },
        site: { online: true },
        conversation: last ? server.service.view({ kind: "contact", id }, last) : null,
        realtimeUrl: server.realtimeUrl,
      }),
    );
  }

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const content = await body(request);
    const answered = await fetch(server.baseUrl + (request.url ?? "/"), {
      method: request.method ?? "GET",
      headers: { authorization: request.headers.authorization ?? "" },
      ...(content && { body: content }),
    });
    response.writeHead(answered.status, { "Content-Type": "application/json" });
    response.end(await answered.text());
  }

  return service;
}

const open = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "authorization, content-type",
  "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

function script(response: ServerResponse, content: string | Buffer): void {
  response.setHeader("Content-Type", "text/javascript; charset=utf-8");
  response.setHeader("Content-Encoding", "gzip");
  response.end(gzipSync(content));
}

function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title: code, status, detail: code, code }));
}

export async function body(request: IncomingMessage): Promise<string> {
  let content = "";
  for await (const part of request) content += String(part);
  return content;
}

export function listen(http: Server): Promise<void> {
  return new Promise((resolve) => http.listen(0, resolve));
}
