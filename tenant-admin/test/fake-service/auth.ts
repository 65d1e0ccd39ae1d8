import { randomUUID } from 'node:crypto';
import type { Account, Store } from './store';

/** Login, cookie and tokens. */
export class Auth {
  readonly #store: Store;
  readonly #access = new Map<string, Account>();
  readonly #refresh = new Map<string, Account>();
  /** Seconds that an access token lives. */
  lifetime = 900;
  /** Seconds that nobody may sign in for. */
  lockedFor = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What the browser of somebody who has signed in before holds. */
  cookieFor(email: string): string {
    const account = this.#store.accounts.find(({ me }) => me.email === email);
    if (account === undefined) throw new Error(`Nobody has the address ${email}.`);
    const value = randomUUID();
    this.#refresh.set(value, account);
    return value;
  }

  byPassword(email: string, password: string): Account | null {
    return this.#store.accounts.find((one) => one.me.email === email && one.password === password) ?? null;
  }

  byToken(token: string): Account | null {
    return this.#access.get(token) ?? null;
  }

  byCookie(header: string | undefined): Account | null {
    const value = cookieOf(header);
    return value === undefined ? null : (this.#refresh.get(value) ?? null);
  }

  issue(account: Account): { body: { accessToken: string; expiresIn: number }; cookie: string } {
    const accessToken = randomUUID();
    const refreshToken = randomUUID();
    this.#access.set(accessToken, account);
    this.#refresh.set(refreshToken, account);
    return {
      body: { accessToken, expiresIn: this.lifetime },
      cookie: `chatflow_refresh=${refreshToken}; HttpOnly; SameSite=Strict; Path=/api/v1/auth`,
    };
  }

  /** Signed out: the cookie is worth nothing from now on, whether or not the browser still has it. */
  end(header: string | undefined): void {
    const value = cookieOf(header);
    if (value !== undefined) this.#refresh.delete(value);
  }

  /** Every access token ends now; the cookies still work. */
  expireTokens(): void {
    this.#access.clear();
  }

  /** Everybody is signed out, as when rights are withdrawn. */
  revokeAll(): void {
    this.#access.clear();
    this.#refresh.clear();
  }
}

function cookieOf(header: string | undefined): string | undefined {
  return /(?:^|;\s*)chatflow_refresh=([^;]+)/.exec(header ?? '')?.[1];
}
