import type { Money } from '../api/types';
import { locale } from '../i18n/i18n';

/** How many decimals amounts of a currency have. */
export function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // A shop may send a code that is not an ISO 4217 one.
    return 2;
  }
}

/** "12,50" or "12.5" → 1250 cents; null for what is no amount of the currency, such as more decimals than it has. */
export function parseAmount(text: string, currency: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim());
  const digits = digitsOf(currency);
  const decimals = match?.[2] ?? '';
  if (match === null || decimals.length > digits) return null;
  return Number(`${match[1]}${decimals.padEnd(digits, '0')}`);
}

/** As one types it: "12.50", in the reader's own way. */
export function typed({ amountMinor, currency }: Money): string {
  const digits = digitsOf(currency);
  return (amountMinor / 10 ** digits).toLocaleString(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
    numberingSystem: 'latn',
  });
}
