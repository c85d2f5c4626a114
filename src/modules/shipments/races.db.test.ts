import { describe, expect, test } from "vitest";
import { readOrders } from "@/modules/orders/queries";
import { bookBreaches } from "@/testing/book-breaches";
import { withDatabase } from "@/testing/database";
import { aProduct, aShop } from "@/testing/orders";
import { bookedThoughCancelled, race, racePairs } from "@/testing/race-pairs";

const rounds = 20;
const atOnce = 5;

describe("S8: transitions that race for one order", () => {
  for (const pair of racePairs) {
    test(
      `${pair.name}, ${rounds} rounds: only allowed ends, stock moved once`,
      { timeout: 90_000 },
      withDatabase(async ({ db }) => {
        const { ctx } = await aShop(db);
        await aProduct(ctx, { sku: "A", stock: { KZN: 500 } });
        await aProduct(ctx, { sku: "B", stock: { KZN: 500 } });
        const orderIds: string[] = [];
        for (let round = 0; round < rounds; round += atOnce) {
          const results = await Promise.all(Array.from({ length: atOnce }, () => race(ctx, pair)));
          expect(results.flatMap((result) => result.bugs)).toEqual([]);
          for (const { won } of results) expect(pair.won).toContain(won);
          orderIds.push(...results.map((result) => result.orderId));
        }
        const orders = await readOrders(ctx, orderIds);
        for (const { status, fulfilmentStatus } of orders) expect(pair.ends).toContain(`${status} ${fulfilmentStatus}`);
        const cancelled = orders.filter((order) => order.status === "cancelled").map((order) => order.id);
        expect(await bookedThoughCancelled(ctx, cancelled)).toEqual([]);
        expect(await bookBreaches(ctx)).toEqual([]);
      }),
    );
  }
});
