import type { Words } from "../text/words";

/** Minor units become the currency's own digits: 1999 EUR is €19.99, 1999 JPY is ¥1,999. */
export function moneyText({ locale }: Words, amountMinor: number, currency: string): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency });
    return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return `${(amountMinor / 100).toFixed(2)} ${currency}`;
  }
}

export function bytesText({ locale }: Words, size: number): string {
  const units = ["byte", "kilobyte", "megabyte"] as const;
  const step = size < 1_000 ? 0 : size < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[step] ?? "byte",
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(size / 1_000 ** step);
}

export function percentText({ locale }: Words, share: number): string {
  return new Intl.NumberFormat(locale, { style: "percent" }).format(share);
}

export function dayText({ locale }: Words, at: Date): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }).format(at);
}
