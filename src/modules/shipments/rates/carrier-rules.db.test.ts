import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { auditLog } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback } from "@/testing/database";
import { actingAs, aShop } from "@/testing/orders";
import { aPackedParcel } from "@/testing/parcel-task";
import { CarrierRule } from "../carrier-rule";
import { putCarrier } from "../commands/put-carrier";
import { quoteFulfilment } from "../commands/quote-fulfilment";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { shipmentsRouter } from "../router";
import { shipments } from "../tables";
import { putCarrierRules } from "./put-carrier-rules";

const desk = callerFactory(shipmentsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const rule = (take: object, when: object = {}, name = "Rule") => CarrierRule.parse({ name, take, when });

function aCourier(ctx: Context, code: string, baseMinor: number, max: number) {
  return putCarrier(ctx, code, {
    kind: "own_courier",
    settings: { zones: [{ code: "all" }], tariffs: [{ zone: "all", baseMinor, days: { min: 0, max } }] },
  });
}

test(
  "the first rule that fits decides, is told with the decision and kept with the parcel",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    await aCourier(ctx, "fast", 90_000, 0);
    const wrote = await putCarrierRules(ctx, {
      version: 0,
      rules: [
        rule({ carrier: "own_courier" }, { channels: ["site"], cashOnDelivery: true }),
        rule({ strategy: "fastest" }, { warehouses: ["KZN"] }, "Swift"),
      ],
    });
    expect(wrote.version).toBe(1);
    expect(await quoteFulfilment(ctx, { fulfilmentId })).toMatchObject({
      chosen: { carrier: "fast" },
      rule: { name: "Swift", position: 2 },
      strategy: "fastest",
    });
    expect((await shipFulfilment(ctx, { fulfilmentId })).decision).toMatchObject({ rule: { name: "Swift" }, chosen: { carrier: "fast" } });
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.action, "carrier.rules_changed"));
    expect(entry?.data).toMatchObject({ version: 1, rules: expect.stringContaining("2. Swift: fastest") });
  }),
);

test(
  "a choice by hand is told beside what the rules would have taken",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    await aCourier(ctx, "dear", 90_000, 0);
    expect((await shipFulfilment(ctx, { fulfilmentId, carrier: "dear" })).decision).toMatchObject({
      why: { code: "shipment.rate.by_staff" },
      advised: { carrier: "own_courier", priceMinor: 30_000 },
    });
  }),
);

test(
  "offers that were told are kept, another table of prices is another question, and a booking asks anew",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const first = await quoteFulfilment(ctx, { fulfilmentId });
    const later = { ...ctx, now: () => new Date(first.askedAt.getTime() + 60_000) };
    expect((await quoteFulfilment(later, { fulfilmentId })).askedAt).toEqual(first.askedAt);
    expect((await quoteFulfilment(later, { fulfilmentId, fresh: true })).askedAt).toEqual(later.now());
    await aCourier(ctx, "own_courier", 45_000, 2);
    expect((await quoteFulfilment(later, { fulfilmentId })).chosen).toMatchObject({ priceMinor: 45_000 });
    expect(await shipFulfilment(later, { fulfilmentId })).toMatchObject({ priceMinor: 45_000 });
  }),
);

test(
  "who came on time to that region is counted from what was delivered in ninety days",
  inRollback(async (db) => {
    const { ctx, organizationId, order, fulfilmentId } = await aPackedParcel(db);
    await aCourier(ctx, "fast", 90_000, 0);
    const accounts = await at(ctx).carriers();
    const delivered = async (carrier: string, count: number, late: number) => {
      const carrierId = accounts.find(({ code }) => code === carrier)?.id ?? "";
      const rows = Array.from({ length: count }, (_, i) => ({
        organizationId,
        id: newId(),
        orderId: order.id,
        fulfilmentId,
        carrierId,
        carrier,
        service: "courier",
        currency: "RUB",
        // Old bookings of one fulfilment: only one may be live.
        booking: "cancelled" as const,
        status: "delivered" as const,
        expectedAt: new Date(ctx.now().getTime() - 5 * 86_400_000),
        handedOverAt: new Date(ctx.now().getTime() - 9 * 86_400_000),
        deliveredAt: new Date(ctx.now().getTime() - (i < late ? 2 : 6) * 86_400_000),
      }));
      await db.insert(shipments).values(rows);
    };
    await delivered("own_courier", 40, 10);
    await delivered("fast", 25, 1);
    await putCarrierRules(ctx, { version: 0, rules: [rule({ strategy: "on_time" })] });
    const { ranked } = await quoteFulfilment(ctx, { fulfilmentId });
    expect(ranked.map(({ carrier, onTime }) => [carrier, onTime])).toEqual([
      ["fast", { parcels: 25, onTime: 24 }],
      ["own_courier", { parcels: 40, onTime: 30 }],
    ]);
  }),
);

