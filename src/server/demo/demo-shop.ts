import { eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { channels } from "@/modules/channels/tables";
import { boxTypes } from "@/modules/fulfilment/packing/tables";
import type { WarehouseFacts } from "@/modules/orders/placing/facts";
import { carriers } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { demoProducts } from "@/testing/demo/catalog";
import { demoWarehouses } from "@/testing/demo/places-warehouses";
import { type DemoChannelCode, demoChannels } from "@/testing/demo/plan-order";
import { type RowSet, rowSet } from "./row-set";

export type ShopWarehouse = Omit<WarehouseFacts, "handlingDays" | "capacity" | "openWork"> & {
  bins: ReadonlyMap<string, string>;
  pickBins: Readonly<Record<string, string>>;
};
export type ShopChannel = { id: string; code: string; name: string; buffer: number; warehouseIds: string[] | null };
export type ShopCarrier = { id: string; code: string; name: string };

/** The ids of what a shop is made of, by the names that the plan gives them. */
export type Shop = {
  organizationId: string;
  currency: string;
  products: ReadonlyMap<string, { id: string; parts: { productId: string; per: number }[] }>;
  warehouses: ReadonlyMap<string, ShopWarehouse>;
  channels: ReadonlyMap<DemoChannelCode, ShopChannel>;
  carriers: Readonly<Record<"own_courier" | "pickup" | "simulated", ShopCarrier>>;
};

/**
 * Parcels of the past go with a carrier whose clock stands still, or the first look at them would find every one delivered.
 * New ones go with its brisk sister, which moves them while one watches.
 */
const simulatedCarriers = [
  { code: "simulated", name: "Учебный экспресс", settings: { bookingDelayMs: 4_000, stepMs: 60_000, failureRate: 0.04 } },
  { code: "simulated_post", name: "Учебная почта", settings: { bookingDelayMs: 0, stepMs: 30 * 24 * 3_600_000, failureRate: 0 } },
] as const;

/** The boxes of the packing tables, by their sides inside. */
const demoBoxes = [
  {
    code: "BOX-S",
    name: "Коробка S",
    lengthMm: 200,
    widthMm: 150,
    heightMm: 100,
    wallMm: 3,
    ownGrams: 90,
    maxGrams: 5_000,
    costMinor: 1_900,
  },
  {
    code: "BOX-M",
    name: "Коробка M",
    lengthMm: 300,
    widthMm: 200,
    heightMm: 150,
    wallMm: 3,
    ownGrams: 180,
    maxGrams: 10_000,
    costMinor: 3_400,
  },
  {
    code: "BOX-L",
    name: "Коробка L",
    lengthMm: 400,
    widthMm: 300,
    heightMm: 200,
    wallMm: 4,
    ownGrams: 380,
    maxGrams: 20_000,
    costMinor: 6_200,
  },
];

/** Stocks a newly founded organization with the demo's goods, warehouses, boxes, channels and carriers. Writes everything but stock. */
export async function openShop(ctx: Context, currency: string): Promise<Shop> {
  const { organizationId } = ctx.actor;
  const rows = rowSet();
  const own = { organization_id: organizationId };
  const products = addProducts(rows, own, currency);
  const warehouses = addWarehouses(rows, own);
  const founded = await ctx.db
    .select({ id: channels.id, code: channels.code, name: channels.name })
    .from(channels)
    .where(eq(channels.organizationId, organizationId));
  const shopChannels = new Map<DemoChannelCode, ShopChannel>();
  for (const { code, name, kind, buffer, warehouses: codes } of demoChannels) {
    const warehouseIds = codes.length > 0 ? codes.flatMap((warehouse) => warehouses.get(warehouse)?.id ?? []) : null;
    // Orders by phone come through the channel that every organization starts with.
    const manual = kind === "manual" ? founded.find((channel) => channel.code === "manual") : undefined;
    const channel = manual ? { ...manual, buffer, warehouseIds } : { id: newId(), code, name, buffer, warehouseIds };
    shopChannels.set(code, channel);
    if (!manual) rows.add("channels", { ...own, id: channel.id, code, name, kind, buffer, warehouse_ids: warehouseIds });
  }
  const known = await ctx.db
    .select({ id: carriers.id, code: carriers.code, name: carriers.name })
    .from(carriers)
    .where(eq(carriers.organizationId, organizationId));
  const simulated = simulatedCarriers.map((carrier) => ({ ...carrier, id: newId() }));
  rows.add("carriers", ...simulated.map(({ id, code, name, settings }) => ({ ...own, id, code, kind: "simulated", name, settings })));
  const carrier = (code: string): ShopCarrier => {
    const found = [...known, ...simulated].find((one) => one.code === code);
    if (!found) throw new Error(`the organization has no carrier ${code}`);
    return { id: found.id, code, name: found.name };
  };
  await rows.write(ctx.db);
  await ctx.db.insert(boxTypes).values(demoBoxes.map((box) => ({ organizationId, ...box })));
  const shopCarriers = { own_courier: carrier("own_courier"), pickup: carrier("pickup"), simulated: carrier("simulated_post") };
  return { organizationId, currency, products, warehouses, channels: shopChannels, carriers: shopCarriers };
}

type Own = { organization_id: string };

function addProducts(rows: RowSet, own: Own, currency: string): Shop["products"] {
  const ids = new Map(demoProducts.map(({ sku }) => [sku, newId()]));
  const idOf = (sku: string) => ids.get(sku) ?? newId();
  const products = new Map<string, { id: string; parts: { productId: string; per: number }[] }>();
  for (const product of demoProducts) {
    const id = idOf(product.sku);
    const components = product.components.map(({ sku, quantity }) => ({ productId: idOf(sku), per: quantity }));
    products.set(product.sku, { id, parts: components.length > 0 ? components : [{ productId: id, per: 1 }] });
    rows.add("products", {
      ...own,
      id,
      sku: product.sku,
      name: product.name,
      barcode: product.barcode,
      product_group: product.group,
      price_minor: product.priceMinor,
      cost_minor: product.costMinor,
      currency,
      weight_grams: product.weightGrams,
      length_mm: product.dimensionsMm.length,
      width_mm: product.dimensionsMm.width,
      height_mm: product.dimensionsMm.height,
      tax_rate: product.taxRate,
      picture: product.picture,
      is_bundle: components.length > 0,
      active: true,
      version: 1,
      created_at: new Date(),
      updated_at: new Date(),
    });
    rows.add(
      "product_components",
      ...components.map(({ productId, per }) => ({ ...own, bundle_id: id, component_id: productId, quantity: per })),
    );
  }
  return products;
}

function addWarehouses(rows: RowSet, own: Own): Shop["warehouses"] {
  const warehouses = new Map<string, ShopWarehouse>();
  for (const { code, name, address, latitude, longitude, priority, cutOff, timezone, bins, pickBins } of demoWarehouses) {
    const id = newId();
    const binIds = new Map(bins.map((bin) => [bin.code, newId()]));
    warehouses.set(code, { id, code, name, latitude, longitude, priority, cutOff, timezone, active: true, bins: binIds, pickBins });
    const row = { ...own, id, code, name, address, latitude, longitude, priority, cut_off: cutOff, timezone, active: true, version: 1 };
    rows.add("warehouses", { ...row, created_at: new Date() });
    rows.add(
      "bins",
      ...bins.map(({ walkOrder, ...bin }) => ({ ...own, id: binIds.get(bin.code), warehouse_id: id, ...bin, walk_order: walkOrder })),
    );
  }
  return warehouses;
}

/** What must be there; its absence is a mistake in the demo data. */
export function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the demo shop has no ${what}`);
  return value;
}
