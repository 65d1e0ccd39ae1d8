import { createSyncClient, type Environment, type SyncClient } from "../protocol";
import type { Session } from "../widget/state/session";

export type { Session } from "../widget/state/session";
export type * from "../protocol";

export interface ClientOptions {
  readonly siteKey: string;
  readonly baseUrl: string;
  /** From an earlier session, so that the visitor finds their conversations again. */
  readonly visitorToken?: string | null;
  readonly getToken?: () => Promise<string | null>;
  readonly locale?: string;
  /** Parts of the browser that this host does not have. */
  readonly environment?: Partial<Environment>;
}

export interface HeadlessClient {
  /** Started; conversations, sending and signals as in `src/protocol/README.md`. */
  readonly sync: SyncClient;
  readonly session: Session;
  /** To be kept by the caller where the visitor agreed; nothing is stored here. */
  readonly visitorToken: () => string;
}

/** The service refused the session, by its stable code. */
export class SessionFailed extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${code} (${status})`);
  }
}

/** A visitor without our interface. Rejects with `SessionFailed`, or a `TypeError` without a network. */
export async function createClient(options: ClientOptions): Promise<HeadlessClient> {
  const baseUrl = options.baseUrl.replace(/\/$/, "");
  let token = options.visitorToken ?? null;

  async function open(): Promise<Session> {
    const identityToken = (await options.getToken?.()) ?? null;
    const response = await fetch(`${baseUrl}/api/v1/widget/sessions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        siteKey: options.siteKey,
        visitorToken: token,
        identityToken,
        locale: options.locale ?? null,
      }),
    });
    const body = (await response.json().catch(() => ({}))) as Session & { readonly code?: string };
    if (!response.ok) throw new SessionFailed(response.status, body.code ?? "session_failed");
    token = body.visitorToken;
    return body;
  }

  const session = await open();
  const sync = createSyncClient(
    {
      baseUrl,
      realtimeUrl: session.realtimeUrl,
      self: { kind: "contact", id: session.contact.id },
      credentials: async (reason) => ({
        token: reason === "start" ? (token ?? "") : (await open()).visitorToken,
      }),
    },
    options.environment,
  );
  sync.start();
  return { sync, session, visitorToken: () => token ?? "" };
}
