import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { inkOn, parseColor } from "../../../src/loader/color";
import type { SiteConfig } from "../../../src/loader/site-config";
import type { Reception } from "../../../src/widget/state/session";
import { startHostileServer, type HostileServer } from "../../hostile-server";
import { standardTheme, withSite, type Built } from "../built";
import { detour } from "./slow";

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
  /** The connection ends while a file is on its way. */
  breakUploads: boolean;
  /** Visitor tokens are refused. */
  expired: boolean;
  site: Partial<SiteConfig>;
  /** The site's own words, by language. */
  ownTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Titles of the help centre's articles; those that have the word asked for are found. */
  articles: readonly string[];
  /** Seconds. */
  expectedReply: number | null;
  /** Somebody of the team is there. */
  online: boolean;
  reception: Partial<Reception>;
  /** What shoppers said of themselves. */
  readonly answers: unknown[];
  readonly ratings: { readonly score: number; readonly comment: string }[];
  /** What is behind the link of an entry, by its number. */
  previews: Readonly<Record<number, unknown>>;
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
  const hostile = await startHostileServer(realClock);
  const realtime = new URL(hostile.realtimeUrl);
  const line = await detour(Number(realtime.port));
  realtime.port = String(line.port);
  const server: HostileServer = { ...hostile, realtimeUrl: realtime.href };
  const http = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await listen(http);
  const road = await detour((http.address() as AddressInfo).port);
  const baseUrl = `http://localhost:${road.port}`;
  let visitors = 0;
  const files = new Map<string, { readonly content: Buffer; readonly type: string }>();
  const service: ChatService = {
    baseUrl,
    server,
    requests: [],
    sessions: [],
    loggedOut: [],
    refuseSessions: null,
    breakUploads: false,
    expired: false,
    site: {},
    ownTexts: {},
    articles: [],
    expectedReply: null,
    online: true,
    reception: {},
    answers: [],
    ratings: [],
    previews: {},
    async stop() {
      await Promise.all([line.stop(), road.stop()]);
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
    if (asset) {
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      return pathname.endsWith(".json")
        ? void response.setHeader("Content-Type", "application/json").end(asset)
        : script(response, asset);
    }
    if (pathname === "/widget/key.js") return script(response, loader());
    const language = /^\/widget\/key\/texts\/(.+)\.json$/.exec(pathname)?.[1];
    if (language) return void response.end(JSON.stringify(service.ownTexts[language] ?? {}));
    if (pathname.startsWith("/api/v1/help/key/")) return help(request, response);
    if (pathname === "/api/v1/widget/sessions") return session(request, response);
    if (pathname === "/api/v1/widget/contact") return contact(request, response);
    if (pathname.endsWith("/rating")) return rate(request, response);
    const entry = /entries\/(\d+)\/link-preview$/.exec(pathname)?.[1];
    if (entry) return preview(Number(entry), response);
    if (pathname === "/api/v1/files") return upload(request, response);
    if (pathname.startsWith("/api/v1/files/")) return download(pathname, response);
    return server.handle(request, response);
  }

  function loader(): string {
    const site: SiteConfig = {
      siteKey: "key",
      baseUrl,
      name: "Clay & Co.",
      locale: "en",
      theme: standardTheme,
      ownTexts: Object.keys(service.ownTexts).length > 0,
      features: { draftPreview: false, liveView: false },
      ...service.site,
      texts: {
        ...built.launcherTexts[service.site.locale ?? "en"],
        ...service.site.texts,
      },
    };
    const ink = inkOn(parseColor(site.theme.accent));
    return withSite(built.loader, { ...site, theme: { ...site.theme, ink } });
  }

  function help(request: IncomingMessage, response: ServerResponse): void {
    const word = new URL(request.url ?? "/", baseUrl).searchParams.get("q")?.toLowerCase() ?? "";
    const data = service.articles
      .filter((title) => title.toLowerCase().includes(word))
      .slice(0, 3)
      .map((title) => ({ id: "art_1", title, url: `/help/key/${title.toLowerCase()}` }));
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ data }));
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
    const signed =
      asked.identityToken && (asked.identityToken === "bob" ? "con_bob" : "con_signed");
    const id = signed ?? known ?? `con_${++visitors}`;
    let renewals = 1;
    while (!server.accepts(`contact:${id}:${renewals}`)) renewals++;
    const own = server.service.own({ kind: "contact", id });
    const last = own.at(-1);
    response.writeHead(201, { "Content-Type": "application/json" }).end(
      JSON.stringify({
        visitorToken: `contact:${id}:${renewals}`,
        visitorRef: "ref-1",
        contact: { id, name: null, verified: /con_(signed|bob)/.test(id) },
        site: {
          online: service.online,
          expectedReplySeconds: service.expectedReply,
          reception: { ...standardReception, ...service.reception },
        },
        conversation: last ? server.service.view({ kind: "contact", id }, last) : null,
        realtimeUrl: server.realtimeUrl,
      }),
    );
  }

  async function contact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = JSON.parse(await body(request)) as { readonly email?: string };
    if (given.email?.endsWith("@unlucky.example")) return problem(response, 503, "unavailable");
    service.answers.push(given);
    response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
  }

  async function rate(request: IncomingMessage, response: ServerResponse): Promise<void> {
    service.ratings.push(JSON.parse(await body(request)) as ChatService["ratings"][number]);
    response.writeHead(201, { "Content-Type": "application/json" }).end("{}");
  }

  function preview(seq: number, response: ServerResponse): void {
    const found = service.previews[seq];
    if (!found) return problem(response, 404, "not_found");
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(found));
  }

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const content = await bytes(request);
    if (service.breakUploads) return void request.socket.destroy();
    const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
    if (!server.accepts(token)) return problem(response, 401, "unauthenticated");
    const [, name = "file"] = /filename="([^"]*)"/.exec(content.toString("latin1")) ?? [];
    const [, type = ""] = /Content-Type: (\S+)/.exec(content.toString("latin1")) ?? [];
    if (name.endsWith(".exe")) return problem(response, 415, "file_type_refused");
    const start = content.indexOf("\r\n\r\n") + 4;
    const file = content.subarray(start, content.lastIndexOf("\r\n--"));
    const id = `fil_${files.size + 1}`;
    files.set(id, { content: file, type });
    server.service.files.set(id, { id, name, type, size: file.length });
    response
      .writeHead(201, { "Content-Type": "application/json" })
      .end(JSON.stringify(server.service.files.get(id)));
  }

  function download(pathname: string, response: ServerResponse): void {
    const file = files.get(pathname.split("/").at(-1) ?? "");
    if (!file) return problem(response, 404, "not_found");
    response.writeHead(200, { "Content-Type": file.type }).end(file.content);
  }

  return service;
}

const standardReception: Reception = {
  preChat: [],
  leaveMessage: false,
  survey: false,
  linkPreviews: false,
  opensAt: null,
};

const open = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "authorization, content-type",
  "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

function script(response: ServerResponse, content: string | Buffer): void {
  response.setHeader("Content-Type", "text/javascript; charset=utf-8");
  response.setHeader("Content-Encoding", "gzip");
  response.end(zipped(content));
}

const zips = new WeakMap<Buffer, Buffer>();

/** The build's files are asked for again and again. */
function zipped(content: string | Buffer): Buffer {
  const zip = (typeof content !== "string" && zips.get(content)) || gzipSync(content);
  if (typeof content !== "string") zips.set(content, zip);
  return zip;
}

function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title: code, status, detail: code, code }));
}

export async function body(request: IncomingMessage): Promise<string> {
  return (await bytes(request)).toString("utf8");
}

async function bytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export function listen(http: Server): Promise<void> {
  return new Promise((resolve) => http.listen(0, resolve));
}
