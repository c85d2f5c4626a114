import { describe, expect, test } from "vitest";
import { whyNot } from "./order-moves";

const anOrder = {
  status: "confirmed",
  fulfilledBy: "us",
  openHolds: [] as string[],
  lines: [{ quantity: 3, cancelled: 1, shipped: 0 }],
} as const;

describe("an order", () => {
  test("may be held, edited and cancelled until it leaves", () => {
    for (const action of ["hold", "edit", "cancel"] as const) expect(whyNot(action, anOrder)).toBeNull();
  });

  test("cannot be cancelled once a unit has shipped", () => {
    const partly = { ...anOrder, lines: [{ quantity: 3, cancelled: 0, shipped: 1 }] };
    expect(whyNot("cancel", partly)).toEqual({ code: "order.already_shipped", params: { units: 1 } });
    expect(whyNot("edit", partly)).toBeNull();
  });

  test("has nothing to hold or edit once all has shipped", () => {
    const gone = { ...anOrder, lines: [{ quantity: 3, cancelled: 1, shipped: 2 }] };
    expect(whyNot("hold", gone)?.code).toBe("order.nothing_left_to_ship");
    expect(whyNot("edit", gone)?.code).toBe("order.nothing_left_to_ship");
  });

  test("is released only when something holds it, and confirmed only when nothing does", () => {
    const held = { ...anOrder, status: "new", openHolds: ["manual", "fraud_risk"] } as const;
    expect(whyNot("release", anOrder)?.code).toBe("order.no_open_hold");
    expect(whyNot("release", held)).toBeNull();
    expect(whyNot("confirm", held)).toEqual({ code: "order.on_hold", params: { count: 2 } });
    expect(whyNot("confirm", { ...held, openHolds: [] })).toBeNull();
  });

  test("that its channel fulfils is never held or edited here", () => {
    expect(whyNot("hold", { ...anOrder, fulfilledBy: "channel" })?.code).toBe("order.fulfilled_by_channel");
    expect(whyNot("cancel", { ...anOrder, fulfilledBy: "channel" })).toBeNull();
  });

  test("stays cancelled, but its late money is booked", () => {
    const cancelled = { ...anOrder, status: "cancelled" } as const;
    expect(whyNot("cancel", cancelled)).toEqual({ code: "order.wrong_status", params: { action: "cancel", status: "cancelled" } });
    expect(whyNot("recordPayment", cancelled)).toBeNull();
    expect(whyNot("recordPayment", { ...anOrder, status: "draft" })?.code).toBe("order.wrong_status");
  });
});
