import { and, asc, eq } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { mine } from "@/modules/fulfilment/lock-fulfilment";
import { parcelLines, parcels } from "@/modules/fulfilment/tables";
import { destinationOf } from "@/modules/orders/destination";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import type { Contact, Parcel, Place, QuoteRequest } from "./carriers/port";
import { loadCollected } from "./load-collected";
import { cashToCollect, valueOfUnits } from "./parcel-value";

export type Consignment = Awaited<ReturnType<typeof loadConsignment>>;

/** All that a carrier must know about a packed fulfilment, and that its label says. Nothing is locked: call it outside transactions. */
export async function loadConsignment(ctx: Context, fulfilmentId: string) {
  const [row] = await ctx.db
    .select({ order: orders, fulfilment: fulfilments, warehouse: warehouses, shop: organizations })
    .from(fulfilments)
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .innerJoin(organizations, eq(organizations.id, fulfilments.organizationId))
    .where(and(mine(ctx), eq(fulfilments.id, fulfilmentId)));
  if (!row) throw notFound("fulfilment");
  const { order, fulfilment, warehouse, shop } = row;
  const [boxes, allLines, works, collected] = await readTogether(ctx, [
    () => loadParcels(ctx, fulfilmentId),
    () =>
      ctx.db
        .select()
        .from(orderLines)
        .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.orderId, order.id))),
    () =>
      ctx.db
        .select({ line: fulfilmentLines, fulfilmentId: fulfilments.id, status: fulfilments.status })
        .from(fulfilmentLines)
        .innerJoin(
          fulfilments,
          and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
        )
        .where(and(eq(fulfilments.organizationId, order.organizationId), eq(fulfilments.orderId, order.id))),
    () => loadCollected(ctx, order, fulfilmentId),
  ]);
  const own = works.filter((work) => work.fulfilmentId === fulfilmentId).map((work) => work.line);
  const first = works.filter((work) => work.status !== "cancelled").toSorted((a, b) => (a.fulfilmentId < b.fulfilmentId ? -1 : 1))[0];
  const lines = allLines.map((line) => ({ ...line, parts: own.filter((part) => part.orderLineId === line.id) }));
  const earlier = works.filter((work) => work.status !== "cancelled" && work.fulfilmentId < fulfilmentId);
  const valueMinor = lines.reduce(
    (sum, line) => sum + valueOfUnits(line, { before: unitsIn(earlier, line.id), units: wholeUnits(line.parts) }),
    0,
  );
  const request: Omit<QuoteRequest, "now"> = {
    from: senderPlace(warehouse),
    to: await buyerPlace(order),
    parcels: boxes.map(
      (box): Parcel => ({
        weightGrams: box.weightGrams,
        dimensionsMm: { length: box.lengthMm, width: box.widthMm, height: box.heightMm },
        lines: box.lines,
      }),
    ),
    currency: order.currency,
    valueMinor,
    cashOnDeliveryMinor:
      collected.toldMinor ??
      cashToCollect({
        ...order,
        valueMinor,
        isWhole: lines.every((line) => wholeUnits(line.parts) === line.quantity - line.cancelled),
        isFirst: first?.fulfilmentId === fulfilmentId,
        awaitedMinor: collected.awaitedMinor,
      }),
    shippingMethod: order.shippingMethod ?? "",
    pickupPoint: order.pickupPoint,
    externalId: order.externalId,
  };
  const sender: Contact = { name: shop.name, phone: shop.supportPhone, email: shop.supportEmail, locale: shop.locale };
  const { customerName: name, customerPhone: phone, customerEmail: email, customerLocale: locale } = order;
  return { order, fulfilment, warehouse, shop, request, sender, recipient: { name, phone, email, locale } satisfies Contact };
}

function wholeUnits(parts: readonly { quantity: number; per: number }[]): number {
  return parts.length === 0 ? 0 : Math.min(...parts.map((part) => Math.floor(part.quantity / part.per)));
}

type Part = { fulfilmentId: string; line: { orderLineId: string; quantity: number; per: number } };

/** How many units of an order line lie in several fulfilments, each counted by itself. */
function unitsIn(works: readonly Part[], orderLineId: string): number {
  const parts = works.filter(({ line }) => line.orderLineId === orderLineId);
  const places = [...new Set(parts.map(({ fulfilmentId }) => fulfilmentId))];
  const inOne = (id: string) => wholeUnits(parts.flatMap(({ fulfilmentId, line }) => (fulfilmentId === id ? line : [])));
  return places.reduce((sum, id) => sum + inOne(id), 0);
}

type Located = Pick<typeof warehouses.$inferSelect, "address" | "latitude" | "longitude">;

/** Where a carrier fetches what a warehouse sends. */
export function senderPlace({ address, latitude, longitude }: Located): Place {
  return {
    country: address?.country ?? "RU",
    region: address?.region ?? null,
    city: address?.city ?? null,
    postalCode: address?.postalCode ?? null,
    line1: address?.line1 ?? null,
    latitude,
    longitude,
  };
}

async function buyerPlace({ shippingAddress }: typeof orders.$inferSelect): Promise<Place | null> {
  if (!shippingAddress) return null;
  const point = await destinationOf(shippingAddress);
  return { ...shippingAddress, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null };
}

/** The parcels of a fulfilment with what lies in them. */
export async function loadParcels(ctx: Context, fulfilmentId: string) {
  const { organizationId } = ctx.actor;
  const rows = await ctx.db
    .select({ parcel: parcels, held: parcelLines, work: fulfilmentLines, line: orderLines, product: products })
    .from(parcels)
    .innerJoin(parcelLines, and(eq(parcelLines.organizationId, parcels.organizationId), eq(parcelLines.parcelId, parcels.id)))
    .innerJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, parcels.organizationId), eq(fulfilmentLines.id, parcelLines.fulfilmentLineId)),
    )
    .innerJoin(orderLines, and(eq(orderLines.organizationId, parcels.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)))
    .innerJoin(products, and(eq(products.organizationId, parcels.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(and(eq(parcels.organizationId, organizationId), eq(parcels.fulfilmentId, fulfilmentId)))
    .orderBy(asc(parcels.position), asc(orderLines.position), asc(products.sku));
  const boxes = [...new Map(rows.map((row) => [row.parcel.id, row.parcel])).values()];
  return boxes.map((box) => ({
    ...box,
    lines: rows
      .filter((row) => row.parcel.id === box.id)
      .map(({ held, line, product }) => ({
        sku: product.sku,
        name: product.name,
        quantity: held.quantity,
        // A part of a bundle has no price of its own in the order: its catalogue price says what it is worth.
        unitPriceMinor: line.productId === product.id ? line.unitPriceMinor : product.priceMinor,
        taxRate: line.taxRate,
        weightGrams: product.weightGrams ?? 0,
        hsCode: product.hsCode,
        originCountry: product.originCountry,
      })),
  }));
}
