import type { PoolClient } from "pg";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createDb, createPool } from "@/platform/db";
import { withOwnDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aProduct, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { anOrderFor } from "@/testing/running-shop";

const most = 7;

/** What a pool's connections are asked, in order: each is one way to the database and back. */
function listen(pool: ReturnType<typeof createPool>): string[] {
  const asked: string[] = [];
  pool.on("connect", (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const [first] = args;
      asked.push((typeof first === "string" ? first : ((first as { text?: string }).text ?? "?")).trim().replace(/\s+/g, " ").slice(0, 60));
      return query(...args);
    }) as PoolClient["query"];
  });
  return asked;
}

test(
  "an order of three lines that comes alone takes seven round trips at most, once its key is known",
  withOwnDatabase(async ({ db, url }) => {
    const { ctx } = await aShop(db);
    for (const sku of ["A", "B", "C"]) await aProduct(ctx, { sku, stock: { MSK: 50, KZN: 50 } });
    const key = await aKey(ctx, ["orders:write"]);
    const pool = createPool(url, { max: 4 });
    const asked = listen(pool);
    try {
      const app = testApp(createDb(pool));
      const place = async (externalId: string) => {
        const body = anOrderFor(externalId, [
          ["A", 1],
          ["B", 2],
          ["C", 1],
        ]);
        const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": newId() };
        const from = asked.length;
        const answer = await app.request("/api/v1/orders", { method: "POST", headers, body: JSON.stringify(body) });
        expect(answer.status).toBe(201);
        // Whatever was only set going would be asked by now.
        await new Promise((resolve) => setTimeout(resolve, 50));
        return asked.slice(from);
      };
      await place("RT-first");
      const trips = await place("RT-1");
      expect(trips.filter((text) => /^begin/i.test(text))).toHaveLength(1);
      expect(trips.filter((text) => /^commit/i.test(text))).toHaveLength(1);
      expect(trips.length, trips.join("\n")).toBeLessThanOrEqual(most);
    } finally {
      await pool.end();
    }
  }),
);
