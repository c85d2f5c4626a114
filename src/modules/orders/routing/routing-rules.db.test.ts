import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditLog } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aChannel, anOrder, aProduct, aShop, receive, type Shop, stockOf } from "@/testing/orders";
import { actorOf, aKey } from "@/testing/organization";
import { defaultRuleSet, type RoutingRuleSet } from "./rule-set";
import { routingDecisions } from "./tables";

const callerOf = (ctx: Context) => callerFactory(appRouter)({ ...ctx, ip: null });
const inMoscow = { country: "RU", region: null, city: "Москва", postalCode: null, line1: "Тверская, 1", latitude: null, longitude: null };
const address = { shippingAddress: inMoscow, shippingMethod: "courier" };

/** Only the warehouse's priority speaks: the buyer's place plays no part. */
const priorityOnly: RoutingRuleSet = { rules: [{ rule: "priority", on: true }], maxParcels: 1, splitUnits: false };

/** A shop where Moscow is near the buyer and Kazan is dear to the owner. */
async function aShopWithChoice(db: Parameters<typeof aShop>[0]): Promise<Shop> {
  const shop = await aShop(db);
  await aChannel(shop.ctx, { code: "phone" });
  await aProduct(shop.ctx, { sku: "TEE", stock: { MSK: 10, KZN: 10 } });
  await callerOf(shop.ctx).warehouses.put({ code: "KZN", warehouse: { name: "Казань", priority: 1 } });
  return shop;
}

const decisionsOf = (ctx: Context, orderId: string) =>
  ctx.db
    .select({ decision: routingDecisions.decision })
    .from(routingDecisions)
    .where(and(eq(routingDecisions.organizationId, ctx.actor.organizationId), eq(routingDecisions.orderId, orderId)))
    .orderBy(asc(routingDecisions.id));
const warehousesOf = (order: { fulfilments: { warehouse: string }[] }) => order.fulfilments.map(({ warehouse }) => warehouse);

describe("rules of a channel", () => {
  test(
    "route its orders when they are placed, and the decision says whose rules they were",
    inRollback(async (db) => {
      const { ctx } = await aShopWithChoice(db);
      const caller = callerOf(ctx);
      const put = await caller.routing.put({ channel: "phone", version: 0, rules: priorityOnly });
      expect(put).toMatchObject({ own: true, version: 1, source: "channel" });

      const bySite = await anOrder(ctx, { channel: "site", lines: { TEE: 1 }, ...address });
      const byPhone = await anOrder(ctx, { channel: "phone", lines: { TEE: 1 }, ...address });
      expect(warehousesOf(bySite)).toEqual(["MSK"]);
      expect(warehousesOf(byPhone)).toEqual(["KZN"]);
      const [{ decision } = { decision: {} }] = await decisionsOf(ctx, byPhone.id);
      expect(decision).toMatchObject({ rules: ["priority"], ruleSet: { scope: "channel", version: 1 }, chosen: { keys: [1] } });
      const [site] = await decisionsOf(ctx, bySite.id);
      expect(site?.decision).toMatchObject({ ruleSet: { scope: "default", id: null } });

      // Taken back, the organization's hold again; the version goes on.
      await caller.routing.put({ channel: null, version: 0, rules: { ...defaultRuleSet, maxParcels: 2 } });
      expect(await caller.routing.put({ channel: "phone", version: 1, rules: null })).toMatchObject({
        own: false,
        version: 2,
        source: "organization",
        rules: { maxParcels: 2 },
      });
      expect(warehousesOf(await anOrder(ctx, { channel: "phone", lines: { TEE: 1 }, ...address }))).toEqual(["MSK"]);
    }),
  );

  test(
    "route also what waited for stock",
    inRollback(async (db) => {
      const { ctx } = await aShopWithChoice(db);
      await aProduct(ctx, { sku: "CAP" });
      await callerOf(ctx).routing.put({ channel: "phone", version: 0, rules: priorityOnly });
      const order = await anOrder(ctx, { channel: "phone", lines: { CAP: 1 }, ...address });
      await receive(ctx, "MSK", { CAP: 1 });
      const decision = (await decisionsOf(ctx, order.id)).at(-1)?.decision;
      expect(decision).toMatchObject({ rules: ["priority"], ruleSet: { scope: "channel", version: 1 }, chosen: { warehouses: ["MSK"] } });
    }),
  );
});

