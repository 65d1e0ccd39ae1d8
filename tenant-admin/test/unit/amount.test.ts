import { expect, test } from 'vitest';
import { parseAmount } from '../../src/orders/amount';
import { decidedAlone, keptFrom, leftOf, roleForAmount } from '../../src/orders/rules';
import type { Operation, Order } from '../../src/api/types';

test.each([
  ['12.50', 'EUR', 1_250],
  ['12,5', 'EUR', 1_250],
  ['12', 'EUR', 1_200],
  ['12.', 'EUR', 1_200],
  ['1200', 'JPY', 1_200],
  ['0.005', 'KWD', 5],
  ['1,234', 'EUR', null],
  ['12.5', 'JPY', null],
  ['-1', 'EUR', null],
  ['1.2.3', 'EUR', null],
  ['', 'EUR', null],
])('%j in %s is %s of its smallest unit', (text, currency, minor) => {
  expect(parseAmount(text, currency)).toBe(minor);
});

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const order = { total: eur(1_000), refunds: [{ amount: eur(100), reason: null, at: null }], state: 'processing' };
const operation = (kind: string, state: string) => ({ kind, state, amount: eur(300) }) as Operation;

test('what is left counts what is under way, and not what is over', () => {
  const operations = [
    operation('refund', 'awaiting_approval'),
    operation('refund', 'failed'),
    operation('coupon', 'running'),
  ];
  expect(leftOf(order as unknown as Order, operations)).toBe(600);
  const done = operation('refund', 'done');
  expect(leftOf(order as unknown as Order, [done])).toBe(900);
  expect(leftOf(order as unknown as Order, [{ ...done, orderFollows: true }])).toBe(600);
});

test('an order is cancelled once', () => {
  expect(keptFrom(order as unknown as Order, [])).toBeNull();
  expect(keptFrom(order as unknown as Order, [operation('cancellation', 'running')])).toBe(
    'A cancellation is under way.',
  );
});

test('more money needs a higher role', () => {
  const policy = { agentRefundMinor: 5, supervisorRefundMinor: 50, agentsCancel: true, agentCouponPercent: 10 };
  expect([5, 6, 51].map((minor) => roleForAmount(policy, minor))).toEqual(['agent', 'supervisor', 'admin']);
});

test('an order’s refunds that nobody else agreed to count together', () => {
  const agreed = { ...operation('refund', 'done'), decidedBy: 'usr_1' };
  const alone = [operation('refund', 'done'), operation('refund', 'running')];
  const others = [operation('refund', 'failed'), operation('refund', 'awaiting_approval'), operation('coupon', 'done')];
  expect(decidedAlone([agreed, ...alone, ...others])).toBe(600);
});
