import { expect, test } from "vitest";
import { bookBreaches } from "@/testing/book-breaches";
import { withDatabase } from "@/testing/database";
import { aProduct, aShop, stockOf } from "@/testing/orders";
import { pairs, raceForPaid } from "@/testing/paid-order-races";
import { tell } from "@/testing/percentile";

const rounds = Number(process.env.RACE_ROUNDS) || 100;
const atOnce = 5;

for (const pair of pairs) {
  test(
    `S8: ${pair.join(" and ")} race for a paid order ${rounds} times`,
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 * rounds } });
      await aProduct(ctx, { sku: "B", stock: { KZN: 10 * rounds } });
      for (let round = 0; round < rounds; round += atOnce) {
        const wrong = await Promise.all(Array.from({ length: atOnce }, () => raceForPaid(ctx, pair)));
        expect(wrong.flat()).toEqual([]);
      }
      expect(await bookBreaches(ctx)).toEqual([]);
      const { onHand, reserved } = await stockOf(ctx, "A");
      tell(`S8 ${pair.join(" and ")}`, { "left on hand": onHand, reserved });
    }),
  );
}
