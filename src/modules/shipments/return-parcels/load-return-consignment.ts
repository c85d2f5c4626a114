import { and, desc, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { destinationOf } from "@/modules/orders/destination";
import { partsOf } from "@/modules/orders/parts";
import { fulfilmentLines, orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import type { Outward } from "../carriers/abilities";
import type { Contact, Parcel, ParcelLine, Place, QuoteRequest } from "../carriers/port";
import { loadParcels, senderPlace } from "../load-consignment";
import { valueOfUnits } from "../parcel-value";
import { shipments } from "../tables";
import type { ReturnedLine } from "./tables";

export type ReturnWish = { orderId: string; warehouseId: string; lines: readonly ReturnedLine[] };
export type ReturnConsignment = Awaited<ReturnType<typeof loadReturnConsignment>>;

/** All that a carrier must know about goods that a buyer sends back. Refuses an order or a warehouse that is not the actor's. */
export async function loadReturnConsignment(ctx: Context, { orderId, warehouseId, lines }: ReturnWish) {
  const { organizationId, warehouseIds } = ctx.actor;
  const [row] = await ctx.db
    .select({ order: orders, warehouse: warehouses, shop: organizations })
    .from(orders)
    .innerJoin(organizations, eq(organizations.id, orders.organizationId))
    .innerJoin(
      warehouses,
      and(
        eq(warehouses.organizationId, orders.organizationId),
        eq(warehouses.id, warehouseId),
        warehouseIds ? inArray(warehouses.id, [...warehouseIds]) : undefined,
      ),
    )
    .where(and(eq(orders.organizationId, organizationId), eq(orders.id, orderId)));
  if (!row) throw notFound("order");
  const { order, warehouse, shop } = row;
  const goods = await loadGoods(ctx, orderId, lines);
  const brought = await broughtBy(
    ctx,
    orderId,
    lines.map(({ orderLineId }) => orderLineId),
  );
  const request: Omit<QuoteRequest, "now"> = {
    from: await buyerPlace(order, warehouse.address?.country ?? "RU"),
    to: senderPlace(warehouse),
    parcels: [parcelOf(goods.lines, goods.grams, brought?.boxes ?? [])],
    currency: order.currency,
    valueMinor: goods.valueMinor,
    cashOnDeliveryMinor: 0,
    shippingMethod: "return",
    pickupPoint: null,
    externalId: order.externalId,
  };
  const { customerName: name, customerPhone: phone, customerEmail: email, customerLocale: locale } = order;
  const sender: Contact = { name, phone, email, locale };
  const recipient: Contact = { name: shop.name, phone: shop.supportPhone, email: shop.supportEmail, locale: shop.locale };
  const outwardOf = (carrierId: string): Outward | null =>
    brought?.shipment.carrierId === carrierId
      ? {
          carrierReference: brought.shipment.carrierReference ?? "",
          trackingNumber: brought.shipment.trackingNumber,
          service: brought.shipment.service,
          pickupPoint: order.pickupPoint,
        }
      : null;
  return { order, warehouse, shop, request, sender, recipient, outwardOf, broughtBy: brought?.shipment.carrierId ?? null };
}

async function loadGoods(ctx: Context, orderId: string, wanted: readonly ReturnedLine[]) {
  const { organizationId } = ctx.actor;
  const rows = await ctx.db
    .select({ line: orderLines, product: products })
    .from(orderLines)
    .innerJoin(products, and(eq(products.organizationId, orderLines.organizationId), eq(products.id, orderLines.productId)))
    .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.orderId, orderId)));
  const parts = await partsOf(
    ctx,
    rows.map(({ product }) => product.id),
  );
  let valueMinor = 0;
  // Null: nobody has weighed one of them.
  let grams: number | null = 0;
  const lines = wanted.map(({ orderLineId, quantity }): ParcelLine => {
    const found = rows.find(({ line }) => line.id === orderLineId);
    if (!found) throw notFound("order_line");
    const { line, product } = found;
    valueMinor += valueOfUnits(line, { before: 0, units: quantity });
    const each = weightOf(product.weightGrams, parts.get(product.id) ?? []);
    grams = each === null || grams === null ? null : grams + each * quantity;
    return {
      sku: product.sku,
      name: product.name,
      quantity,
      unitPriceMinor: line.unitPriceMinor,
      taxRate: line.taxRate,
      weightGrams: each ?? 0,
      hsCode: product.hsCode,
      originCountry: product.originCountry,
    };
  });
  return { lines, valueMinor, grams: grams as number | null };
}

function weightOf(own: number | null, parts: readonly { per: number; grams: number | null }[]): number | null {
  if (own !== null && own > 0) return own;
  if (parts.length === 0 || parts.some(({ grams }) => !grams)) return null;
  return parts.reduce((sum, { per, grams }) => sum + per * (grams ?? 0), 0);
}

type Box = Awaited<ReturnType<typeof loadParcels>>[number];

/** What comes back lies in the box in which it came. Where nobody knows its weight, it weighs no more than what was sent. */
function parcelOf(lines: ParcelLine[], grams: number | null, boxes: readonly Box[]): Parcel {
  const sent = boxes.reduce((sum, { weightGrams }) => sum + weightGrams, 0);
  const weightGrams = grams || sent;
  if (!weightGrams) throw new Refusal("conflict", reason("shipment.return_weight_unknown"));
  const [box, another] = boxes;
  const dimensionsMm = box && !another ? { length: box.lengthMm, width: box.widthMm, height: box.heightMm } : null;
  return { weightGrams, dimensionsMm, lines };
}

/** The parcel in which these goods came to the buyer, the latest one. */
async function broughtBy(ctx: Context, orderId: string, lineIds: readonly string[]) {
  const { organizationId } = ctx.actor;
  if (lineIds.length === 0) return null;
  const [shipment] = await ctx.db
    .select()
    .from(shipments)
    .where(
      and(
        eq(shipments.organizationId, organizationId),
        eq(shipments.orderId, orderId),
        eq(shipments.booking, "booked"),
        inArray(
          shipments.fulfilmentId,
          ctx.db
            .select({ id: fulfilmentLines.fulfilmentId })
            .from(fulfilmentLines)
            .where(and(eq(fulfilmentLines.organizationId, organizationId), inArray(fulfilmentLines.orderLineId, [...lineIds]))),
        ),
      ),
    )
    .orderBy(desc(shipments.id))
    .limit(1);
  return shipment ? { shipment, boxes: await loadParcels(ctx, shipment.fulfilmentId) } : null;
}

async function buyerPlace({ shippingAddress }: typeof orders.$inferSelect, country: string): Promise<Place> {
  if (!shippingAddress) return { country, region: null, city: null, postalCode: null, line1: null, latitude: null, longitude: null };
  const point = await destinationOf(shippingAddress);
  return { ...shippingAddress, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null };
}
