import { ApiError, hasStatus, isRecord } from '../api/problem';
import { post, send } from '../api/send';
import type { Me } from '../api/types';
import { forgetKept, keep, kept, ME } from '../offline/kept';

export type SessionState =
  | { kind: 'starting' }
  | { kind: 'unreachable' }
  | { kind: 'signedOut'; expired: boolean }
  | { kind: 'signedIn'; me: Me };

export interface TenantChoice {
  id: string;
  name: string;
}

export type LoginResult = { kind: 'signedIn' } | { kind: 'chooseTenant'; tenants: TenantChoice[] };

export interface Token {
  value: string;
  /** Milliseconds of this machine's clock. */
  expiresAt: number;
}

export interface TokenAnswer {
  accessToken: string;
  expiresIn: number;
}

/** Renewed this long before its end, so that no request and no socket meets an expired token. */
const RENEW_BEFORE_MS = 60_000;
const RETRY_MS = 5_000;

/**
 * Who is signed in. The access token lives in this object's memory only; the refresh token is an HttpOnly cookie that
 * no script can read. One refresh runs at a time, whoever asks.
 */
export class Session {
  #state: SessionState = { kind: 'starting' };
  #token: Token | null = null;
  #refreshing: Promise<boolean> | null = null;
  /** Signed in by what was kept: nobody has confirmed it yet. */
  #unsure = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  get state(): SessionState {
    return this.#state;
  }

  get token(): string | null {
    return this.#token?.value ?? null;
  }

  get current(): Token | null {
    return this.#token;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** On load: the cookie, if there is one, brings the session back. */
  async start(): Promise<void> {
    this.#set({ kind: 'starting' });
    try {
      if (await this.refresh()) await this.#identify();
      else this.#set({ kind: 'signedOut', expired: false });
    } catch {
      this.#asBefore(await kept(ME));
    }
  }

  /** Without a connection: as whoever was signed in here last, to read what was loaded. The service asks again. */
  #asBefore(me: unknown): void {
    this.#unsure = isRecord(me);
    this.#set(isRecord(me) ? { kind: 'signedIn', me: me as unknown as Me } : { kind: 'unreachable' });
  }

  async login(email: string, password: string, tenantId?: string): Promise<LoginResult> {
    const body = { email, password, session: 'cookie', ...(tenantId === undefined ? {} : { tenantId }) };
    const answer = (await post(this.#fetch, '/api/v1/auth/login', body)) as TokenAnswer | { tenants: TenantChoice[] };
    if ('tenants' in answer) return { kind: 'chooseTenant', tenants: answer.tenants };
    await this.adopt(answer);
    return { kind: 'signedIn' };
  }

  /** Signed in by something else than a password: a link in a mail. */
  async adopt(answer: TokenAnswer): Promise<void> {
    this.#hold(answer);
    await this.#identify();
  }

  /** False when the session is over; throws when the service can't be reached. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#renew().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  /** A token that is good for a while yet, or null when the session is over. */
  async fresh(): Promise<Token | null> {
    if (this.#token !== null && this.#token.expiresAt - Date.now() > RENEW_BEFORE_MS) return this.#token;
    return (await this.refresh()) ? this.#token : null;
  }

  async logout(): Promise<void> {
    const token = this.token;
    this.#end(false);
    try {
      // Told even when the page is closed at once.
      await post(this.#fetch, '/api/v1/auth/logout', { session: 'cookie' }, token, { keepalive: true });
    } catch {
      // The cookie stays until it expires; this tab has forgotten everything.
    }
  }

  updateMe(change: Partial<Me>): void {
    if (this.#state.kind === 'signedIn') this.#set({ kind: 'signedIn', me: { ...this.#state.me, ...change } });
  }

  async #renew(): Promise<boolean> {
    try {
      this.#hold((await post(this.#fetch, '/api/v1/auth/refresh', { session: 'cookie' })) as TokenAnswer);
      if (this.#unsure) await this.#identify();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.status >= 500 || hasStatus(error, 429)) throw error;
      this.#end(this.#state.kind === 'signedIn');
      return false;
    }
  }

  async #identify(): Promise<void> {
    const response = await send(this.#fetch, '/api/v1/me', {
      headers: { Authorization: `Bearer ${this.token ?? ''}` },
    });
    const me = (await response.json()) as Me;
    this.#unsure = false;
    this.#set({ kind: 'signedIn', me });
    void keep(ME, me);
  }

  #hold({ accessToken, expiresIn }: TokenAnswer): void {
    this.#token = { value: accessToken, expiresAt: Date.now() + expiresIn * 1000 };
    this.#renewIn(Math.max(RETRY_MS, expiresIn * 1000 - RENEW_BEFORE_MS));
    this.#tell();
  }

  #renewIn(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.refresh().catch(() => this.#renewIn(RETRY_MS));
    }, delay);
  }

  #end(expired: boolean): void {
    clearTimeout(this.#timer);
    this.#token = null;
    void forgetKept();
    this.#set({ kind: 'signedOut', expired });
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
