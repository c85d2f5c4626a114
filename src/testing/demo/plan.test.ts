import { describe, expect, test } from "vitest";
import { isFinalTracking } from "@/modules/shipments/tracking";
import { demoPlan, stockMoves } from "./plan";
import { shortSkus } from "./plan-shelf";

// A working afternoon, the dead of night, a Sunday, the first hour of a Monday, new year.
const moments = ["2026-11-24T11:07:00Z", "2026-11-24T00:20:00Z", "2026-11-22T13:00:00Z", "2026-11-23T06:30:00Z", "2026-12-31T21:30:00Z"];

test("the same seed and time give the same plan, another seed another one", () => {
  const now = new Date("2026-11-24T11:07:00Z");
  expect(demoPlan({ seed: 1, now, days: 20 })).toEqual(demoPlan({ seed: 1, now, days: 20 }));
  expect(demoPlan({ seed: 2, now, days: 20 })).not.toEqual(demoPlan({ seed: 1, now, days: 20 }));
});

describe.each(moments)("at %s", (moment) => {
  const now = new Date(moment);
  const plan = demoPlan({ seed: 20_470, now });
  const { orders } = plan;
  const parts = orders.flatMap(({ fulfilments }) => fulfilments);

  test("stock is never negative and never promised twice, and the levels are the sum of the moves", () => {
    const held = new Map<string, { onHand: number; reserved: number }>();
    for (const { warehouse, sku, onHand, reserved } of stockMoves(plan)) {
      const level = held.get(`${warehouse} ${sku}`) ?? { onHand: 0, reserved: 0 };
      level.onHand += onHand;
      level.reserved += reserved;
      held.set(`${warehouse} ${sku}`, level);
      if (level.reserved < 0 || level.reserved > level.onHand) expect.fail(`${sku} in ${warehouse}: ${level.reserved} of ${level.onHand}`);
    }
    for (const { warehouse, sku, onHand, reserved } of plan.levels) expect(held.get(`${warehouse} ${sku}`)).toEqual({ onHand, reserved });
  });

  test("nothing happens in the future, and nothing before its order", () => {
    for (const { placedAt, fulfilments, payments, rating, number } of orders) {
      const times = fulfilments.flatMap((part) => [
        part.pickingAt,
        part.pickedAt,
        part.packedAt,
        part.handedOverAt,
        part.deliveredAt,
        part.returnedAt,
      ]);
      const events = fulfilments.flatMap((part) => part.shipment?.events.map(({ occurredAt }) => occurredAt) ?? []);
      for (const time of [...times, ...events, ...payments.map(({ occurredAt }) => occurredAt), rating?.ratedAt ?? null]) {
        if (!time) continue;
        expect(time.getTime(), number).toBeLessThanOrEqual(now.getTime());
        expect(time.getTime(), number).toBeGreaterThanOrEqual(placedAt.getTime());
      }
      for (const { pickingAt, pickedAt, packedAt, handedOverAt, deliveredAt } of fulfilments) {
        const steps = [pickingAt, pickedAt, packedAt, handedOverAt, deliveredAt].flatMap((time) => (time ? [time.getTime()] : []));
        expect(steps, number).toEqual(steps.toSorted((a, b) => a - b));
      }
    }
  });

  test("the quantities of every line keep their rules", () => {
    for (const { lines } of orders) {
      for (const line of lines) {
        expect(line.cancelled + line.reserved + line.backordered + line.shipped).toBe(line.known ? line.quantity : 0);
        expect(line.packed).toBeLessThanOrEqual(line.picked);
        expect(line.picked).toBeLessThanOrEqual(line.reserved + line.shipped);
        expect(line.delivered).toBeLessThanOrEqual(line.shipped);
      }
    }
  });

  test("nobody waits for what lies on a shelf", () => {
    const waiting = new Set(orders.flatMap(({ lines }) => lines.filter(({ backordered }) => backordered > 0).map(({ sku }) => sku)));
    expect(waiting.size).toBeGreaterThan(0);
    for (const sku of waiting) {
      expect(shortSkus).toContain(sku);
      expect(plan.levels.filter((level) => level.sku === sku).reduce((sum, level) => sum + level.onHand - level.reserved, 0)).toBe(0);
    }
  });

  test("three months of a small shop", () => {
    expect(orders.length).toBeGreaterThan(1500);
    expect(orders.length).toBeLessThan(3200);
    expect(orders.filter(({ status }) => status === "closed").length / orders.length).toBeGreaterThan(0.85);
    for (const { status, paymentStatus, deliveredAt } of orders) if (status === "closed" && deliveredAt) expect(paymentStatus).toBe("paid");
    for (const { status, deliveredAt, paymentStatus } of orders) if (deliveredAt && paymentStatus === "paid") expect(status).toBe("closed");
  });

  test("every state has somebody to show it", () => {
    const some = (what: string, holds: boolean) => expect(holds, what).toBe(true);
    for (const status of [
      "planned",
      "picking",
      "picked",
      "packed",
      "handed_over",
      "delivered",
      "returned_to_sender",
      "cancelled",
    ] as const) {
      some(
        status,
        parts.some((part) => part.status === status),
      );
    }
    for (const status of ["in_transit", "out_for_delivery", "ready_for_pickup", "failed_attempt", "delivered", "returned"] as const) {
      some(
        status,
        parts.some(({ shipment }) => shipment?.status === status),
      );
    }
    for (const reason of ["awaiting_payment", "address_invalid", "unknown_sku", "fraud_risk", "buyer_request", "manual"] as const) {
      some(
        reason,
        orders.some(({ holds }) => holds.some((hold) => hold.reason === reason && !hold.releasedAt)),
      );
    }
    some(
      "cash under way",
      orders.some(({ deliveredAt, paymentStatus }) => deliveredAt && paymentStatus === "cash_on_delivery"),
    );
    some(
      "partly cancelled",
      orders.some(({ status, lines }) => status !== "cancelled" && lines.some(({ cancelled }) => cancelled > 0)),
    );
    some(
      "partly shipped",
      orders.some(({ fulfilmentStatus }) => fulfilmentStatus === "partially_shipped"),
    );
    some(
      "late",
      parts.some(({ status, dueAt }) => (status === "planned" || status === "picking") && dueAt < now),
    );
    some(
      "low rating",
      orders.some(({ rating }) => rating && rating.score <= 2 && now.getTime() - rating.ratedAt.getTime() < 24 * 3_600_000),
    );
  });

  test("a parcel that has come to its end belongs to a fulfilment that has too", () => {
    for (const { status, shipment } of parts) {
      if (shipment && isFinalTracking(shipment.status)) expect(["delivered", "returned_to_sender"]).toContain(status);
    }
  });
});
