import type { HandoffRoute } from '../../src/api/types';

/** Where handoffs go until somebody changes it. */
export function routes(): HandoffRoute[] {
  return [
    { reason: 'asked_for_person', tier: 2, priority: 'medium' },
    { reason: 'unknown', tier: 2, priority: 'medium' },
    { reason: 'upset', tier: 3, priority: 'high' },
    { reason: 'abuse', tier: 4, priority: 'high' },
    { reason: 'payment_emergency', tier: 4, priority: 'urgent' },
    { reason: 'legal', tier: 4, priority: 'high' },
    { reason: 'safety', tier: 4, priority: 'urgent' },
    { reason: 'order_change', tier: 2, priority: 'medium' },
    { reason: 'damaged', tier: 2, priority: 'medium' },
    { reason: 'taught', tier: 2, priority: 'medium' },
    { reason: 'vip', tier: 3, priority: 'high' },
    { reason: 'high_value', tier: 3, priority: 'high' },
    { reason: 'off', tier: 2, priority: 'medium' },
  ];
}
