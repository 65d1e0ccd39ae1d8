import type { Http } from './http';
import type {
  ActionPolicy,
  NewCancellation,
  NewCoupon,
  NewNote,
  NewRefund,
  Operation,
  OperationState,
  Page,
} from './types';

export interface OperationsOf {
  site?: string;
  order?: string;
  contact?: string;
  state?: OperationState;
}

/** What shops are asked to do. Each creation takes a key: the same key asks once. */
export class ShopService {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** The latest hundred. */
  operations(of: OperationsOf, signal?: AbortSignal) {
    return this.#http.get<Page<Operation>>('/commerce/operations', { ...of }, signal);
  }

  approve(id: string) {
    return this.#http.call<Operation>('POST', `/commerce/operations/${id}/approval`);
  }

  decline(id: string) {
    return this.#http.call<Operation>('DELETE', `/commerce/operations/${id}/approval`);
  }

  /** What somebody has found in the shop. */
  settle(id: string, done: boolean) {
    return this.#http.call<Operation>('PUT', `/commerce/operations/${id}/settlement`, { body: { done } });
  }

  refund(order: string, body: NewRefund, idempotencyKey: string) {
    return this.#http.call<Operation>('POST', `/commerce/orders/${order}/refunds`, { body, idempotencyKey });
  }

  cancel(order: string, body: NewCancellation, idempotencyKey: string) {
    return this.#http.call<Operation>('POST', `/commerce/orders/${order}/cancellation`, { body, idempotencyKey });
  }

  note(order: string, body: NewNote, idempotencyKey: string) {
    return this.#http.call<Operation>('POST', `/commerce/orders/${order}/notes`, { body, idempotencyKey });
  }

  coupon(contact: string, body: NewCoupon, idempotencyKey: string) {
    return this.#http.call<Operation>('POST', `/contacts/${contact}/coupons`, { body, idempotencyKey });
  }

  policy(signal?: AbortSignal) {
    return this.#http.get<ActionPolicy>('/commerce/policy', undefined, signal);
  }

  savePolicy(policy: ActionPolicy) {
    return this.#http.call<ActionPolicy>('PUT', '/commerce/policy', { body: policy });
  }
}
