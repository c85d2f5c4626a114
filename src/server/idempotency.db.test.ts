import { and, count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { orders } from "@/modules/orders/tables";
import type { Db } from "@/platform/db";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aProduct, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { anOrderFor } from "@/testing/running-shop";

/** Orders of a new shop through the whole HTTP app. */
async function aDoor(db: Db) {
  const { ctx, organizationId } = await aShop(db);
  await aProduct(ctx, { sku: "TEE", stock: { MSK: 500 } });
  const key = await aKey(ctx);
  const app = testApp(db);
  const place = async (body: unknown, idempotencyKey: string | null) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    return app.request("/api/v1/orders", {
      method: "POST",
      headers: idempotencyKey === null ? headers : { ...headers, "idempotency-key": idempotencyKey },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  };
  const ordersOf = async (externalId: string) => {
    const own = and(eq(orders.organizationId, organizationId), eq(orders.externalId, externalId));
    const [row] = await db.select({ rows: count() }).from(orders).where(own);
    return row?.rows;
  };
  return { place, ordersOf };
}

test(
  "S13: a finished request asked ten times more answers the same and does nothing more",
  withDatabase(async ({ db }) => {
    const { place, ordersOf } = await aDoor(db);
    const [key, body] = [newId(), anOrderFor("I-13", [["TEE", 1]])];
    const first = await place(body, key);
    expect(first.status).toBe(201);
    const answer = await first.text();
    for (let again = 0; again < 10; again++) {
      const repeat = await place(body, key);
      expect([repeat.status, repeat.headers.get("idempotency-replayed"), await repeat.text()]).toEqual([201, "true", answer]);
    }
    expect(await ordersOf("I-13")).toBe(1);
  }),
);

test(
  "S14: a used key with another body is 422 and writes nothing; the order of its fields plays no part",
  withDatabase(async ({ db }) => {
    const { place, ordersOf } = await aDoor(db);
    const [key, body] = [newId(), anOrderFor("I-14", [["TEE", 1]])];
    expect((await place(body, key)).status).toBe(201);
    const other = await place(anOrderFor("I-14-other", [["TEE", 2]]), key);
    expect([other.status, other.headers.get("content-type")]).toEqual([422, "application/problem+json"]);
    expect(await ordersOf("I-14-other")).toBe(0);
    const turned = JSON.stringify(Object.fromEntries(Object.entries(body).reverse()));
    expect((await place(turned, key)).headers.get("idempotency-replayed")).toBe("true");
    expect((await place(body, null)).status).toBe(400);
  }),
);

test(
  "S15: fifty requests at once with one key make one order; who comes meanwhile is told to wait, or gets its answer",
  withDatabase(async ({ db }) => {
    const { place, ordersOf } = await aDoor(db);
    const [key, body] = [newId(), anOrderFor("I-15", [["TEE", 1]])];
    const answers = await Promise.all(Array.from({ length: 50 }, () => place(body, key)));
    const waiting = answers.filter(({ status }) => status !== 201);
    expect(waiting.filter(({ status, headers }) => status !== 409 || !headers.get("retry-after"))).toEqual([]);
    expect(answers.length).toBeGreaterThan(waiting.length);
    expect(await ordersOf("I-15")).toBe(1);
  }),
);
