import { and, asc, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { productComponents, products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { stockLevels } from "@/modules/inventory/tables";
import type { OrderAnswer } from "@/modules/orders/answer";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { placeOrder } from "@/modules/orders/commands/place-orders";
import { PlaceOrder } from "@/modules/orders/inputs";
import { startingCarriers } from "@/modules/shipments/carriers/registry";
import { carriers } from "@/modules/shipments/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Actor, Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { outbox } from "@/platform/outbox/tables";
import { anOrganization } from "./organization";

/** A shop of its own: an owner's context, the channel "site", and warehouses MSK (Moscow) and KZN (Kazan) with nothing in them. */
export type Shop = { ctx: Context; organizationId: string; warehouses: { MSK: string; KZN: string } };

export async function aShop(db: Db, { now }: { now?: () => Date } = {}): Promise<Shop> {
  const { ctx: owner, organizationId } = await anOrganization(db, "Лавка");
  const ctx: Context = { ...owner, actor: { ...owner.actor, name: "Анна" }, now: now ?? owner.now };
  await db.insert(carriers).values(startingCarriers.map((carrier) => ({ ...carrier, organizationId, id: newId(), name: carrier.code })));
  await aChannel(ctx, { code: "site" });
  const MSK = await aWarehouse(ctx, { code: "MSK", city: "Москва", latitude: 55.7558, longitude: 37.6173 });
  const KZN = await aWarehouse(ctx, { code: "KZN", city: "Казань", latitude: 55.7963, longitude: 49.1088 });
  return { ctx, organizationId, warehouses: { MSK, KZN } };
}

/** The same organization as somebody else: another role, limits, name. */
export function actingAs(ctx: Context, changes: Partial<Omit<Actor, "organizationId">>): Context {
  return { ...ctx, actor: { ...ctx.actor, id: newId(), ...changes } };
}

export async function aChannel(
  ctx: Context,
  channel: { code: string; kind?: string; buffer?: number; warehouseIds?: string[] },
): Promise<string> {
  const id = newId();
  const { code, kind = "api" } = channel;
  await ctx.db.insert(channels).values({ ...channel, organizationId: ctx.actor.organizationId, id, name: code, kind });
  return id;
}

type WarehouseWish = { code: string; city?: string; latitude?: number | null; longitude?: number | null; priority?: number };

export async function aWarehouse(
  ctx: Context,
  { code, city = "Москва", latitude = null, longitude = null, priority = 100 }: WarehouseWish,
) {
  const id = newId();
  const address = { country: "RU", city, postalCode: null, line1: "Складская, 1" };
  await ctx.db
    .insert(warehouses)
    .values({ organizationId: ctx.actor.organizationId, id, code, name: `Склад ${code}`, address, latitude, longitude, priority });
  return id;
}

type ProductWish = {
  sku: string;
  barcode?: string | null;
  priceMinor?: number;
  weightGrams?: number;
  picture?: string | null;
  tracksLots?: boolean;
  /** Units on hand by warehouse code, received through the real command. */
  stock?: Record<string, number>;
};

export async function aProduct(ctx: Context, { stock = {}, ...wish }: ProductWish): Promise<{ id: string; sku: string }> {
  const id = newId();
  const { sku, priceMinor = 129_900, weightGrams = 300 } = wish;
  const product = { ...wish, id, organizationId: ctx.actor.organizationId, name: `Товар ${sku}`, priceMinor, weightGrams, currency: "RUB" };
  await ctx.db.insert(products).values({ ...product, lengthMm: 200, widthMm: 150, heightMm: 50, taxRate: 22 });
  for (const [warehouse, units] of Object.entries(stock)) await receive(ctx, warehouse, { [sku]: units });
  return { id, sku };
}

/** A bundle of products that exist; it has no stock of its own. */
export async function aBundle(ctx: Context, { sku, parts }: { sku: string; parts: Record<string, number> }): Promise<string> {
  const { organizationId } = ctx.actor;
  const id = newId();
  await ctx.db
    .insert(products)
    .values({ organizationId, id, sku, name: `Набор ${sku}`, priceMinor: 199_900, currency: "RUB", taxRate: 22, isBundle: true });
  for (const [part, quantity] of Object.entries(parts)) {
    await ctx.db.insert(productComponents).values({ organizationId, bundleId: id, componentId: await productIdOf(ctx, part), quantity });
  }
  return id;
}

/** Where a product lies in a warehouse: a bin of that code, at its position on the walk. */
export async function inBin(ctx: Context, sku: string, warehouseId: string, code: string, walkOrder: number): Promise<void> {
  const { organizationId } = ctx.actor;
  const id = newId();
  const [zone = "A", aisle = "01", shelf = "1"] = code.split("-");
  await ctx.db.insert(bins).values({ organizationId, id, warehouseId, code, zone, aisle, shelf, walkOrder });
  const productId = await productIdOf(ctx, sku);
  await ctx.db
    .update(stockLevels)
    .set({ binId: id })
    .where(
      and(eq(stockLevels.organizationId, organizationId), eq(stockLevels.warehouseId, warehouseId), eq(stockLevels.productId, productId)),
    );
}

export async function receive(ctx: Context, warehouse: string, units: Record<string, number>): Promise<void> {
  const lines = Object.entries(units).map(([sku, delta]) => ({ sku, delta }));
  await adjustStock(ctx, { warehouse, reason: "initial", lines });
}

/** The level of a product: summed over all warehouses, or in one of them. */
export async function stockOf(ctx: Context, sku: string, warehouse?: string) {
  const rows = await ctx.db
    .select({ level: stockLevels })
    .from(stockLevels)
    .innerJoin(products, and(eq(products.organizationId, stockLevels.organizationId), eq(products.id, stockLevels.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockLevels.organizationId), eq(warehouses.id, stockLevels.warehouseId)))
    .where(
      and(
        eq(stockLevels.organizationId, ctx.actor.organizationId),
        eq(products.sku, sku),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
      ),
    );
  const sum = (of: (level: (typeof rows)[number]["level"]) => number) => rows.reduce((total, { level }) => total + of(level), 0);
  return {
    onHand: sum((level) => level.onHand),
    reserved: sum((level) => level.reserved),
    inCheck: sum((level) => level.inCheck),
    putBack: sum((level) => level.putBack),
  };
}

type OrderWish = Partial<Omit<PlaceOrder, "lines" | "payment">> & {
  lines: Record<string, number>;
  payment?: "paid" | "authorized" | "unpaid" | "cash_on_delivery";
  unitPrice?: number;
};

/** What a channel sends, as the API takes it: to Kazan, paid by card unless wished otherwise. */
export function anOrderRequest({ lines, payment = "paid", unitPrice = 129_900, ...wish }: OrderWish): PlaceOrder {
  return PlaceOrder.parse({
    channel: "site",
    customer: { name: "Мария Иванова", email: "maria@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 5" },
    shippingMethod: "courier",
    shippingPrice: 30_000,
    lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity, unitPrice, taxRate: 22 })),
    payment: { status: payment, method: "card", reference: null },
    ...wish,
  });
}

/** An order through the real command. */
export async function anOrder(ctx: Context, wish: OrderWish): Promise<OrderAnswer> {
  const placed = await placeOrder(ctx, { order: anOrderRequest(wish) });
  if (placed.outcome !== "placed") throw new Error(`the order was not placed: ${placed.outcome}`);
  return placed.order;
}

/** The facts told so far, oldest first: all of the organization's, or one order's. */
export async function eventsOf(ctx: Context, orderId?: string) {
  return ctx.db
    .select({ type: outbox.type, data: outbox.data, subjectId: outbox.subjectId, orderId: outbox.orderId, by: outbox.by })
    .from(outbox)
    .where(and(eq(outbox.organizationId, ctx.actor.organizationId), orderId ? eq(outbox.orderId, orderId) : undefined))
    .orderBy(asc(outbox.id));
}

export async function productIdOf(ctx: Context, sku: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, sku)));
  if (!row) throw new Error(`no product ${sku}`);
  return row.id;
}
