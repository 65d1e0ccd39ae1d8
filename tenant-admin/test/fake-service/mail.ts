import { randomUUID } from 'node:crypto';
import type { Invitation, MailboxMessage, MailLink } from '../../src/api/types';
import type { Auth } from './auth';
import type { Answer } from './http';
import type { Account, Store } from './store';

type Body = Record<string, unknown>;

const WEEK_MS = 7 * 86_400_000;
const accepted: Answer = { status: 202 };
const gone: Answer = {
  status: 401,
  body: { status: 401, code: 'link_invalid', detail: 'This link has been used, is too old, or is incomplete.' },
};

/** Links in mails, and the mailbox that they come to. */
export class Mail {
  readonly messages: MailboxMessage[] = [];
  readonly invitations: Invitation[] = [];
  readonly #links = new Map<string, MailLink>();
  readonly #store: Store;
  readonly #auth: Auth;

  constructor(store: Store, auth: Auth) {
    this.#store = store;
    this.#auth = auth;
  }

  /** The secret of a new link, which stands in a new mail. */
  send(page: string, subject: string, link: Omit<MailLink, 'expiresAt'>): string {
    const token = `cfl_${randomUUID()}`;
    this.#links.set(token, { ...link, expiresAt: new Date(Date.now() + WEEK_MS).toISOString() });
    const text = `${subject}:\n/admin/${page}#${token}`;
    const at = new Date().toISOString();
    this.messages.unshift({
      id: randomUUID(),
      recipient: link.email,
      sender: 'ChatFlow',
      subject,
      text,
      html: '',
      at,
    });
    return token;
  }

  invite(body: Body): Answer {
    const email = String(body['email']);
    const role = body['role'] as Invitation['role'];
    const invitation = { tenant: 'Shop', role, invitedBy: 'Mia', hasAccount: false };
    this.send('accept-invitation', 'Mia invites you', { kind: 'invitation', email, invitation });
    const now = new Date();
    const view: Invitation = {
      id: `inv_${this.invitations.length}`,
      email,
      role,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + WEEK_MS).toISOString(),
      mail: 'sent',
    };
    this.invitations.unshift(view);
    return { status: 201, body: view };
  }

  /** Null for a path that is somebody else's. */
  answer(method: string, path: string, body: Body): Answer | null {
    const email = String(body['email']);
    switch (`${method} ${path}`) {
      case 'GET /auth/options':
        return { status: 200, body: { signUp: true, mailbox: true } };
      case 'GET /auth/mailbox':
        return { status: 200, body: { data: this.messages, nextCursor: null } };
      case 'POST /auth/links': {
        const link = this.#links.get(String(body['token']));
        return link === undefined ? gone : { status: 200, body: link };
      }
      case 'POST /auth/sign-ups': {
        const next = body['next'];
        this.send('verify', 'Confirm your address', {
          kind: 'sign_up',
          email,
          ...(typeof next === 'string' && { next }),
        });
        return accepted;
      }
      case 'POST /auth/password-resets':
        if (this.#account(email) !== undefined) {
          this.send('reset-password', 'Choose a new password', { kind: 'password_reset', email });
        }
        return accepted;
      case 'POST /auth/sign-ups/completion':
      case 'POST /auth/invitations/acceptance':
        return this.#use(body, (link) => this.#signIn(this.#store.enrol(link.email, body)));
      case 'POST /auth/password-resets/completion':
        return this.#use(body, (link) => {
          const account = this.#account(link.email);
          if (account !== undefined) account.password = String(body['password']);
          this.#auth.revokeAll();
          return { status: 204 };
        });
      case 'POST /auth/email-changes/confirmation':
        return this.#use(body, () => ({ status: 204 }));
      default:
        return null;
    }
  }

  #use(body: Body, then: (link: MailLink) => Answer): Answer {
    const token = String(body['token']);
    const link = this.#links.get(token);
    if (link === undefined) return gone;
    this.#links.delete(token);
    return then(link);
  }

  #signIn(account: Account): Answer {
    const issued = this.#auth.issue(account);
    return { status: 200, body: issued.body, cookie: issued.cookie };
  }

  #account(email: string): Account | undefined {
    return this.#store.accounts.find((one) => one.me.email === email);
  }
}
