import type { IncomingMessage, ServerResponse } from "node:http";
import type { ManualClock } from "./clock";
import type { Faults } from "./faults";
import type { Identity, Outgoing, Service } from "./service";

type Answer = { readonly status: number; readonly body: unknown } | "break";

const PATH = /^\/conversations(?:\/([^/]+)(?:\/(messages|entries|read|handoff|resolution))?)?$/;

/** The same service over HTTP. */
export function httpSide(
  service: Service,
  faults: Faults,
  clock: ManualClock,
  identify: (token: string) => Identity | null,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = url.pathname.replace(/^\/api\/v1/, "");
    const method = request.method ?? "GET";
    let content = "";
    for await (const part of request) content += String(part);
    const status = faults.httpStatus?.(method, path) ?? null;
    const by = identify((request.headers.authorization ?? "").replace(/^Bearer /, ""));
    const answer: Answer = faults.refuseHttp
      ? "break"
      : status !== null
        ? problem(status, faults.problemCode)
        : !by
          ? problem(401, "unauthenticated")
          : await route(by, method, path, url.searchParams, content ? JSON.parse(content) : {});
    if (answer === "break" || faults.refuseHttp) return void request.socket.destroy();
    response.writeHead(answer.status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer.body));
  };

  async function route(
    by: Identity,
    method: string,
    path: string,
    query: URLSearchParams,
    body: Outgoing & { readonly seq?: number },
  ): Promise<Answer> {
    if (path === "/me") return ok({ id: by.id });
    const [matched, id, part] = PATH.exec(path) ?? [];
    if (matched === undefined) return problem(404, "not_found");
    if (id === undefined) {
      if (method === "POST") return send(by, "new", body);
      return ok({ data: service.own(by).map((own) => service.view(by, own)), nextCursor: null });
    }
    if (!service.maySee(by, id)) return problem(404, "conversation_not_found");
    switch (`${method} ${part ?? ""}`) {
      case "GET ":
        return ok(service.view(by, id));
      case "POST messages":
        return send(by, id, body);
      case "GET entries":
        return ok(await entries(by, id, query));
      case "PUT read":
        service.reads.push({ id, seq: body.seq ?? 0 });
        return ok({});
      case "POST resolution":
        return ok(service.resolve(by, id));
      case "POST handoff":
        service.handoffs.push(id);
        return ok({});
      default:
        return problem(404, "not_found");
    }
  }

  function send(by: Identity, target: string, message: Outgoing): Answer {
    const fault = faults.onHttpSend();
    if (fault === "breakBefore") return "break";
    const result = service.append(by, target, message);
    if (fault === "breakAfter") return "break";
    if (result.kind === "refused") return problem(400, result.code);
    if (target !== "new") return ok(result.ack);
    const conversation = service.view(by, result.ack.conversationId);
    return { status: 201, body: { conversation, ack: result.ack } };
  }

  async function entries(by: Identity, id: string, query: URLSearchParams) {
    const number = (name: string) => (query.has(name) ? Number(query.get(name)) : null);
    const limit = number("limit") ?? 50;
    const [afterSeq, beforeSeq, wait] = [number("afterSeq"), number("beforeSeq"), number("wait")];
    if (wait && afterSeq !== null) {
      await news(id, wait * 1000, () => (service.visible(by, id).at(-1)?.seq ?? 0) > afterSeq);
    }
    const log = service.visible(by, id);
    const data =
      afterSeq !== null
        ? log.filter(({ seq }) => seq > afterSeq).slice(0, limit)
        : log.filter(({ seq }) => seq < (beforeSeq ?? Infinity)).slice(-limit);
    return { data, lastSeq: log.at(-1)?.seq ?? 0 };
  }

  function news(id: string, patience: number, there: () => boolean): Promise<void> {
    if (there()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        stop();
        resolve();
      };
      const cancel = clock.after(patience, end);
      const stop = service.onAppend((where) => {
        if (where === id && there()) end();
      });
    });
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function problem(status: number, code: string): Answer {
  return { status, body: { type: "about:blank", title: code, status, detail: code, code } };
}
