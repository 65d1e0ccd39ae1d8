import { ApiError, problemOf, Unreachable } from './problem';

/** What the client needs to know of the session. */
export interface Credentials {
  readonly token: string | null;
  refresh(): Promise<boolean>;
}

export type Query = Record<string, string | number | null | undefined>;

export interface Options {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** Sent with POSTs that create, so that a repeated one creates once. */
  idempotencyKey?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Calls `/api/v1`. An expired token is renewed and the call repeated, once. */
export class Http {
  readonly #credentials: Credentials;
  readonly #fetch: typeof fetch;

  constructor(credentials: Credentials, fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#credentials = credentials;
    this.#fetch = fetcher;
  }

  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
    return this.call<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) });
  }

  async call<T>(method: Method, path: string, options: Options = {}): Promise<T> {
    let response = await this.#send(method, path, options);
    if (response.status === 401 && (await this.#credentials.refresh())) {
      response = await this.#send(method, path, options);
    }
    if (!response.ok) throw new ApiError(await problemOf(response));
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Where the service sends a reader to; the content itself is left alone. */
  async addressOf(path: string, signal?: AbortSignal): Promise<string> {
    const options = signal ? { signal } : {};
    let response = await this.#send('GET', path, options);
    if (response.status === 401 && (await this.#credentials.refresh()))
      response = await this.#send('GET', path, options);
    if (!response.ok) throw new ApiError(await problemOf(response));
    await response.body?.cancel();
    return response.url;
  }

  async #send(method: Method, path: string, { query, body, signal, idempotencyKey }: Options): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (this.#credentials.token !== null) headers['Authorization'] = `Bearer ${this.#credentials.token}`;
    // Of a form the browser tells itself where its parts end.
    const form = body instanceof FormData;
    if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
    if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
    try {
      return await this.#fetch(`/api/v1${path}${queryString(query)}`, {
        method,
        headers,
        credentials: 'omit',
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
        ...(signal && { signal }),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Unreachable();
    }
  }
}

export function queryString(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
