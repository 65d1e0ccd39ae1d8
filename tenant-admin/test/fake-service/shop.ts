import { randomUUID } from 'node:crypto';
import type { ActionPolicy, Money, Operation, OperationState, Order, StaffRole } from '../../src/api/types';
import { decidedAlone, roleForAmount, roleForCancellation, roleForPercent } from '../../src/orders/rules';
import { isAtLeast } from '../../src/people/roles';
import type { Answer, Call, Route } from './http';
import { NotFound, type Store } from './store';

const DONE_AFTER_MS = 60;

/** What one shop was asked to do, and how far each role may go. */
interface Shop {
  operations: Operation[];
  policy: ActionPolicy;
}

const shops = new WeakMap<Store, Shop>();

export function shopOf(store: Store): Shop {
  const known = shops.get(store) ?? {
    operations: [],
    policy: { agentRefundMinor: 5_000, supervisorRefundMinor: 50_000, agentsCancel: true, agentCouponPercent: 10 },
  };
  shops.set(store, known);
  return known;
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });

const problem = (status: number, code: string, pointer?: string): Answer => ({
  status,
  body: { status, code, detail: code, errors: pointer === undefined ? [] : [{ pointer, detail: code }] },
});

function orderOf(store: Store, id: string): Order {
  const found = [...store.commerce.values()]
    .flatMap(({ orders }) => orders)
    .find(({ externalId }) => externalId === id);
  if (found === undefined) throw new NotFound();
  return found;
}

function request(store: Store, call: Call, kind: Operation['kind'], needs: StaffRole): Answer {
  const { account, body, id } = call;
  const at = new Date().toISOString();
  const operation: Operation = {
    id: `opr_${randomUUID()}`,
    siteId: 'sit_shop',
    kind,
    state: isAtLeast(account.me.role, needs) ? 'requested' : 'awaiting_approval',
    ...(kind === 'coupon' ? { contactId: id } : { orderId: id }),
    conversationId: String(body['conversationId']),
    amount: (body['amount'] as Money | undefined) ?? null,
    percent: (body['percent'] as number | undefined) ?? null,
    needs,
    requestedBy: account.me.id,
    createdAt: at,
    updatedAt: at,
  };
  shopOf(store).operations.unshift(operation);
  told(store, operation, account.me);
  if (operation.state === 'requested') later(store, operation);
  return ok(operation, 201);
}

/**
 * The shop answers soon after; its payment provider knows nothing of 13 cents, at 14 its answer is lost, and after 15 it
 * does not show the order.
 */
function later(store: Store, operation: Operation): void {
  setTimeout(() => {
    if (operation.amount?.amountMinor === 14) {
      moved(store, operation, 'unknown');
      return;
    }
    const refused = operation.amount?.amountMinor === 13;
    if (refused) operation.error = 'The card has expired.';
    else if (operation.kind === 'coupon') operation.reference = 'thanks4waiting';
    operation.orderFollows = operation.amount?.amountMinor === 15;
    if (!refused && !operation.orderFollows && operation.orderId != null)
      change(orderOf(store, operation.orderId), operation);
    moved(store, operation, refused ? 'failed' : 'done');
  }, DONE_AFTER_MS).unref();
}

function change(order: Order, { kind, amount }: Operation): void {
  if (kind === 'refund' && amount != null) order.refunds.push({ amount, reason: null, at: new Date().toISOString() });
  if (kind === 'cancellation') Object.assign(order, { status: 'cancelled', state: 'cancelled' });
}

function moved(store: Store, operation: Operation, state: OperationState): void {
  operation.state = state;
  operation.updatedAt = new Date().toISOString();
  told(store, operation, null);
}

function told(store: Store, operation: Operation, by: { id: string; name: string } | null): void {
  if (operation.conversationId == null) return;
  const { kind, state, amount, orderId } = operation;
  store.append(operation.conversationId, {
    kind: 'event',
    private: true,
    author: by === null ? { kind: 'system' } : { kind: 'agent', id: by.id, name: by.name },
    data: { type: 'operation', operationId: operation.id, operation: kind, state, order: orderId, amount },
  });
}

function decide(store: Store, { id, account }: Call, agree: boolean): Answer {
  const operation = shopOf(store).operations.find((one) => one.id === id);
  if (operation === undefined) throw new NotFound();
  if (operation.state !== 'awaiting_approval') return problem(409, 'already_decided');
  operation.decidedBy = account.me.id;
  moved(store, operation, agree ? 'requested' : 'declined');
  if (agree) later(store, operation);
  return ok(operation);
}

function settle(store: Store, { id, account, body }: Call): Answer {
  const operation = shopOf(store).operations.find((one) => one.id === id);
  if (operation === undefined) throw new NotFound();
  if (!isAtLeast(account.me.role, 'admin')) return problem(403, 'forbidden');
  if (operation.state !== 'unknown') return problem(409, 'not_unknown');
  moved(store, operation, body['done'] === true ? 'done' : 'failed');
  return ok(operation);
}

function refund(store: Store, call: Call): Answer {
  const { total, refunds } = orderOf(store, call.id);
  const { amountMinor } = call.body['amount'] as Money;
  const left = refunds.reduce((rest, { amount }) => rest - amount.amountMinor, total.amountMinor);
  if (amountMinor > left) return problem(400, 'validation_failed', '/amount/amountMinor');
  const { operations, policy } = shopOf(store);
  const alone = decidedAlone(operations.filter(({ orderId }) => orderId === call.id));
  return request(store, call, 'refund', roleForAmount(policy, amountMinor + alone));
}

function cancel(store: Store, call: Call): Answer {
  const { state } = orderOf(store, call.id);
  if (!['pending', 'processing', 'on_hold'].includes(state)) return problem(409, 'order_not_cancellable');
  return request(store, call, 'cancellation', roleForCancellation(shopOf(store).policy));
}

function coupon(store: Store, call: Call): Answer {
  const { policy } = shopOf(store);
  const { percent, amount } = call.body as { percent?: number; amount?: Money };
  const needs = amount === undefined ? roleForPercent(policy, percent ?? 0) : roleForAmount(policy, amount.amountMinor);
  return request(store, call, 'coupon', needs);
}

function list(store: Store, { query }: Call): Answer {
  const fits = (name: string, value: string | null | undefined) => !query.has(name) || query.get(name) === value;
  const data = shopOf(store).operations.filter(
    (one) => fits('order', one.orderId) && fits('contact', one.contactId) && fits('state', one.state),
  );
  return ok({ data, nextCursor: null });
}

export const SHOP_ROUTES: Route[] = [
  ['GET', /^\/commerce\/operations$/, list],
  ['POST', /^\/commerce\/operations\/([\w-]+)\/approval$/, (store, call) => decide(store, call, true)],
  ['DELETE', /^\/commerce\/operations\/([\w-]+)\/approval$/, (store, call) => decide(store, call, false)],
  ['PUT', /^\/commerce\/operations\/([\w-]+)\/settlement$/, settle],
  ['POST', /^\/commerce\/orders\/(\w+)\/refunds$/, refund],
  ['POST', /^\/commerce\/orders\/(\w+)\/cancellation$/, cancel],
  ['POST', /^\/commerce\/orders\/(\w+)\/notes$/, (store, call) => request(store, call, 'note', 'agent')],
  ['POST', /^\/contacts\/(\w+)\/coupons$/, coupon],
  ['GET', /^\/commerce\/policy$/, (store) => ok(shopOf(store).policy)],
  ['PUT', /^\/commerce\/policy$/, (store, { body }) => ok(Object.assign(shopOf(store).policy, body))],
];
