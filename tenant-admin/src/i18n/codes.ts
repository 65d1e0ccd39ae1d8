import { phrase, t } from './i18n';

/*
 * What the service and shops say by a code. A shop's own word that is not here is shown as the shop writes it.
 */
const KNOWN: ReadonlySet<string> = new Set([
  // Orders, payments and parcels.
  phrase('Pending'),
  phrase('Processing'),
  phrase('On hold'),
  phrase('Shipped'),
  phrase('Delivered'),
  phrase('Completed'),
  phrase('Cancelled'),
  phrase('Refunded'),
  phrase('Partially refunded'),
  phrase('Failed'),
  phrase('Paid'),
  phrase('Partially paid'),
  phrase('Unpaid'),
  phrase('Authorized'),
  phrase('Voided'),
  phrase('Fulfilled'),
  phrase('Unfulfilled'),
  phrase('In transit'),
  phrase('Out for delivery'),
  phrase('Label created'),
  phrase('Returned'),
  // Priorities and availability.
  phrase('Low'),
  phrase('Medium'),
  phrase('High'),
  phrase('Urgent'),
  phrase('Online'),
  phrase('Away'),
  phrase('Offline'),
  // What the assistant understood and looked at.
  phrase('Safety'),
  phrase('Abuse'),
  phrase('Emergency'),
  phrase('Legal'),
  phrase('Person'),
  phrase('Anger'),
  phrase('Order change'),
  phrase('Damaged'),
  phrase('Refund state'),
  phrase('Order list'),
  phrase('Order details'),
  phrase('Order status'),
  phrase('Cart'),
  phrase('Carts'),
  phrase('Product'),
  phrase('Products'),
  phrase('Greeting'),
  phrase('Thanks'),
  phrase('Goodbye'),
  phrase('Capabilities'),
  phrase('Acknowledged'),
  phrase('Yes'),
  phrase('No'),
  phrase('Article'),
  phrase('Articles'),
  phrase('Customer'),
  phrase('Order'),
  phrase('Orders'),
  phrase('Unknown'),
  phrase('Asked for person'),
  phrase('Upset'),
  phrase('Payment emergency'),
  phrase('Guidance'),
  phrase('Forbidden'),
  phrase('Taught'),
  phrase('Clarify'),
  phrase('High value'),
  phrase('Off'),
]);

/** "in_transit" → "In transit", in the reader's language. */
export function words(code: string): string {
  const text = code.replace(/[_-]+/g, ' ').trim();
  const readable = text.charAt(0).toUpperCase() + text.slice(1);
  return KNOWN.has(readable) ? t(readable) : readable;
}
