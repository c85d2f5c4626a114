import { describe, expect, test, vi } from "vitest";
import type { Context } from "@/platform/context";
import { readWholeOrders } from "@/server/order-view";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aBundle, anOrder, anOrderRequest, aProduct, aShop, receive, stockOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { adjustStock } from "./adjust-stock";
import { expireCheckout, expireCheckouts, extendCheckout, orderCheckout, releaseCheckout } from "./end-checkout";
import { reserveForCheckout } from "./reserve-for-checkout";

vi.setConfig({ testTimeout: 60_000 });

const minute = 60_000;
const wish = (lines: Record<string, number>, more: { reference?: string; minutes?: number } = {}) => ({
  channel: "site",
  reference: null,
  minutes: 15,
  lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
  ...more,
});
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, now: () => new Date(ctx.now().getTime() + minutes * minute) });

describe("a reservation for a checkout", () => {
  test(
    "keeps units until its order, which takes them over",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
      const { checkout } = await reserveForCheckout(ctx, wish({ A: 3 }));
      expect(checkout).toMatchObject({ state: "open", kept: [{ sku: "A", units: 3 }] });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 3, reserved: 3 });
      await expect(anOrder(ctx, { lines: { A: 1 }, onShortage: "reject" })).rejects.toMatchObject({
        reason: { code: "order.insufficient_stock" },
      });
      expect(await bookBreaches(ctx)).toEqual([]);
      const order = anOrderRequest({ lines: { A: 3 }, onShortage: "reject" });
      const placed = await orderCheckout(ctx, { id: checkout.id, order });
      expect(placed).toMatchObject({ outcome: "placed", order: { lines: [{ reserved: 3 }] } });
      expect(await orderCheckout(ctx, { id: checkout.id, order })).toMatchObject({ outcome: "known" });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 3, reserved: 3 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is all or nothing, by the parts of a bundle too (C-03)",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
      await aProduct(ctx, { sku: "B", stock: { KZN: 5 } });
      await aBundle(ctx, { sku: "SET", parts: { A: 1, B: 1 } });
      await expect(reserveForCheckout(ctx, wish({ SET: 2, A: 1 }))).rejects.toMatchObject({ kind: "conflict" });
      await expect(reserveForCheckout(ctx, wish({ NONE: 1 }))).rejects.toMatchObject({ kind: "invalid" });
      await expect(reserveForCheckout(ctx, { ...wish({ A: 1 }), channel: "nowhere" })).rejects.toMatchObject({ kind: "invalid" });
      expect(await stockOf(ctx, "B")).toMatchObject({ reserved: 0 });
      const { checkout } = await reserveForCheckout(ctx, wish({ SET: 2 }));
      expect(checkout.kept).toEqual([
        { sku: "A", units: 2 },
        { sku: "B", units: 2 },
      ]);
    }),
  );

  test(
    "answers again under its reference, and can be asked anew once it has ended",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
      const first = await reserveForCheckout(ctx, wish({ A: 2 }, { reference: "cart" }));
      const again = await reserveForCheckout(ctx, wish({ A: 2 }, { reference: "cart" }));
      expect([first.created, again.created, again.checkout.id]).toEqual([true, false, first.checkout.id]);
      expect((await releaseCheckout(ctx, { id: first.checkout.id })).state).toBe("released");
      expect((await releaseCheckout(ctx, { id: first.checkout.id })).state).toBe("released");
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
      expect((await reserveForCheckout(ctx, wish({ A: 2 }, { reference: "cart" }))).created).toBe(true);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "lives as long as it was extended, and after its time is nobody's",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
      const { checkout } = await reserveForCheckout(ctx, wish({ A: 2 }, { minutes: 5 }));
      await extendCheckout(later(ctx, 4), { id: checkout.id, minutes: 10 });
      expect(await expireCheckout(later(ctx, 6), checkout.id)).toBe(false);
      expect(await expireCheckouts({ db, now: later(ctx, 15).now })).toBeGreaterThan(0);
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
      await expect(extendCheckout(ctx, { id: checkout.id, minutes: 10 })).rejects.toMatchObject({ reason: { code: "reservation.ended" } });
      // The order still comes: it is placed like any other.
      const order = anOrderRequest({ lines: { A: 2 }, onShortage: "reject" });
      expect(await orderCheckout(ctx, { id: checkout.id, order })).toMatchObject({ outcome: "placed" });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "gives way to what is physically there, before any order does",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const placed = await anOrder(ctx, { lines: { A: 3 } });
      const { checkout } = await reserveForCheckout(ctx, wish({ A: 2 }));
      await adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "A", onHand: 4 }] });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 4, reserved: 4 });
      expect((await readWholeOrders(ctx, [placed.id]))[0]?.lines).toMatchObject([{ reserved: 3, backordered: 0 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
      expect((await releaseCheckout(ctx, { id: checkout.id })).kept).toEqual([]);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 4, reserved: 3 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is not found for another organization, and answers over HTTP",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const app = testApp(db);
      const call = async (who: Context, path: string, body: unknown, key = crypto.randomUUID()) =>
        app.request(`/api/v1${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${await aKey(who)}`, "content-type": "application/json", "idempotency-key": key },
          body: JSON.stringify(body),
        });
      const made = await call(ctx, "/reservations", wish({ A: 2 }, { reference: "r1" }));
      expect(made.status).toBe(201);
      const { id } = (await made.json()) as { id: string };
      expect((await call(ctx, "/reservations", wish({ A: 2 }, { reference: "r1" }))).status).toBe(200);
      expect((await call(ctx, "/reservations", wish({ A: 9 }))).status).toBe(409);
      expect((await call(ctx, "/reservations", { ...wish({ A: 1 }), colour: "red" })).status).toBe(422);
      for (const [path, body] of [
        ["extend", { minutes: 5 }],
        ["release", {}],
        ["order", anOrderRequest({ lines: { A: 2 } })],
      ] as const)
        expect((await call(other.ctx, `/reservations/${id}/${path}`, body)).status).toBe(404);
      expect((await call(ctx, `/reservations/${id}/extend`, { minutes: 5 })).status).toBe(200);
      expect((await call(ctx, `/reservations/${id}/order`, anOrderRequest({ lines: { A: 2 } }))).status).toBe(201);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

test(
  "S10: expiry and the paid order at the same moment have one outcome: units kept for the order, or a refusal to give the money back for",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    const outcomes = { kept: 0, refused: 0 };
    for (let round = 0; round < 20; round++) {
      await receive(ctx, "KZN", { A: 1 });
      const { checkout } = await reserveForCheckout(ctx, wish({ A: 1 }, { minutes: 5 }));
      const over = later(ctx, 5);
      const order = anOrderRequest({ lines: { A: 1 }, onShortage: "reject", externalId: `S10-${round}` });
      const rival = anOrderRequest({ lines: { A: 1 }, onShortage: "reject", externalId: `S10-rival-${round}` });
      const [, paid, taken] = await Promise.all([
        expireCheckout(over, checkout.id),
        orderCheckout(over, { id: checkout.id, order }).catch((error: { reason?: { code: string } }) => error.reason?.code),
        (await import("./place-orders"))
          .placeOrder(over, { order: rival })
          .catch((error: { reason?: { code: string } }) => error.reason?.code),
      ]);
      const won = [paid, taken].filter((result) => typeof result === "object" && result?.outcome === "placed");
      const lost = [paid, taken].filter((result) => result === "order.insufficient_stock");
      expect([won.length, lost.length]).toEqual([1, 1]);
      if (won[0] === paid) outcomes.kept += 1;
      else outcomes.refused += 1;
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: round + 1, reserved: round + 1 });
    }
    expect(outcomes.kept + outcomes.refused).toBe(20);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a checkout that is asked for several times at once under keys of their own is kept once",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const authorization = `Bearer ${await aKey(ctx, ["full"])}`;
    const body = JSON.stringify({ channel: "site", reference: "cart-1", lines: [{ sku: "A", quantity: 1 }] });
    const ask = (key: string) => {
      const headers = { authorization, "content-type": "application/json", "idempotency-key": key };
      return testApp(db).request("/api/v1/reservations", { method: "POST", headers, body });
    };
    const answers = await Promise.all(["1", "2", "3", "4", "5", "6"].map(ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 1 });
  }),
);
