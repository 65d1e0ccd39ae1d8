import { describe, expect, test } from "vitest";
import { orderStep, readOrder } from "../../src/widget/extras/cards/order";

const eur = (amountMinor: number): object => ({ amountMinor, currency: "EUR" });

describe("an order on a card", () => {
  test("shows what the shop told", () => {
    const order = readOrder({
      number: "1001",
      state: "shipped",
      status: "versandt",
      total: eur(6890),
      lines: [{ title: "Red mug", quantity: 2, total: eur(3998) }],
      shipments: [
        { carrier: "DHL", trackingUrl: "javascript:alert(1)", estimatedDelivery: "2026-11-24" },
      ],
      refunds: [{ amount: eur(100) }, { amount: eur(250) }],
    });
    expect(order).toMatchObject({
      number: "1001",
      state: "shipped",
      refunded: { amountMinor: 350 },
    });
    expect(order?.shipments[0]).toMatchObject({
      carrier: "DHL",
      trackingNumber: null,
      trackingUrl: null,
    });
    expect(order?.shipments[0]?.expected?.getDate()).toBe(24);
  });

  test("survives what is missing or of another shape", () => {
    expect(readOrder({})).toBeNull();
    expect(readOrder({ number: 7 })).toBeNull();
    const order = readOrder({
      number: "1",
      total: "12",
      lines: [null, 3, { quantity: 2 }],
      shipments: {},
      refunds: [{}],
      placedAt: "soon",
    });
    expect(order).toMatchObject({
      total: null,
      lines: [],
      shipments: [],
      refunded: null,
      placedAt: null,
    });
  });

  test("has no step where its way ended otherwise", () => {
    expect(orderStep("delivered")).toBe(4);
    for (const state of ["cancelled", "refunded", "failed", "on_hold", "something new", null])
      expect(orderStep(state)).toBeNull();
  });
});
