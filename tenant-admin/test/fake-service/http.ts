import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { NewTenant } from '../../src/api/types';
import { ASSISTANT_ROUTES } from './assistant';
import type { Auth } from './auth';
import type { Mail } from './mail';
import { CANDIDATE_ROUTES } from './candidates';
import { DESCRIPTION_ROUTES } from './description';
import { PEOPLE_ROUTES } from './people';
import { SHOP_ROUTES } from './shop';
import { PUSH_ROUTES } from './push';
import { SITE_ROUTES } from './sites';
import { NotFound, type Account, type Store } from './store';
import { TRACE_ROUTES } from './traces';

export interface Answer {
  status: number;
  body?: unknown;
  cookie?: string;
  /** Seconds. */
  retryAfter?: number;
  location?: string;
}

export interface Call {
  mail: Mail;
  account: Account;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The path's variable parts. */
  id: string;
  /** The second of them. */
  other: string;
}

export type Route = [method: string, pattern: RegExp, run: (store: Store, call: Call) => Answer];

export const ok = (body?: unknown): Answer => (body === undefined ? { status: 204 } : { status: 200, body });

export const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { status, code, detail, errors: [] },
});

function page(all: unknown[], query: URLSearchParams): Answer {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const data = all.slice(from, from + limit);
  return ok({ data, nextCursor: from + limit < all.length ? String(from + limit) : null });
}

/** How one of the shoppers sounds. */
const UNHAPPY = { feeling: 'negative', worsening: true };

const ROUTES: Route[] = [
  ['GET', /^\/me$/, (_, { account }) => ok(account.me)],
  [
    'PUT',
    /^\/me\/availability$/,
    (_, { account, body }) => {
      account.me.availability = body['status'] as 'online';
      return ok(account.me);
    },
  ],
  ...PEOPLE_ROUTES,
  ...PUSH_ROUTES,
  ...TRACE_ROUTES,
  ...SITE_ROUTES,
  ...ASSISTANT_ROUTES,
  ...CANDIDATE_ROUTES,
  ...DESCRIPTION_ROUTES,
  ...SHOP_ROUTES,
  ['GET', /^\/files\/(\w+)$/, (_, { id }) => ({ status: 302, location: `/api/v1/files/content/${id}` })],
  ['GET', /^\/agents$/, (store) => ok({ data: store.agents, nextCursor: null })],
  ['GET', /^\/teams$/, (store) => ok({ data: store.teams, nextCursor: null })],
  ['GET', /^\/conversations$/, list],
  [
    'GET',
    /^\/conversations\/(\w+)$/,
    (store, { id }) => {
      const stored = store.get(id);
      const none = { customer: null, orders: [], carts: [], storeConnected: false };
      return ok({
        ...store.frame(stored),
        sentiment: id === 'cnv_ann' ? UNHAPPY : null,
        contact: store.contacts.get(stored.contactId),
        commerce: store.commerce.get(stored.contactId) ?? none,
      });
    },
  ],
  ['GET', /^\/conversations\/(\w+)\/entries$/, entries],
  [
    'GET',
    /^\/conversations\/(\w+)\/similar-answers$/,
    (store, { id }) => ok({ data: store.similarAnswers.get(id) ?? [] }),
  ],
  [
    'PUT',
    /^\/conversations\/(\w+)\/assignee$/,
    (store, { id, account, body }) => {
      const known = [...store.agents, ...store.teams].find((one) => one.id === (body['agentId'] ?? body['teamId']));
      if (known === undefined) throw new NotFound();
      const assignee = { ...(body as { agentId?: string; teamId?: string }), name: known.name };
      store.append(id, { kind: 'assignment', author: agent(account), data: assignee });
      return ok(store.frame(store.change(id, { assignee, status: 'open' })));
    },
  ],
  [
    'POST',
    /^\/conversations\/(\w+)\/acceptance$/,
    (store, { id, account }) => {
      if (store.get(id).assignee?.agentId != null) {
        return problem(409, 'already_assigned', 'Somebody has this conversation already.');
      }
      const assignee = { agentId: account.me.id, name: account.me.name };
      store.append(id, { kind: 'assignment', author: agent(account), data: assignee });
      return ok(store.frame(store.change(id, { assignee, status: 'open' })));
    },
  ],
  [
    'DELETE',
    /^\/conversations\/(\w+)\/assignee$/,
    (store, { id, account }) => {
      store.append(id, { kind: 'assignment', author: agent(account), data: {} });
      return ok(store.frame(store.change(id, { assignee: null })));
    },
  ],
  ['POST', /^\/conversations\/(\w+)\/resolution$/, (store, call) => status(store, call, 'resolved')],
  ['DELETE', /^\/conversations\/(\w+)\/resolution$/, (store, call) => status(store, call, 'open')],
  [
    'PUT',
    /^\/conversations\/(\w+)\/snooze$/,
    (store, { id, body }) =>
      ok(store.frame(store.change(id, { status: 'snoozed', snoozedUntil: String(body['until']) }))),
  ],
  [
    'DELETE',
    /^\/conversations\/(\w+)\/snooze$/,
    (store, { id }) => ok(store.frame(store.change(id, { status: 'open' }))),
  ],
  [
    'PUT',
    /^\/conversations\/(\w+)\/priority$/,
    (store, { id, body }) => ok(store.frame(store.change(id, { priority: body['priority'] as 'high' }))),
  ],
  [
    'PUT',
    /^\/conversations\/(\w+)\/tags$/,
    (store, { id, body }) => ok(store.frame(store.change(id, { tags: body['tags'] as string[] }))),
  ],
  [
    'PUT',
    /^\/conversations\/(\w+)\/read$/,
    (store, { id, account, body }) => {
      const seq = Number(body['seq']);
      store.position(id, { reader: { kind: 'agent', id: account.me.id }, deliveredSeq: seq, readSeq: seq });
      return ok();
    },
  ],
  ['GET', /^\/articles$/, (store, { query }) => page(store.articles, query)],
  [
    'POST',
    /^\/articles$/,
    (store, { body }) => {
      store.articles.push(body);
      return { status: 201, body: { id: 'art_1', ...body } };
    },
  ],
  ['GET', /^\/invitations$/, (_, { mail }) => ok({ data: mail.invitations, nextCursor: null })],
  ['POST', /^\/invitations$/, (_, { mail, body }) => mail.invite(body)],
  ['GET', /^\/operator\/tenants$/, (store, { query }) => page(store.tenants, query)],
  [
    'POST',
    /^\/operator\/tenants$/,
    (store, { body }) => {
      store.addTenant(body as unknown as NewTenant);
      return { status: 201, body: { id: 'ten_new' } };
    },
  ],
];

