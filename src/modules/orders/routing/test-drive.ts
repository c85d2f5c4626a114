import { and, eq, inArray } from "drizzle-orm";
import { locate } from "@/lib/places/locate";
import type { Reason } from "@/lib/reason";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { partsOf } from "../parts";
import { availability } from "../placing/availability";
import type { Address } from "../tables";
import { deliveryOf } from "./delivery-wish";
import type { PlanOrderRouting } from "./inputs";
import { planRouting } from "./plan-routing";
import type { Candidate } from "./request";
import { routingBy, ruleSetFor } from "./rule-set";
import { channelCalled, planningBase } from "./rule-sets";
import { decidingRule, type RuleSource } from "./rules";

type Units = { sku: string; quantity: number };

/** Where an order would go out from, and why; nothing of it is written. */
export type TestDrive = {
  destination: { latitude: number; longitude: number; precision: "given" | "city" | "region" | "country" } | null;
  units: number;
  rules: string[];
  ruleSet: RuleSource;
  /** What leaves from where; by warehouse code. */
  chosen: { warehouse: string; lines: Units[] }[];
  unfilled: Units[];
  /** The best first. `decidedBy` is the rule that told it from the chosen one; null for that one itself. */
  candidates: (Omit<Candidate, "missing" | "keys"> & { decidedBy: string | null; missing: Units[] })[];
  refused: { warehouse: string; reason: Reason }[];
};

/**
 * Plans an order that nobody has placed on the stock of this moment, by the rules in force or by others. Reads only: nothing
 * is reserved, so a moment later the answer may be another. Refuses an unknown channel and unknown SKUs.
 */
export async function testDrive(
  ctx: Context,
  { channel: code, address, lines, shipBy, rules: tried }: PlanOrderRouting,
): Promise<TestDrive> {
  const channel = await channelCalled(ctx, code);
  const demanded = await demandedLines(ctx, lines);
  const productIds = new Set(demanded.flatMap(({ parts }) => parts.map(({ productId }) => productId)));
  const levels = await ctx.db
    .select()
    .from(stockLevels)
    .where(and(eq(stockLevels.organizationId, ctx.actor.organizationId), inArray(stockLevels.productId, [...productIds])));
  const { places, kept, maxParcels, prices } = await planningBase(ctx);
  const free = availability(levels, places, productIds, channel.buffer);
  const inForce = ruleSetFor(channel.id, kept);
  const { rules, ...limits } = routingBy(tried ? { set: tried, source: { scope: "tried", id: null, version: 0 } } : inForce, maxParcels);
  const destination = await destinationOf(address);
  const { allocations, unfilled, decision } = planRouting(
    {
      destination,
      channelWarehouseIds: channel.warehouseIds,
      pinnedWarehouseId: null,
      lines: demanded,
      shipBy: shipBy ? new Date(shipBy) : null,
      mayGather: true,
      deliveryFrom: deliveryOf({ shippingAddress: addressOf(address), shippingMethod: null, pickupPoint: null }, destination, prices),
      ...limits,
    },
    places.map((place) => ({ ...place, available: free.get(place.id) ?? new Map<string, number>() })),
    rules,
    ctx.now(),
  );
  const skuOf = new Map(demanded.map(({ lineId, sku }) => [lineId, sku]));
  const units = (all: readonly { lineId: string; quantity: number }[]) =>
    all.map(({ lineId, quantity }) => ({ sku: skuOf.get(lineId) ?? "", quantity }));
  const winner = decision.chosen?.keys ?? [];
  return {
    destination,
    units: decision.units,
    rules: decision.rules,
    ruleSet: rules.source,
    chosen: allocations.map(({ warehouseId, lines }) => ({
      warehouse: places.find((place) => place.id === warehouseId)?.code ?? "",
      lines: units(lines),
    })),
    unfilled: units(unfilled),
    candidates: decision.candidates.map(({ keys, missing, ...candidate }) => ({
      ...candidate,
      decidedBy: candidate.outcome && decidingRule(keys, winner, decision.rules),
      missing: units(missing),
    })),
    refused: decision.refused,
  };
}

/** The lines with what leaves the shelf for them; two lines of one SKU are one. */
async function demandedLines(ctx: Context, lines: PlanOrderRouting["lines"]) {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const known = await ctx.db
    .select({ id: products.id, sku: products.sku })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, [...wanted.keys()])));
  const parts = await partsOf(
    ctx,
    known.map(({ id }) => id),
  );
  return [...wanted].map(([sku, quantity]) => {
    const product = known.find((one) => one.sku === sku);
    if (!product) {
      const path = `lines.${lines.findIndex((line) => line.sku === sku)}.sku`;
      throw new Refusal("invalid", reason("order.unknown_sku", { sku }), { errors: [{ path, message: "order.unknown_sku" }] });
    }
    return { lineId: product.id, sku, quantity, parts: parts.get(product.id) ?? [] };
  });
}

function addressOf(address: PlanOrderRouting["address"]): Address | null {
  if (!address) return null;
  const { country, region = null, city = null, postalCode = null } = address;
  return { country, region, city: city ?? "", postalCode, line1: null, latitude: null, longitude: null };
}

async function destinationOf(address: PlanOrderRouting["address"]): Promise<TestDrive["destination"]> {
  if (!address) return null;
  const { latitude, longitude } = address;
  if (typeof latitude === "number" && typeof longitude === "number") return { latitude, longitude, precision: "given" };
  return address.city || address.postalCode || address.region ? locate(address) : null;
}
