import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { locate } from "@/lib/places/locate";
import { reason } from "@/lib/reason";
import { code, text } from "@/lib/text-input";
import { mine } from "@/modules/fulfilment/lock-fulfilment";
import { fulfilments, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouseByCode } from "@/modules/warehouses/warehouse-queries";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { CarrierRule } from "../carrier-rule";
import { type QuotedRates, wishOf } from "../commands/quote-fulfilment";
import { loadConsignment, senderPlace } from "../load-consignment";
import { decideRate, type RateWish } from "./decide-rate";

/** A parcel that nobody has packed. */
const MadeUpParcel = z.strictObject({
  channel: code(),
  warehouse: code(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("RU"),
  region: text(200, 0).default(""),
  city: text(200, 0).default(""),
  postalCode: text(20, 0).default(""),
  shippingMethod: text(100, 0).default("courier"),
  weightGrams: z.int().min(1).max(100_000_000),
  value: z.int().min(0).max(1_000_000_000_000),
  cashOnDelivery: z.boolean().default(false),
});

/** A parcel that lies packed, by its order's number, or one that nobody has packed; with rules that are not saved yet, or by those in force. */
export const TryCarrierRules = z.union([
  z.strictObject({ order: text(64), rules: z.array(CarrierRule).max(200).nullable().default(null) }),
  z.strictObject({ parcel: MadeUpParcel, rules: z.array(CarrierRule).max(200).nullable().default(null) }),
]);
export type TryCarrierRules = z.infer<typeof TryCarrierRules>;

/**
 * Which carrier a parcel would take by some rules, and why. The carriers are asked; nothing is stored or booked. Refuses an order
 * that is not there or has nothing packed.
 */
export async function tryCarrierRules(ctx: Context, input: TryCarrierRules): Promise<QuotedRates> {
  const wish = "order" in input ? await packedWish(ctx, input.order) : await madeUpWish(ctx, input.parcel);
  const { decision, askedAt } = await decideRate(ctx, wish, { fresh: false, ...(input.rules && { rules: input.rules }) });
  return { ...decision, askedAt };
}

async function packedWish(ctx: Context, number: string): Promise<RateWish> {
  const [packed] = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .where(and(mine(ctx), eq(orders.number, number), inArray(fulfilments.status, ["packed", "handed_over", "delivered"])))
    .orderBy(asc(fulfilments.id))
    .limit(1);
  if (!packed) throw new Refusal("not_found", reason("carrier.rules_nothing_packed", { number }));
  return wishOf(ctx, await loadConsignment(ctx, packed.id));
}

async function madeUpWish(ctx: Context, parcel: z.infer<typeof MadeUpParcel>): Promise<RateWish> {
  const warehouse = await warehouseByCode(ctx, parcel.warehouse);
  const [shop] = await ctx.db
    .select({ currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const named = {
    country: parcel.country,
    region: parcel.region || null,
    city: parcel.city || null,
    postalCode: parcel.postalCode || null,
  };
  const isSomewhere = Boolean(named.region || named.city || named.postalCode);
  const point = isSomewhere ? await locate(named) : null;
  const to = isSomewhere ? { ...named, line1: null, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null } : null;
  const { weightGrams, value: valueMinor, shippingMethod } = parcel;
  return {
    request: {
      from: senderPlace(warehouse),
      to,
      parcels: [{ weightGrams, dimensionsMm: null, lines: [] }],
      currency: shop?.currency ?? "RUB",
      valueMinor,
      cashOnDeliveryMinor: parcel.cashOnDelivery ? valueMinor : 0,
      shippingMethod,
      pickupPoint: null,
      externalId: null,
    },
    facts: {
      channel: parcel.channel,
      to,
      shippingMethod,
      warehouse: parcel.warehouse,
      weightGrams,
      valueMinor,
      cashOnDelivery: parcel.cashOnDelivery,
      pickupPoint: false,
    },
    promiseBy: null,
  };
}
