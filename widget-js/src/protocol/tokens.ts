import type { Credential, CredentialReason, Credentials } from "./api";
import type { Environment } from "./environment";

/** Ask for the next token this long before the current one ends, at most half its life before. */
const MARGIN = 60_000;
const RETRY = 10_000;

export interface Tokens {
  /** The current token, or a new one; `null` = there is none. Rejects when `credentials` does. */
  readonly get: () => Promise<string | null>;
  /** The server refused this token. False when a fresh one was refused as well: give up. */
  readonly refuse: (token: string) => boolean;
  /** The server took the token. */
  readonly accept: () => void;
  readonly renew: () => void;
  readonly stop: () => void;
}

export function createTokens(
  env: Environment,
  credentials: Credentials,
  onRenewed: (token: string | null) => void,
): Tokens {
  let current: { readonly token: string; readonly endsAt: number } | null = null;
  let asking: Promise<string | null> | null = null;
  let reason: CredentialReason = "start";
  let refusals = 0;
  let cancel = () => {};

  function ask(): Promise<string | null> {
    asking ??= credentials(reason)
      .then(keep)
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  function keep(credential: Credential | null): string | null {
    cancel();
    if (!credential) return null;
    const { token, expiresInSeconds } = credential;
    const life = expiresInSeconds === undefined ? Infinity : expiresInSeconds * 1000;
    current = { token, endsAt: env.now() + life };
    reason = "expiring";
    // Longer than a timer can count is as good as never.
    if (life < 2 ** 31) cancel = env.after(life - Math.min(MARGIN, life / 2), renew);
    return token;
  }

  function renew(): void {
    cancel();
    ask().then(onRenewed, () => {
      cancel = env.after(RETRY, renew);
    });
  }

  return {
    get: () => (current && env.now() < current.endsAt ? Promise.resolve(current.token) : ask()),
    refuse(token) {
      if (current?.token !== token) return true;
      current = null;
      reason = "rejected";
      return ++refusals < 2;
    },
    accept() {
      refusals = 0;
    },
    renew,
    stop: () => {
      cancel();
      refusals = 0;
    },
  };
}
