import { safeUrl } from "../../text/safe-url";
import { recordsOf, textOf, type Fields } from "../../model/read";
import { dateOf, moneyOf, numberOf, type Money } from "../values";

/** An order as a card shows it; whatever the shop left out is absent. */
export interface OrderView {
  readonly number: string;
  readonly state: string | null;
  /** The shop's own word. */
  readonly status: string | null;
  readonly placedAt: Date | null;
  readonly total: Money | null;
  readonly refunded: Money | null;
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly total: Money | null;
  }[];
  readonly shipments: readonly Shipment[];
}

export interface Shipment {
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly expected: Date | null;
}

export function readOrder(order: Fields): OrderView | null {
  const number = textOf(order["number"]) ?? textOf(order["externalId"]);
  if (number === null) return null;
  return {
    number,
    state: textOf(order["state"]),
    status: textOf(order["status"]),
    placedAt: dateOf(order["placedAt"]),
    total: moneyOf(order["total"]),
    refunded: sum(recordsOf(order["refunds"]).map((refund) => moneyOf(refund["amount"]))),
    lines: recordsOf(order["lines"]).flatMap((line) => {
      const title = textOf(line["title"]);
      return title
        ? [{ title, quantity: numberOf(line["quantity"]) ?? 1, total: moneyOf(line["total"]) }]
        : [];
    }),
    shipments: recordsOf(order["shipments"]).map((shipment) => ({
      carrier: textOf(shipment["carrier"]),
      trackingNumber: textOf(shipment["trackingNumber"]),
      trackingUrl: safeUrl(shipment["trackingUrl"]),
      expected: dateOf(shipment["estimatedDelivery"]),
    })),
  };
}

/** How far an order has come, 1 to 4; `null` where the way has ended otherwise or is not known. */
export function orderStep(state: string | null): 1 | 2 | 3 | 4 | null {
  switch (state) {
    case "pending":
      return 1;
    case "processing":
      return 2;
    case "shipped":
      return 3;
    case "delivered":
    case "completed":
      return 4;
    default:
      return null;
  }
}

export function orderTone(state: string | null): "plain" | "good" | "warn" | "bad" {
  switch (state) {
    case "shipped":
    case "delivered":
    case "completed":
      return "good";
    case "pending":
    case "on_hold":
      return "warn";
    case "failed":
    case "cancelled":
      return "bad";
    default:
      return "plain";
  }
}

function sum(amounts: readonly (Money | null)[]): Money | null {
  const known = amounts.filter((amount) => amount !== null);
  const [first] = known;
  if (!first || known.some(({ currency }) => currency !== first.currency)) return null;
  let total = 0;
  for (const { amountMinor } of known) total += amountMinor;
  return { currency: first.currency, amountMinor: total };
}
