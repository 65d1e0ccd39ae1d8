import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Item = Record<string, unknown> & { id: number };

const REST = '/wp-json/wc/v3';
const KEY = `ck_${'1f'.repeat(20)}`;
const SECRET = `cs_${'2e'.repeat(20)}`;

/** A stand-in for a shop with WooCommerce: as much of its REST API as staff can ask for, over http with OAuth 1.0a. */
export class WooCommerce {
  readonly refunds: Item[] = [];
  readonly coupons: Item[] = [];
  readonly #orders = new Map<number, Item>();
  readonly #webhooks: Item[] = [];
  readonly #server: Server;
  #nextId = 9_000;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, {
          'Content-Type': 'application/json; charset=UTF-8',
          ...(Array.isArray(body) && { 'X-WP-TotalPages': '1' }),
        });
        response.end(JSON.stringify(body));
      });
    });
  }

  static start(): Promise<WooCommerce> {
    const shop = new WooCommerce();
    return new Promise((started) => shop.#server.listen(0, '127.0.0.1', () => started(shop)));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Gives the service a key, as an owner who brings one. */
  async connect(baseUrl: string, siteSecret: string): Promise<void> {
    const answer = await fetch(`${baseUrl}/api/v1/connections/current/woocommerce`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${siteSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ storeUrl: this.url, consumerKey: KEY, consumerSecret: SECRET }),
    });
    if (!answer.ok) throw new Error(`The shop was not connected: ${await answer.text()}`);
  }

  /** A paid order that is not sent yet; it is pushed to the service as the shop would. */
  async order(baseUrl: string, siteSecret: string, id: number, customerId: string, total: string): Promise<void> {
    const lines = [{ id: 1, name: 'Dinner set for four', quantity: 1, total, product_id: 1 }];
    const created = new Date(Date.now() - 60_000).toISOString().slice(0, 19);
    this.#orders.set(id, {
      id,
      number: String(id),
      status: 'processing',
      currency: 'EUR',
      total,
      customer_id: customerId,
      date_created_gmt: created,
      date_modified_gmt: created,
      date_paid_gmt: created,
      line_items: lines,
      refunds: [],
    });
    const answer = await fetch(`${baseUrl}/api/v1/commerce/orders/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${siteSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        number: String(id),
        customerExternalId: customerId,
        status: 'processing',
        financialStatus: 'paid',
        total: { amountMinor: Math.round(Number(total) * 100), currency: 'EUR' },
        lines: [{ title: 'Dinner set for four', quantity: 1 }],
        placedAt: `${created}Z`,
        updatedAt: `${created}Z`,
      }),
    });
    if (!answer.ok) throw new Error(`The order was not taken: ${await answer.text()}`);
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((stopped) => this.#server.close(() => stopped()));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const url = new URL(request.url ?? '/', this.url);
    const method = request.method ?? 'GET';
    const body = await bodyOf(request);
    if (!isSigned(method, url)) return refused(401, 'woocommerce_rest_cannot_view', 'Invalid signature.');
    const [, what, id, part] = url.pathname.slice(REST.length).split('/');
    const order = this.#orders.get(Number(id));
    switch (`${method} ${[what, id && 'N', part].filter(Boolean).join('/')}`) {
      case 'GET orders':
        return { status: 200, body: [...this.#orders.values()] };
      case 'GET webhooks':
        return { status: 200, body: this.#webhooks };
      case 'GET products':
        return { status: 200, body: [] };
      case 'POST webhooks':
        return { status: 201, body: this.#add(this.#webhooks, body) };
      case 'POST coupons':
        return { status: 201, body: this.#add(this.coupons, body) };
      case 'GET coupons':
        return { status: 200, body: this.coupons.filter(({ code }) => code === url.searchParams.get('code')) };
    }
    if (order === undefined) return refused(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
    switch (`${method} ${part ?? ''}`) {
      case 'GET ':
        return { status: 200, body: order };
      case 'PUT ':
        return { status: 200, body: touched(Object.assign(order, body)) };
      case 'GET refunds':
      case 'GET notes':
        return { status: 200, body: part === 'refunds' ? this.refunds : [] };
      case 'POST notes':
        return { status: 201, body: { id: this.#nextId++, ...body } };
      case 'POST refunds':
        return this.#refund(order, body);
      default:
        return refused(404, 'rest_no_route', 'No route was found matching the URL.');
    }
  }

  /** The payment provider takes back at most what was paid. */
  #refund(order: Item, body: Record<string, unknown>): { status: number; body: unknown } {
    const amount = Number(body['amount']);
    const before = this.refunds.reduce((sum, refund) => sum + Number(refund['amount']), 0);
    if (!(amount > 0) || before + amount > Number(order['total'])) {
      return refused(500, 'woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.');
    }
    const refund = this.#add(this.refunds, body);
    const inOrder = { id: refund.id, reason: body['reason'], total: `-${amount.toFixed(2)}` };
    touched(Object.assign(order, { refunds: [...(order['refunds'] as unknown[]), inOrder] }));
    return { status: 201, body: refund };
  }

  #add(to: Item[], body: Record<string, unknown>): Item {
    const made = { status: 'active', ...body, id: this.#nextId++ };
    to.push(made);
    return made;
  }
}

function touched(order: Item): Item {
  return Object.assign(order, { date_modified_gmt: new Date().toISOString().slice(0, 19) });
}

const refused = (status: number, code: string, message: string) => ({
  status,
  body: { code, message, data: { status } },
});

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** OAuth 1.0a with one leg: the key's secret, and no token. */
function isSigned(method: string, url: URL): boolean {
  const signature = url.searchParams.get('oauth_signature');
  const signed = [...url.searchParams]
    .filter(([name]) => name !== 'oauth_signature')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const base = [method, url.origin + url.pathname, signed].map(encode).join('&');
  const expected = createHmac('sha256', `${SECRET}&`).update(base).digest('base64');
  return url.searchParams.get('oauth_consumer_key') === KEY && signature === expected;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
