import { and, count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { orders } from "@/modules/orders/tables";
import type { Db } from "@/platform/db";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aProduct, aShop, stockOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { anOrderFor } from "@/testing/running-shop";
import { chores } from "./chores";

/** Orders of a new shop through the whole HTTP app. */
async function aDoor(db: Db) {
  const { ctx, organizationId } = await aShop(db);
  await aProduct(ctx, { sku: "TEE", stock: { MSK: 500 } });
  const key = await aKey(ctx);
  const app = testApp(db);
  const post = async (path: string, body: unknown, idempotencyKey: string | null) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    return app.request(`/api/v1${path}`, {
      method: "POST",
      headers: idempotencyKey === null ? headers : { ...headers, "idempotency-key": idempotencyKey },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  };
  const place = (body: unknown, idempotencyKey: string | null) => post("/orders", body, idempotencyKey);
  const ordersOf = async (externalId: string) => {
    const own = and(eq(orders.organizationId, organizationId), eq(orders.externalId, externalId));
    const [row] = await db.select({ rows: count() }).from(orders).where(own);
    return row?.rows;
  };
  return { ctx, post, place, ordersOf };
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

test(
  "a key of up to 255 characters is taken; a missing, empty or longer one is 400 and writes nothing",
  withDatabase(async ({ db }) => {
    const { place, ordersOf } = await aDoor(db);
    const body = anOrderFor("I-255", [["TEE", 1]]);
    for (const key of [null, "", " ", "k".repeat(256), "k".repeat(5_000)]) {
      const answer = await place(body, key);
      expect([key?.length, answer.status, answer.headers.get("content-type")]).toEqual([key?.length, 400, "application/problem+json"]);
    }
    expect(await ordersOf("I-255")).toBe(0);
    expect((await place(body, "k".repeat(255))).status).toBe(201);
  }),
);

// Breaks with: placing looks a key up in all organizations, seen: the other shop is answered with our order.
test(
  "S17: a key is its organization's own: another one's request with it is placed by itself and sees no answer of ours",
  withDatabase(async ({ db }) => {
    const [ours, theirs] = [await aDoor(db), await aDoor(db)];
    const [key, body] = [newId(), anOrderFor("I-17", [["TEE", 1]])];
    const first = await ours.place(body, key);
    const other = await theirs.place(body, key);
    expect([first.status, other.status, other.headers.get("idempotency-replayed")]).toEqual([201, 201, null]);
    const [one, two] = [(await first.json()) as { id: string }, (await other.json()) as { id: string }];
    expect(one.id).not.toBe(two.id);
    expect([await ours.ordersOf("I-17"), await theirs.ordersOf("I-17")]).toEqual([1, 1]);
    const again = (await (await theirs.place(body, key)).json()) as { id: string };
    expect(again.id).toBe(two.id);
  }),
);

// Breaks with: the other requests look a key up in all organizations, seen: the other shop's stock stays as it was.
test(
  "S17: so it is for every other request that takes a key",
  withDatabase(async ({ db }) => {
    const [ours, theirs] = [await aDoor(db), await aDoor(db)];
    const key = newId();
    const body = { warehouse: "MSK", reason: "delivery", lines: [{ sku: "TEE", delta: 5 }] };
    for (const { post } of [ours, theirs]) {
      const answer = await post("/stock/adjustments", body, key);
      expect([answer.ok, answer.headers.get("idempotency-replayed")]).toEqual([true, null]);
    }
    for (const { post, ctx } of [ours, theirs]) {
      expect((await post("/stock/adjustments", body, key)).headers.get("idempotency-replayed")).toBe("true");
      expect(await stockOf(ctx, "TEE", "MSK")).toMatchObject({ onHand: 505 });
    }
  }),
);

// Breaks with: keys are kept for one day (seen: the replay places a second order) or are never pruned (seen: replayed after eight).
test(
  "S17: an answer is kept under its key for seven days, and no longer than eight",
  withDatabase(async ({ db }) => {
    const { place } = await aDoor(db);
    const key = newId();
    const body = { ...anOrderFor("", [["TEE", 1]]), externalId: null };
    const first = (await (await place(body, key)).json()) as { id: string };
    const pruneIn = (days: number) => chores.prune_idempotency_keys.run({ db, now: () => new Date(Date.now() + days * 86_400_000) });
    await pruneIn(6.9);
    const replay = await place(body, key);
    expect([replay.headers.get("idempotency-replayed"), ((await replay.json()) as { id: string }).id]).toEqual(["true", first.id]);
    await pruneIn(8);
    const anew = await place(body, key);
    expect([anew.status, anew.headers.get("idempotency-replayed")]).toEqual([201, null]);
  }),
);

// Breaks with: a refusal is kept under its key, seen: the corrected request gets 422.
test(
  "S18: a refused request leaves its key free: corrected, it is placed under the same one",
  withDatabase(async ({ db }) => {
    const { place, ordersOf } = await aDoor(db);
    const key = newId();
    const good = anOrderFor("I-18", [["TEE", 1]]);
    expect((await place({ ...good, colour: "red" }, key)).status).toBe(422);
    expect((await place({ ...good, channel: "nowhere" }, key)).status).toBe(422);
    expect((await place({ ...anOrderFor("I-18", [["TEE", 9_999]]), onShortage: "reject" }, key)).status).toBe(409);
    expect((await place(good, key)).status).toBe(201);
    expect(await ordersOf("I-18")).toBe(1);
  }),
);
