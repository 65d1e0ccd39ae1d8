import { isObject } from "./decode";
import { toJson } from "./json";
import type { Environment } from "../environment";
import { failure } from "../failures";
import type { Failure, StopReason } from "../state";
import type { Tokens } from "../tokens";

export type Reply =
  | { readonly kind: "ok"; readonly body: Readonly<Record<string, unknown>> }
  /** The same request would be refused again. */
  | { readonly kind: "refused"; readonly failure: Failure }
  /** No network, no time, or too much asked: later. */
  | { readonly kind: "unavailable"; readonly retryAfter: number };

export interface Http {
  /** `path` follows `/api/v1`. */
  readonly request: (
    method: "GET" | "POST" | "PUT",
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ) => Promise<Reply>;
}

/** Longer than a long poll, which ends after 25 s. */
const TIMEOUT = 40_000;
/** Refusals that mean "later". */
const PASSING = new Set([408, 425, 429]);
const LATER: Reply = { kind: "unavailable", retryAfter: 0 };

export function createHttp(
  env: Environment,
  baseUrl: string,
  tokens: Tokens,
  giveUp: (reason: StopReason) => void,
): Http {
  async function request(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Reply> {
    try {
      const token = await tokens.get();
      if (token === null) {
        giveUp("unauthenticated");
        return LATER;
      }
      const response = await call(method, path, body, token, signal);
      if (response.status !== 401) return await answer(response);
      if (tokens.refuse(token)) return await request(method, path, body, signal);
      giveUp("unauthenticated");
    } catch {
      // Unreachable, aborted, out of time, or not JSON: a captive portal answers anything.
    }
    return LATER;
  }

  async function call(
    method: string,
    path: string,
    body: unknown,
    token: string,
    signal?: AbortSignal,
  ): Promise<{ status: number; retryAfter: number; body: Record<string, unknown> }> {
    const abort = new AbortController();
    const stop = () => abort.abort();
    const cancel = env.after(TIMEOUT, stop);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    try {
      const response = await env.fetch(`${baseUrl.replace(/\/$/, "")}/api/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body !== undefined && { "Content-Type": "application/json" }),
        },
        ...(body !== undefined && { body: toJson(body) }),
        credentials: "omit",
        signal: abort.signal,
      });
      const content = await response.text();
      const parsed: unknown = content && response.status !== 401 ? JSON.parse(content) : {};
      return {
        status: response.status,
        retryAfter: Number(response.headers.get("Retry-After")) * 1000 || 0,
        body: isObject(parsed) ? parsed : {},
      };
    } finally {
      cancel();
      signal?.removeEventListener("abort", stop);
    }
  }

  function answer({ status, retryAfter, body }: Awaited<ReturnType<typeof call>>): Reply {
    if (status < 300) {
      tokens.accept();
      return { kind: "ok", body };
    }
    const code = String(body["code"] ?? (status === 404 ? "not_found" : "send_failed"));
    if (code === "origin_not_allowed") giveUp(code);
    if (status < 500 && !PASSING.has(status)) {
      return { kind: "refused", failure: failure(code, String(body["detail"] ?? "")) };
    }
    return { kind: "unavailable", retryAfter };
  }

  return { request };
}