describe("changing rules", () => {
  test(
    "is noted in the audit log and told to everybody who looks; saying the same again is neither",
    inRollback(async (db) => {
      const { ctx, organizationId } = await aShop(db);
      const caller = callerOf(ctx);
      await caller.routing.put({ channel: "site", version: 0, rules: priorityOnly });
      await caller.routing.put({ channel: "site", version: 1, rules: priorityOnly });
      const noted = await db.select().from(auditLog).where(eq(auditLog.organizationId, organizationId));
      expect(noted.filter(({ action }) => action.startsWith("routing."))).toMatchObject([
        { action: "routing.rules_changed", data: { code: "site", rules: "priority", maxParcels: 1, splitUnits: false } },
      ]);
      const told = await db.select({ type: outbox.type }).from(outbox).where(eq(outbox.organizationId, organizationId));
      expect(told.filter(({ type }) => type === "routing.rules_changed")).toHaveLength(1);
      expect((await caller.routing.rules()).find(({ channel }) => channel?.code === "site")).toMatchObject({ version: 1, own: true });
    }),
  );

  test(
    "is refused on a stale version, for an unknown channel, for what is no rule set, and from below a manager",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const caller = callerOf(ctx);
      await caller.routing.put({ channel: null, version: 0, rules: priorityOnly });
      await expect(caller.routing.put({ channel: null, version: 0, rules: defaultRuleSet })).rejects.toThrow("routing.stale_version");
      await expect(caller.routing.put({ channel: "nobody", version: 0, rules: null })).rejects.toThrow("channel.unknown");
      const twice = { ...priorityOnly, rules: [...priorityOnly.rules, ...priorityOnly.rules] };
      await expect(caller.routing.put({ channel: null, version: 1, rules: twice })).rejects.toMatchObject({ code: "BAD_REQUEST" });
      for (const role of ["operator", "viewer"] as const) {
        const below = callerOf(actorOf(ctx, role));
        await expect(below.routing.put({ channel: null, version: 1, rules: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
        await expect(below.routing.compare({ rules: defaultRuleSet, days: 7 })).rejects.toMatchObject({ code: "FORBIDDEN" });
      }
    }),
  );

  test(
    "of one organization leaves another's as they are",
    inRollback(async (db) => {
      const [ours, theirs] = [await aShop(db), await aShopWithChoice(db)];
      await callerOf(ours.ctx).routing.put({ channel: null, version: 0, rules: priorityOnly });
      await expect(callerOf(ours.ctx).routing.put({ channel: "phone", version: 0, rules: null })).rejects.toThrow("channel.unknown");
      expect((await callerOf(theirs.ctx).routing.rules()).map(({ own }) => own)).toEqual([false, false, false]);
      expect(warehousesOf(await anOrder(theirs.ctx, { lines: { TEE: 1 }, ...address }))).toEqual(["MSK"]);
    }),
  );
});

describe("a test drive", () => {
  test(
    "says what would be chosen, which rule decided, who is out and why, and writes nothing",
    inRollback(async (db) => {
      const { ctx, organizationId } = await aShopWithChoice(db);
      const before = await stockOf(ctx, "TEE");
      const asked = { channel: "site", address: { city: "Москва" }, lines: [{ sku: "TEE", quantity: 2 }] };
      const answer = await callerOf(actorOf(ctx, "viewer")).routing.plan(asked);
      expect(answer).toMatchObject({
        destination: { precision: "city" },
        chosen: [{ warehouse: "MSK", lines: [{ sku: "TEE", quantity: 2 }] }],
        unfilled: [],
        ruleSet: { scope: "default" },
      });
      expect(answer.candidates.map(({ warehouses, decidedBy }) => [warehouses, decidedBy])).toEqual([
        [["MSK"], null],
        [["KZN"], "distance_band"],
      ]);
      const tried = await callerOf(ctx).routing.plan({ ...asked, rules: priorityOnly });
      expect(tried).toMatchObject({ chosen: [{ warehouse: "KZN" }], ruleSet: { scope: "tried" }, rules: ["priority"] });

      expect(await stockOf(ctx, "TEE")).toEqual(before);
      expect(await db.select().from(routingDecisions).where(eq(routingDecisions.organizationId, organizationId))).toEqual([]);
      await expect(callerOf(ctx).routing.plan({ ...asked, lines: [{ sku: "NOPE", quantity: 1 }] })).rejects.toThrow("order.unknown_sku");
    }),
  );

  test(
    "over the HTTP API answers the same, with the field at fault where the question is wrong",
    inRollback(async (db) => {
      const { ctx } = await aShopWithChoice(db);
      const headers = { authorization: `Bearer ${await aKey(ctx, ["stock:read"])}`, "content-type": "application/json" };
      const post = (path: string, body: unknown) =>
        testApp(db).request(`/api/v1/routing/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      const answer = await post("plan", { channel: "site", address: { postalCode: "420111" }, lines: [{ sku: "TEE", quantity: 1 }] });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        chosen: [{ warehouse: "KZN" }],
        candidates: [{ decidedBy: null }, { decidedBy: "distance_band" }],
      });
      const wrong = await post("plan", { channel: "site", lines: [{ sku: "NOPE", quantity: 1 }] });
      expect([wrong.status, await wrong.json()]).toMatchObject([422, { errors: [{ path: "lines.0.sku" }] }]);
      expect((await post("compare", { days: 7, rules: defaultRuleSet })).status).toBe(403);
    }),
  );
});

describe("what if", () => {
  test(
    "other rules had routed the orders of the last days: both sides counted, the changed ones named, nothing written",
    inRollback(async (db) => {
      const { ctx } = await aShopWithChoice(db);
      const [first, second] = [
        await anOrder(ctx, { lines: { TEE: 1 }, ...address }),
        // All that Moscow has left: its own units count as free for it.
        await anOrder(ctx, { channel: "phone", lines: { TEE: 9 }, ...address }),
      ];
      const before = await stockOf(ctx, "TEE");
      const { sums, total, changed, nextCursor } = await callerOf(ctx).routing.compare({ days: 7, rules: priorityOnly });
      expect({ total, nextCursor }).toEqual({ total: 2, nextCursor: null });
      expect(sums).toMatchObject({
        before: { orders: 2, parcels: 2, short: 0 },
        after: { orders: 2, parcels: 2, short: 0 },
        measured: 2,
        priced: 2,
        promised: 0,
        changed: 2,
      });
      expect(sums.before.distanceKm).toBeLessThan(10);
      expect(sums.after.distanceKm).toBeGreaterThan(1_400);
      expect(changed.map(({ number, before, after }) => [number, before, after])).toEqual([
        [second.number, ["MSK"], ["KZN"]],
        [first.number, ["MSK"], ["KZN"]],
      ]);
      expect(await stockOf(ctx, "TEE")).toEqual(before);

      // The organization's rules speak only for channels that have none of their own.
      await callerOf(ctx).routing.put({ channel: "phone", version: 0, rules: defaultRuleSet });
      expect((await callerOf(ctx).routing.compare({ days: 7, rules: priorityOnly })).total).toBe(1);
      expect((await callerOf(ctx).routing.compare({ channel: "phone", days: 7, rules: priorityOnly })).sums.changed).toBe(1);
    }),
  );
});
