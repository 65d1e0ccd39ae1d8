/** Readers for what comes in `entry.data`: another program wrote it, so nothing about its shape is certain. */
export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function recordsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function dateOf(value: unknown): Date | null {
  const text = textOf(value);
  // A day without a time is that day for every reader, not midnight in UTC.
  const at = text ? new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T12:00` : text) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export function moneyOf(value: unknown): Money | null {
  if (!isRecord(value)) return null;
  const amountMinor = numberOf(value["amountMinor"]);
  const currency = textOf(value["currency"]);
  return amountMinor === null || currency === null ? null : { amountMinor, currency };
}
