import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Auth } from './auth';
import { api, panel, type Answer } from './http';
import { Mail } from './mail';
import { preview } from './sites';
import { Realtime } from './socket';
import { Store } from './store';

export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
  'base64',
);
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** A small server that speaks the protocol, for the panel alone: data in memory, no rule that the panel can't see. */
export class FakeService {
  readonly store = new Store();
  readonly auth = new Auth(this.store);
  readonly mail = new Mail(this.store, this.auth);
  readonly realtime: Realtime;
  readonly #server: Server;
  readonly calls: { method: string; path: string; body: Record<string, unknown> }[] = [];
  /** Milliseconds that every answer waits, for loading states. */
  delay = 0;
  /** A status for every call of the API but those of sign-in, for error states. */
  failWith: number | null = null;
  /** Scripts and styles that can't be had. */
  missing: RegExp | null = null;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.realtime = new Realtime(this.#server, this.store, this.auth);
  }

  start(port = 0): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(port, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
      });
    });
  }

  stop(): Promise<void> {
    this.realtime.closed = true;
    this.realtime.drop();
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith('/api/v1/')) {
      if (this.missing?.test(url.pathname) === true) response.writeHead(503).end();
      else if (url.pathname.startsWith('/admin')) await panel(DIST, url, response);
      else if (url.pathname.endsWith('/preview')) {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(preview(url.searchParams.get('theme') ?? '{}'));
      } else response.writeHead(404).end();
      return;
    }
    if (/^\/api\/v1\/(files\/content|pictures)\//.test(url.pathname)) {
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(PIXEL);
      return;
    }
    const text = await bodyOf(request);
    // Of what is uploaded nothing is kept.
    const isForm = request.headers['content-type']?.startsWith('multipart/') === true;
    const body = (text === '' || isForm ? {} : JSON.parse(text)) as Record<string, unknown>;
    this.calls.push({ method: request.method ?? '', path: url.pathname + url.search, body });
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    const { failWith } = this;
    const broken = failWith !== null && !/\/(auth\/|me$)/.test(url.pathname);
    const answer: Answer = broken
      ? { status: failWith, body: { code: 'unavailable', detail: 'The database can’t be reached.' } }
      : api(this.store, this.auth, this.mail, request, url, body);
    response.writeHead(answer.status, {
      'Content-Type': answer.status >= 400 ? 'application/problem+json' : 'application/json',
      ...(answer.retryAfter !== undefined && { 'Retry-After': String(answer.retryAfter) }),
      ...(answer.location !== undefined && { Location: answer.location }),
      ...(answer.cookie !== undefined && { 'Set-Cookie': answer.cookie }),
    });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
