import { ApiError, explain } from '../api/problem';
import type { ActionPolicy, Operation, OperationState, Order, StaffRole } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { isAtLeast } from '../people/roles';

/** Where something is asked for. */
export interface Place {
  siteId: string;
  conversationId: string;
}

/** What the shop itself keeps: its ids are numbers. Others were pushed by another system. */
export function isShops({ externalId }: Pick<Order, 'externalId'>): boolean {
  return /^\d{1,18}$/.test(externalId);
}

export function isOver(state: OperationState): boolean {
  switch (state) {
    case 'awaiting_approval':
    case 'requested':
    case 'running':
    case 'unknown':
      return false;
    case 'done':
    case 'failed':
    case 'declined':
      return true;
  }
}

/** Over, and what the order says counts it. */
export function isSettled({ state, orderFollows }: Pick<Operation, 'state' | 'orderFollows'>): boolean {
  return isOver(state) && orderFollows !== true;
}

/** In the smallest unit: what is left of an order, counting refunds that are under way. */
export function leftOf({ total, refunds }: Order, operations: readonly Operation[]): number {
  const refunded = refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return Math.max(0, total.amountMinor - refunded - underWay(operations));
}

export function underWay(operations: readonly Operation[]): number {
  return operations
    .filter((one) => one.kind === 'refund' && !isSettled(one))
    .reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0);
}

/** What was given back of an order, or is being, without that anybody else was asked: limits count it together. */
export function decidedAlone(operations: readonly Operation[]): number {
  return operations
    .filter(({ kind, decidedBy }) => kind === 'refund' && decidedBy == null)
    .filter(({ state }) => state === 'done' || (state !== 'awaiting_approval' && !isOver(state)))
    .reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0);
}

/** The least role that may have this amount given to a shopper. */
export function roleForAmount(policy: ActionPolicy, amountMinor: number): StaffRole {
  if (amountMinor <= policy.agentRefundMinor) return 'agent';
  return amountMinor <= policy.supervisorRefundMinor ? 'supervisor' : 'admin';
}

export function roleForPercent(policy: ActionPolicy, percent: number): StaffRole {
  return percent <= policy.agentCouponPercent ? 'agent' : 'supervisor';
}

export function roleForCancellation(policy: ActionPolicy): StaffRole {
  return policy.agentsCancel ? 'agent' : 'supervisor';
}

/** How much of money somebody may give by themselves, in the smallest unit; `null`: any amount. */
export function ownLimit(policy: ActionPolicy, role: string): number | null {
  if (isAtLeast(role, 'admin')) return null;
  return isAtLeast(role, 'supervisor') ? policy.supervisorRefundMinor : policy.agentRefundMinor;
}

/** Why an order can't be cancelled; `null` when it can. */
export function keptFrom({ state }: Pick<Order, 'state'>, operations: readonly Operation[]): string | null {
  if (operations.some((one) => one.kind === 'cancellation' && !isSettled(one))) {
    return t('A cancellation is under way.');
  }
  switch (state) {
    case 'pending':
    case 'processing':
    case 'on_hold':
      return null;
    case 'shipped':
    case 'delivered':
    case 'completed':
      return t('Too late to cancel: it has been sent.');
    case 'cancelled':
      return t('The order is cancelled.');
    case 'refunded':
      return t('The order is refunded.');
    case 'failed':
      return t('The order’s payment failed: there is nothing to cancel.');
  }
}

const REFUSALS: Record<string, string> = {
  order_not_cancellable: phrase('It is too late to cancel this order.'),
  store_not_connected: phrase('No shop is connected to this site any more.'),
  already_decided: phrase('Somebody has decided this already.'),
  not_unknown: phrase('Meanwhile it is known what became of it.'),
};

/** Why the service refused, in words. */
export function refusal(error: unknown): string {
  const said = error instanceof ApiError ? REFUSALS[error.problem.code] : undefined;
  if (said !== undefined) return t(said);
  const overdrawn =
    error instanceof ApiError && error.problem.errors.some(({ pointer }) => pointer === '/amount/amountMinor');
  return overdrawn ? t('Less than that is left of the order.') : explain(error);
}