function list(store: Store, { query, account }: Call): Answer {
  const view = query.get('view');
  const wanted = (query.get('q') ?? '').toLowerCase();
  const rows = [...store.conversations.values()]
    .filter((one) =>
      view === null
        ? (query.get('status') ?? one.status) === one.status
        : store.belongs(view as 'mine', one, account.me.id),
    )
    .map((one) => store.frame(one))
    .filter((row) => wanted === '' || JSON.stringify(row).toLowerCase().includes(wanted))
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return page(rows, query);
}

function entries(store: Store, { id, query }: Call): Answer {
  const { entries: all, lastSeq } = store.get(id);
  const limit = Number(query.get('limit') ?? 50);
  const after = query.get('afterSeq');
  const before = query.get('beforeSeq');
  if (after !== null) return ok({ data: all.filter(({ seq }) => seq > Number(after)).slice(0, limit), lastSeq });
  return ok({ data: all.filter(({ seq }) => before === null || seq < Number(before)).slice(-limit), lastSeq });
}

function status(store: Store, { id, account }: Call, to: 'resolved' | 'open'): Answer {
  store.append(id, { kind: 'status', author: agent(account), data: { from: store.get(id).status, to } });
  return ok(store.frame(store.change(id, { status: to })));
}

const agent = ({ me }: Account) => ({ kind: 'agent' as const, id: me.id, name: me.name });

export function api(
  store: Store,
  auth: Auth,
  mail: Mail,
  request: IncomingMessage,
  url: URL,
  body: Record<string, unknown>,
): Answer {
  const path = url.pathname.slice('/api/v1'.length);
  const mailed = mail.answer(request.method ?? '', path, body);
  if (mailed !== null) return mailed;
  if (path.startsWith('/auth/')) return authRoute(auth, path, request, body);
  const account = auth.byToken((request.headers.authorization ?? '').replace('Bearer ', ''));
  if (account === null) return problem(401, 'unauthenticated', 'The token is not valid.');
  for (const [method, pattern, run] of ROUTES) {
    const match = method === request.method ? pattern.exec(path) : null;
    if (match === null) continue;
    try {
      return run(store, { mail, account, body, query: url.searchParams, id: match[1] ?? '', other: match[2] ?? '' });
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  }
  return problem(404, 'not_found', 'There is nothing here.');
}

function authRoute(auth: Auth, path: string, request: IncomingMessage, body: Record<string, unknown>): Answer {
  if (path === '/auth/logout') {
    auth.end(request.headers.cookie);
    return { status: 204, cookie: 'chatflow_refresh=; Max-Age=0; Path=/api/v1/auth' };
  }
  if (path === '/auth/login' && auth.lockedFor > 0) {
    return { ...problem(429, 'rate_limited', 'Too many requests.'), retryAfter: auth.lockedFor };
  }
  const account =
    path === '/auth/login'
      ? auth.byPassword(String(body['email']), String(body['password']))
      : auth.byCookie(request.headers.cookie);
  if (account === null) return problem(401, 'unauthenticated', 'The e-mail address or the password is wrong.');
  if (path === '/auth/login' && account.tenants.length > 1 && body['tenantId'] === undefined) {
    return ok({ tenants: account.tenants });
  }
  const issued = auth.issue(account);
  return { status: 200, body: issued.body, cookie: issued.cookie };
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** What the service sends with the panel's page. Mantine writes a style element, hence the one exception. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' https: data:; manifest-src 'self'; worker-src 'self'; " +
  "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The built panel below `/admin/`; every path that is no file is the application's page. */
export async function panel(root: string, url: URL, response: ServerResponse): Promise<void> {
  const path = normalize(decodeURIComponent(url.pathname)).replace(/^\/admin/, '');
  const file = extname(path) === '' ? '/index.html' : path;
  try {
    const content = await readFile(join(root, file));
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}
