import type { PoolClient } from "pg";
import { expect, test } from "vitest";
import { createDb, createPool } from "@/platform/db";
import { withOwnDatabase } from "@/testing/database";
import { aWaveFloor, workOf } from "@/testing/wave-floor";
import { makeWave } from "./make-wave";

/** How often the connections of a pool ask something. */
function counting(pool: ReturnType<typeof createPool>): { asked: number } {
  const count = { asked: 0 };
  pool.on("connect", (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      count.asked += 1;
      return query(...args);
    }) as PoolClient["query"];
  });
  return count;
}

test(
  "a wave of 200 orders is planned in less than a second, with as many statements as one of two",
  withOwnDatabase(async ({ db, url }) => {
    const [large, small] = [await aWaveFloor(db, { units: 400 }), await aWaveFloor(db)];
    const skus = ["A", "B", "C", "D", "E"];
    for (let n = 0; n < 2; n++) await workOf(small.ctx, { A: 1 });
    for (let n = 0; n < 200; n++) await workOf(large.ctx, { [skus[n % 5] ?? "A"]: 1, [skus[(n + 2) % 5] ?? "B"]: 1 });
    const pool = createPool(url, { max: 2 });
    const count = counting(pool);
    try {
      const make = async ({ ctx }: typeof large) => {
        const [before, from] = [count.asked, performance.now()];
        const made = await makeWave({ ...ctx, db: createDb(pool) }, { warehouse: "KZN", mode: "batch", cart: "four" });
        return { ...made, took: performance.now() - from, statements: count.asked - before };
      };
      await make(small);
      for (let n = 0; n < 2; n++) await workOf(small.ctx, { A: 1 });
      const [few, many] = [await make(small), await make(large)];
      process.stdout.write(
        `a wave of ${many.orders} orders on ${many.tasks} carts: ${many.took.toFixed(0)} ms, ${many.statements} statements\n`,
      );
      expect(many).toMatchObject({ orders: 200, tasks: 50, statements: few.statements });
      expect(many.took).toBeLessThan(1_000);
    } finally {
      await pool.end();
    }
  }),
  240_000,
);