test(
  "rules are tried on a parcel that nobody packed and on one that lies packed, saved or not",
  inRollback(async (db) => {
    const { ctx, order } = await aPackedParcel(db);
    await aCourier(ctx, "fast", 90_000, 0);
    const rules = [rule({ carrier: "fast" }, { regions: ["Пермь"], weightGrams: { from: 2_000 } })];
    const parcel = { channel: "site", warehouse: "KZN", city: "Пермь", weightGrams: 2_000, value: 100_000 };
    expect(await at(ctx).tryCarrierRules({ parcel, rules })).toMatchObject({ chosen: { carrier: "fast" }, rule: { position: 1 } });
    expect(await at(ctx).tryCarrierRules({ parcel: { ...parcel, weightGrams: 1_999 }, rules })).toMatchObject({
      chosen: { carrier: "own_courier" },
      rule: null,
    });
    expect(await at(ctx).tryCarrierRules({ order: order.number, rules: [rule({ carrier: "fast" })] })).toMatchObject({
      chosen: { carrier: "fast" },
    });
    expect((await at(ctx).tryCarrierRules({ order: order.number })).chosen).toMatchObject({ carrier: "own_courier" });
    await expect(at(ctx).tryCarrierRules({ order: "no such" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { ctx: stranger } = await aShop(db);
    await expect(at(stranger).tryCarrierRules({ order: order.number })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }),
);

test(
  "a stale version, unknown names and anybody below a manager are refused, and each organization has its own rules",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const rules = [rule({ strategy: "fastest" })];
    await putCarrierRules(ctx, { version: 0, rules });
    await expect(putCarrierRules(ctx, { version: 0, rules: [] })).rejects.toMatchObject({
      kind: "stale",
      reason: { code: "carrier.rules_stale" },
    });
    expect(await putCarrierRules(ctx, { version: 1, rules })).toMatchObject({ version: 1 });
    const refusals: [CarrierRule, string][] = [
      [rule({ carrier: "nobody" }), "carrier.unknown"],
      [rule({ strategy: "fastest" }, { channels: ["nowhere"] }), "channel.unknown"],
      [rule({ strategy: "fastest" }, { warehouses: ["nowhere"] }), "carrier.rule_warehouse_unknown"],
    ];
    for (const [wrong, code] of refusals)
      await expect(putCarrierRules(ctx, { version: 1, rules: [wrong] })).rejects.toMatchObject({ kind: "invalid", reason: { code } });
    const operator = actingAs(ctx, { role: "operator" });
    await expect(at(operator).putCarrierRules({ version: 1, rules: [] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(at(operator).tryCarrierRules({ order: "1" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await at(operator).carrierRules()).toMatchObject({ version: 1, rules: [{ name: "Rule" }] });
    const { ctx: stranger } = await aShop(db);
    expect(await at(stranger).carrierRules()).toEqual({ version: 0, rules: [] });
  }),
);

test(
  "the rules of before, by shipping method, are rules of the new list",
  inRollback(async (db) => {
    // What the migration makes of a row is what the schema reads.
    const { rows } = await db.execute<{
      rule: unknown;
    }>(sql`select jsonb_build_object('name', left('courier' || ' → ' || 'CDEK', 100), 'on', true,
      'when', jsonb_build_object('channels', '[]'::jsonb, 'regions', '[]'::jsonb, 'shippingMethods', jsonb_build_array('courier'), 'warehouses', '[]'::jsonb,
        'weightGrams', null, 'value', null, 'cashOnDelivery', null, 'pickupPoint', null),
      'take', jsonb_build_object('carrier', 'cdek', 'service', null)) as rule`);
    expect(CarrierRule.parse(rows[0]?.rule)).toEqual(rule({ carrier: "cdek" }, { shippingMethods: ["courier"] }, "courier → CDEK"));
  }),
);
