import { readersLocale } from '../api/locale';
import { post, send } from '../api/send';
import type { MailboxMessage, MailLink, Page, SignInOptions } from '../api/types';
import type { TokenAnswer } from './session';

const AUTH = '/api/v1/auth';

export interface NewTenantOwner {
  token: string;
  name: string;
  company: string;
  password: string;
}

export interface NewColleague {
  token: string;
  name: string;
  /** Only for who has no account yet. */
  password?: string;
}

/** What people do about their account before they are signed in. */
export class Account {
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  async options(): Promise<SignInOptions> {
    return (await (await send(this.#fetch, `${AUTH}/options`)).json()) as SignInOptions;
  }

  /** What the link of a mail is for; it stays good. */
  async link(token: string): Promise<MailLink> {
    return (await this.#post('/links', { token })) as MailLink;
  }

  async signUp(email: string, next: string | null): Promise<void> {
    await this.#post('/sign-ups', { email, locale: readersLocale(), ...(next !== null && { next }) });
  }

  async completeSignUp(owner: NewTenantOwner): Promise<TokenAnswer> {
    return (await this.#post('/sign-ups/completion', { ...owner, session: 'cookie' })) as TokenAnswer;
  }

  async askReset(email: string): Promise<void> {
    await this.#post('/password-resets', { email, locale: readersLocale() });
  }

  async reset(token: string, password: string): Promise<void> {
    await this.#post('/password-resets/completion', { token, password });
  }

  /** Null for who has an account already and signs in with its password. */
  async accept(colleague: NewColleague): Promise<TokenAnswer | null> {
    return (await this.#post('/invitations/acceptance', { ...colleague, session: 'cookie' })) as TokenAnswer | null;
  }

  async confirmEmail(token: string): Promise<void> {
    await this.#post('/email-changes/confirmation', { token });
  }

  async mailbox(): Promise<Page<MailboxMessage>> {
    return (await (await send(this.#fetch, `${AUTH}/mailbox`)).json()) as Page<MailboxMessage>;
  }

  #post(path: string, body: unknown): Promise<unknown> {
    return post(this.#fetch, AUTH + path, body);
  }
}
