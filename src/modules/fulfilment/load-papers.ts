import path from "node:path";
import { and, asc, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { productPictures, products } from "@/modules/catalog/tables";
import { trackingUrl } from "@/modules/orders/answer";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { localeOf } from "@/platform/i18n/locale";
import type { PictureSource } from "@/platform/pdf/picture";
import { notFound, Refusal } from "@/platform/refusal";
import type { PickListData } from "./documents/pick-list";
import type { PackingSlipData, SlipLine } from "./documents/slip-data";
import { mine } from "./lock-fulfilment";
import { type FulfilmentView, readFulfilments } from "./queries";
import { parcelLines, parcels } from "./tables";

/** What a pick list says: one walk for one fulfilment or several of one warehouse. Refused when one of them is not the actor's to see. */
export async function loadPickList(ctx: Context, ids: readonly string[]): Promise<PickListData> {
  const tasks = await readFulfilments(ctx, ids);
  const [first] = tasks;
  if (!first || tasks.length < ids.length) throw notFound("fulfilment");
  if (tasks.some((task) => task.warehouse !== first.warehouse)) throw new Refusal("invalid", reason("fulfilment.several_warehouses"));
  const [shop] = await ctx.db
    .select({ locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const pictures = await picturesOf(ctx, tasks);
  return {
    locale: localeOf(shop?.locale, null),
    timeZone: first.timezone,
    warehouse: { code: first.warehouse, name: first.warehouseName },
    printedAt: ctx.now(),
    tasks: tasks.map((task) => ({
      number: task.number,
      orderNumber: task.orderNumber,
      dueAt: task.dueAt,
      note: task.note,
      lines: task.lines.map((line) => ({ ...line, quantity: line.quantity - line.picked, picture: pictures.get(line.sku) ?? null })),
    })),
  };
}

const shippedPictures = path.resolve("public/pictures");

/** The picture of each SKU: a file that ships with the product, or what was uploaded. */
async function picturesOf(ctx: Context, tasks: readonly FulfilmentView[]): Promise<Map<string, PictureSource>> {
  const lines = tasks.flatMap((task) => task.lines);
  const pictures = new Map<string, PictureSource>();
  for (const { sku, picture } of lines) {
    if (!picture?.startsWith("/pictures/")) continue;
    const file = path.resolve(shippedPictures, picture.slice("/pictures/".length));
    if (file.startsWith(`${shippedPictures}${path.sep}`)) pictures.set(sku, file);
  }
  const uploaded = [...new Set(lines.filter(({ sku, picture }) => picture && !pictures.has(sku)).map((line) => line.sku))];
  if (uploaded.length === 0) return pictures;
  const rows = await ctx.db
    .select({ sku: products.sku, content: productPictures.content })
    .from(productPictures)
    .innerJoin(products, and(eq(products.organizationId, productPictures.organizationId), eq(products.id, productPictures.productId)))
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, uploaded)));
  for (const { sku, content } of rows) pictures.set(sku, content);
  return pictures;
}

/** What the slips in the parcels of a packed fulfilment say, in the buyer's language. Refused before it is packed. */
export async function loadPackingSlip(ctx: Context, fulfilmentId: string): Promise<PackingSlipData> {
  const [row] = await ctx.db
    .select({ order: orders, warehouse: warehouses, shop: organizations })
    .from(fulfilments)
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .innerJoin(organizations, eq(organizations.id, fulfilments.organizationId))
    .where(and(mine(ctx), eq(fulfilments.id, fulfilmentId)));
  if (!row) throw notFound("fulfilment");
  const boxes = await slipParcels(ctx, fulfilmentId);
  if (boxes.length === 0) throw new Refusal("conflict", reason("fulfilment.no_parcels"));
  const { order, warehouse, shop } = row;
  const locale = localeOf(order.customerLocale, null);
  return {
    locale,
    timeZone: shop.timezone,
    shop: { name: shop.name, returnAddress: addressLines(warehouse.address), contact: shop.supportEmail ?? shop.supportPhone },
    order: { number: order.number, placedAt: order.placedAt, note: order.note },
    recipient: { name: order.customerName, address: addressLines(order.shippingAddress) },
    parcels: boxes,
    parcelCount: boxes.length,
    totals: {
      currency: order.currency,
      goodsMinor: order.goodsMinor,
      discountMinor: order.discountMinor,
      shippingMinor: order.shippingPriceMinor,
      totalMinor: order.totalMinor,
    },
    trackingUrl: trackingUrl(order.trackingToken),
    printedAt: ctx.now(),
  };
}

async function slipParcels(ctx: Context, fulfilmentId: string): Promise<{ position: number; lines: SlipLine[] }[]> {
  const rows = await ctx.db
    .select({
      position: parcels.position,
      quantity: parcelLines.quantity,
      sku: products.sku,
      name: products.name,
      unitPriceMinor: orderLines.unitPriceMinor,
      priceMinor: products.priceMinor,
      isOrdered: eq(orderLines.productId, products.id),
    })
    .from(parcels)
    .innerJoin(parcelLines, and(eq(parcelLines.organizationId, parcels.organizationId), eq(parcelLines.parcelId, parcels.id)))
    .innerJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, parcels.organizationId), eq(fulfilmentLines.id, parcelLines.fulfilmentLineId)),
    )
    .innerJoin(orderLines, and(eq(orderLines.organizationId, parcels.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)))
    .innerJoin(products, and(eq(products.organizationId, parcels.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(and(eq(parcels.organizationId, ctx.actor.organizationId), eq(parcels.fulfilmentId, fulfilmentId)))
    .orderBy(asc(parcels.position), asc(orderLines.position), asc(products.sku));
  return [...new Set(rows.map((row) => row.position))].map((position) => ({
    position,
    lines: rows
      .filter((row) => row.position === position)
      .map(({ sku, name, quantity, isOrdered, unitPriceMinor, priceMinor }) => ({
        sku,
        name,
        quantity,
        unitPriceMinor: isOrdered ? unitPriceMinor : priceMinor,
      })),
  }));
}

type Lines = { line1?: string | null; city: string; region?: string | null; postalCode?: string | null } | null;

function addressLines(address: Lines): string[] {
  if (!address) return [];
  const town = [address.postalCode, address.city, address.region === address.city ? null : address.region].filter(Boolean).join(", ");
  return [address.line1, town].filter((line): line is string => Boolean(line));
}
