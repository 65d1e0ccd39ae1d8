import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Http } from '../../src/api/http';
import { ApiError, Unreachable } from '../../src/api/problem';
import { Session } from '../../src/auth/session';

type Handler = (path: string, init: RequestInit) => Response | Promise<Response>;

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const token = (name: string, expiresIn = 900) => json(200, { accessToken: name, expiresIn });
const ME = { id: 'usr_1', name: 'Mia', email: 'mia@example.com', role: 'agent', tenant: { id: 'ten_1', name: 'Shop' } };

function service(routes: Record<string, Handler>) {
  const calls: { path: string; init: RequestInit }[] = [];
  const bodies: string[] = [];
  const fetcher = (input: RequestInfo | URL, init: RequestInit = {}) => {
    const path = input instanceof Request ? input.url : input.toString();
    calls.push({ path, init });
    if (typeof init.body === 'string') bodies.push(init.body);
    return Promise.resolve((routes[path] ?? (() => json(404, { code: 'not_found' })))(path, init));
  };
  return { fetcher, calls, bodies };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the session', () => {
  test('comes back from the cookie when the page loads', async () => {
    const { fetcher, calls } = service({ '/api/v1/auth/refresh': () => token('a'), '/api/v1/me': () => json(200, ME) });
    const session = new Session(fetcher);
    await session.start();
    expect(session.state).toEqual({ kind: 'signedIn', me: ME });
    expect(calls[0]?.init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"session":"cookie"}' });
    expect(calls[1]?.init.headers).toMatchObject({ Authorization: 'Bearer a' });
  });

  test('asks to sign in when there is no cookie, without calling it expired', async () => {
    const { fetcher } = service({ '/api/v1/auth/refresh': () => json(401, { code: 'unauthenticated' }) });
    const session = new Session(fetcher);
    await session.start();
    expect(session.state).toEqual({ kind: 'signedOut', expired: false });
  });

  test('says that the service can’t be reached instead of asking for a password', async () => {
    const session = new Session(() => Promise.reject(new TypeError('network')));
    await session.start();
    expect(session.state).toEqual({ kind: 'unreachable' });
  });

  test('keeps a person signed in when a refresh fails for want of a connection', async () => {
    let reachable = true;
    const { fetcher } = service({
      '/api/v1/auth/refresh': () => (reachable ? token('a') : json(503, { code: 'unavailable' })),
      '/api/v1/me': () => json(200, ME),
    });
    const session = new Session(fetcher);
    await session.start();
    reachable = false;
    await expect(session.refresh()).rejects.toBeInstanceOf(ApiError);
    expect(session.state.kind).toBe('signedIn');
  });

  test('lets the person choose where several tenants are open', async () => {
    const tenants = [{ id: 'ten_1', name: 'Shop' }];
    const { fetcher, bodies } = service({
      '/api/v1/auth/login': (_, init) =>
        JSON.stringify(init.body).includes('tenantId') ? token('a') : json(200, { tenants }),
      '/api/v1/me': () => json(200, ME),
    });
    const session = new Session(fetcher);
    expect(await session.login('mia@example.com', 'pw')).toEqual({ kind: 'chooseTenant', tenants });
    expect(await session.login('mia@example.com', 'pw', 'ten_1')).toEqual({ kind: 'signedIn' });
    expect(JSON.parse(bodies[1] ?? '')).toEqual({
      email: 'mia@example.com',
      password: 'pw',
      session: 'cookie',
      tenantId: 'ten_1',
    });
  });

  test('refreshes once, whoever asks at the same time', async () => {
    const { fetcher, calls } = service({ '/api/v1/auth/refresh': () => token('a') });
    const session = new Session(fetcher);
    expect(await Promise.all([session.refresh(), session.refresh(), session.fresh()])).toMatchObject([
      true,
      true,
      { value: 'a' },
    ]);
    expect(calls).toHaveLength(1);
  });

  test('renews the token a minute before it ends', async () => {
    let count = 0;
    const { fetcher } = service({
      '/api/v1/auth/refresh': () => token(`t${++count}`, 300),
      '/api/v1/me': () => json(200, ME),
    });
    const session = new Session(fetcher);
    await session.start();
    await vi.advanceTimersByTimeAsync(239_000);
    expect(session.token).toBe('t1');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.token).toBe('t2');
  });

  test('forgets everything on logout, even when the service does not answer', async () => {
    let down = false;
    const { fetcher, calls } = service({
      '/api/v1/auth/refresh': () => token('a'),
      '/api/v1/me': () => json(200, ME),
      '/api/v1/auth/logout': () => (down ? Promise.reject(new TypeError('network')) : json(204, null)),
    });
    const session = new Session(fetcher);
    await session.start();
    down = true;
    await session.logout();
    expect(calls.at(-1)).toMatchObject({ path: '/api/v1/auth/logout', init: { keepalive: true } });
    expect(session.token).toBeNull();
    expect(session.state).toEqual({ kind: 'signedOut', expired: false });
  });
});

describe('a call', () => {
  test('is repeated once with a new token when the old one has ended', async () => {
    const seen: (string | null)[] = [];
    const { fetcher } = service({
      '/api/v1/auth/refresh': () => token('new'),
      '/api/v1/teams?limit=200': (_, init) => {
        const given = new Headers(init.headers).get('Authorization');
        seen.push(given);
        return given === 'Bearer new' ? json(200, { data: [] }) : json(401, { code: 'token_expired' });
      },
    });
    const http = new Http(new Session(fetcher), fetcher);
    expect(await http.get('/teams', { limit: 200 })).toEqual({ data: [] });
    expect(seen).toEqual([null, 'Bearer new']);
  });

  test('is not repeated for ever', async () => {
    const { fetcher, calls } = service({
      '/api/v1/auth/refresh': () => token('new'),
      '/api/v1/teams': () => json(401, { code: 'unauthenticated', detail: 'No.' }),
    });
    const http = new Http(new Session(fetcher), fetcher);
    await expect(http.get('/teams')).rejects.toMatchObject({ problem: { status: 401, detail: 'No.' } });
    expect(calls.map(({ path }) => path)).toEqual(['/api/v1/teams', '/api/v1/auth/refresh', '/api/v1/teams']);
  });

  test('carries the problem that the service told', async () => {
    const errors = [{ pointer: '/name', detail: 'is missing' }];
    const { fetcher } = service({
      '/api/v1/x': () =>
        new Response(JSON.stringify({ code: 'rate_limited', detail: 'Slow.', errors }), {
          status: 429,
          headers: { 'Retry-After': '30' },
        }),
    });
    const http = new Http({ token: null, refresh: () => Promise.resolve(false) }, fetcher);
    await expect(http.get('/x')).rejects.toMatchObject({
      problem: { status: 429, code: 'rate_limited', retryAfter: 30, errors },
    });
  });

  test('tells a missing network from a refusal', async () => {
    const http = new Http({ token: null, refresh: () => Promise.resolve(false) }, () =>
      Promise.reject(new TypeError('network')),
    );
    await expect(http.get('/x')).rejects.toBeInstanceOf(Unreachable);
  });
});
