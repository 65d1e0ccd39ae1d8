import type { Bridge } from "../../loader/bridge";
import { forget, recall, remember, type Written } from "../../loader/memory";
import type { Conversation } from "../../protocol";
import { toJson } from "../../protocol/transport/json";
import { currentPage, longestAddress } from "./page";

/** How the site receives shoppers. */
export interface Reception {
  /** Asked before the first message, where it is not known. */
  readonly preChat: readonly Question[];
  /** Who wants a person while nobody is there leaves a message and an address. */
  readonly leaveMessage: boolean;
  readonly survey: boolean;
  readonly linkPreviews: boolean;
  /** When people come back; `null` while they are there, or where that is not told. */
  readonly opensAt: string | null;
}

export interface Question {
  readonly field: "name" | "email" | "phone";
  readonly required: boolean;
}

/** What the service answers to a visitor who comes. */
export interface Session {
  readonly visitorToken: string;
  readonly visitorRef: string;
  readonly contact: {
    readonly id: string;
    readonly name: string | null;
    readonly verified: boolean;
  };
  /** `online`: someone of the team is there. */
  readonly site: {
    readonly online?: boolean;
    readonly expectedReplySeconds?: number | null;
    readonly reception?: Reception;
  };
  readonly conversation?: Conversation | null;
  readonly realtimeUrl: string;
}

/** The service said no, with its stable code; a failed connection is an ordinary `TypeError` or time-out. */
export class SessionRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }

  /** Whatever went wrong, told in the same way. */
  static of(error: unknown): SessionRefused {
    return error instanceof SessionRefused
      ? error
      : new SessionRefused(0, "connection_failed", String(error));
  }

  /** Trying again can't help: there is no such site, or not on this page, or not now. */
  get final(): boolean {
    return ["not_found", "origin_not_allowed", "site_suspended"].includes(this.code);
  }
}

const requestTimeout = 15_000;
const identityTimeout = 8_000;

/** Gets and renews the visitor's session, and decides what this browser keeps of it. */
export class Sessions {
  private visitorToken: string | null;
  /** Nothing is written to storage before the shopper opens the widget. */
  private keeping: boolean;
  private written: Written;
  /** Ends with the signed identity; `null` for a guest. */
  private verifiedUntil: number | null = null;

  constructor(private readonly bridge: Bridge) {
    const memory = recall(bridge.site.siteKey);
    this.visitorToken = memory.visitorToken;
    this.written = memory.written;
    this.keeping = !!memory.written;
  }

  get hasWritten(): boolean {
    return !!this.written;
  }

  /** Something of what was written went out in a session. */
  get hasSent(): boolean {
    return this.written === true;
  }

  /** Whether this browser may remember anything. */
  get keeps(): boolean {
    return this.keeping;
  }

  get token(): string | null {
    return this.visitorToken;
  }

  /** Seconds until the session needs the page's identity anew. */
  get expiresInSeconds(): number | null {
    return this.verifiedUntil === null
      ? null
      : Math.max(1, (this.verifiedUntil - Date.now()) / 1000);
  }

  /** Makes a session, or renews the one there is; a refused identity is told to the page and left out. */
  async open(): Promise<Session> {
    const identityToken = await this.identity();
    const session = await this.request(identityToken);
    this.visitorToken = session.visitorToken;
    this.keep();
    this.bridge.emit("session", { visitorRef: session.visitorRef, contact: session.contact });
    return session;
  }

  /** The shopper opened the widget: from now on this browser may remember who it is. */
  startKeeping(): void {
    this.keeping = true;
    this.keep();
  }

  /** The shopper wrote: from now on this browser connects on every page, so that answers show on the launcher. */
  noteWritten(): void {
    if (this.hasSent) return;
    this.written = true;
    this.keep();
  }

  /** The same, but no session came of it yet. */
  noteUnsent(): void {
    if (this.written) return;
    this.written = "unsent";
    this.keep();
  }

  async revoke(): Promise<void> {
    const token = this.visitorToken;
    forget(this.bridge.site.siteKey);
    this.visitorToken = null;
    this.keeping = this.written = false;
    if (token)
      await fetch(this.address(), { method: "DELETE", headers: bearer(token), keepalive: true });
  }

  private keep(): void {
    if (!this.keeping) return;
    remember(this.bridge.site.siteKey, { visitorToken: this.visitorToken, written: this.written });
  }

  private async request(identityToken: string | null): Promise<Session> {
    try {
      const session = await this.post(this.visitorToken, identityToken);
      this.verifiedUntil = identityToken && session.contact.verified ? expiry(identityToken) : null;
      return session;
    } catch (error) {
      if (!(error instanceof SessionRefused) || error.status !== 401) throw error;
      if (identityToken && error.code === "identity_invalid") {
        this.bridge.emit("error", { code: error.code, detail: error.detail });
        return this.request(null);
      }
      // What this browser remembered is no longer good: it comes as new.
      if (!this.visitorToken) throw error;
      this.visitorToken = null;
      return this.request(identityToken);
    }
  }

  private async post(visitorToken: string | null, identityToken: string | null): Promise<Session> {
    const response = await fetch(this.address(), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      signal: AbortSignal.timeout(requestTimeout),
      body: toJson({
        siteKey: this.bridge.site.siteKey,
        visitorToken,
        identityToken,
        locale: this.bridge.settings.locale,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        page: { ...currentPage(), referrer: document.referrer.slice(0, longestAddress) },
      }),
    });
    if (response.ok) return (await response.json()) as Session;
    const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
    throw new SessionRefused(
      response.status,
      problem.code ?? "session_failed",
      problem.detail ?? "",
    );
  }

  private async identity(): Promise<string | null> {
    const { getToken } = this.bridge.settings;
    if (!getToken) return null;
    try {
      const late = new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error("getToken did not answer in time")), identityTimeout),
      );
      return (await Promise.race([getToken(), late])) || null;
    } catch (error) {
      this.bridge.emit("error", { code: "identity_unavailable", detail: String(error) });
      return null;
    }
  }

  private address(): string {
    return `${this.bridge.site.baseUrl}/api/v1/widget/sessions`;
  }
}

export function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

/**
 * When the identity in a JWT ends, in this device's time. A device whose clock is wrong falls back on the token's whole
 * lifetime; an unreadable token counts as an hour, the longest that the service allows.
 */
export function expiry(jwt: string, now = Date.now()): number {
  const hour = 3_600;
  try {
    const payload = (jwt.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    const { iat, exp } = JSON.parse(atob(payload)) as { iat?: number; exp?: number };
    if (typeof exp !== "number") return now + hour * 1000;
    const lifetime = typeof iat === "number" ? exp - iat : hour;
    const left = exp - now / 1000;
    return now + (left > 0 && left <= lifetime ? left : lifetime) * 1000;
  } catch {
    return now + hour * 1000;
  }
}
