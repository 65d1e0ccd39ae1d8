import type { Credentials } from '../api/http';
import { Unreachable } from '../api/problem';
import type { Operation } from './openapi';

/** What somebody has filled in. */
export interface Draft {
  readonly values: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Request {
  readonly method: string;
  /** From the origin on, with the query. */
  readonly path: string;
  readonly body: string | null;
  /** Whether it names its caller. */
  readonly signed: boolean;
}

/** What came back, whatever the status. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** null where it is no text. */
  readonly text: string | null;
  readonly bytes: number;
  readonly millis: number;
}

/** Parts of the address that are still empty, or dots that would make it another one. */
export function missing({ parameters }: Operation, { values }: Draft): string[] {
  return parameters
    .filter(({ name, in: place, required }) => {
      const value = values[name] ?? '';
      return (required === true && value === '') || (place === 'path' && /^\.{1,2}$/.test(value));
    })
    .map(({ name }) => name);
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** With the empty parts of the address left as they are written. */
export function requestOf(operation: Operation, { values, body }: Draft): Request {
  const { method, path, parameters, callers } = operation;
  const query = new URLSearchParams();
  for (const { name, in: place } of parameters) {
    const value = values[name] ?? '';
    if (place === 'query' && value !== '') query.append(name, value);
  }
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? '';
    return value === '' ? whole : encodeURIComponent(value);
  });
  return {
    method,
    path: query.size === 0 ? filled : `${filled}?${query.toString()}`,
    body: operation.body === null ? null : body,
    signed: callers.length > 0,
  };
}

/** The same in a shell. The token is never written out: such lines are kept, and sent around. */
export function curlOf({ method, path, body, signed }: Request, origin: string): string {
  const parts = [`curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(origin + path)}`];
  if (signed) parts.push('-H "Authorization: Bearer $TOKEN"');
  if (body !== null) parts.push("-H 'Content-Type: application/json'", `-d ${quoted(body)}`);
  return parts.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Those that say something about the answer beside its body. */
const TELLING = [
  'content-type',
  'location',
  'retry-after',
  'etag',
  'cache-control',
  'idempotency-replayed',
  'www-authenticate',
];
const TEXT = /json|text|yaml|xml|javascript/;
const UNAUTHENTICATED = 401;

/** As whoever is signed in. An expired token is renewed and the call repeated, once. */
export async function send(
  request: Request,
  credentials: Credentials,
  fetcher: typeof fetch = (input, init) => fetch(input, init),
): Promise<Reply> {
  const reply = await once(request, credentials, fetcher);
  if (reply.status !== UNAUTHENTICATED || !request.signed || !(await credentials.refresh())) return reply;
  return once(request, credentials, fetcher);
}

async function once(
  { method, path, body, signed }: Request,
  { token }: Credentials,
  fetcher: typeof fetch,
): Promise<Reply> {
  const headers: Record<string, string> = {};
  if (signed && token !== null) headers['Authorization'] = `Bearer ${token}`;
  if (body !== null) headers['Content-Type'] = 'application/json';
  const began = performance.now();
  try {
    const response = await fetcher(path, { method, headers, credentials: 'omit', ...(body !== null && { body }) });
    const content = await response.blob();
    const millis = performance.now() - began;
    return {
      status: response.status,
      headers: TELLING.flatMap((name) => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
      text: TEXT.test(response.headers.get('content-type') ?? '') || content.size === 0 ? await content.text() : null,
      bytes: content.size,
      millis,
    };
  } catch {
    throw new Unreachable();
  }
}

/** JSON on lines of its own, everything else as it came. */
export function formatted(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
