import { isRecord, textOf } from "../model/read";

export function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
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
