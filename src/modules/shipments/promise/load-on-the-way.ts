import { and, eq, gt, inArray, ne } from "drizzle-orm";
import { transfers } from "@/modules/inventory/transfers/tables";
import { destinationOf } from "@/modules/orders/destination";
import type { HoldReason } from "@/modules/orders/order-status";
import { loadPriceBook } from "@/modules/orders/routing/load-price-book";
import { fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { deliveryEstimator, type PriceBook } from "../carriers/price-lists";
import type { DeliverySettings } from "../delivery-settings";
import type { OrderOnTheWay, PartOnTheWay } from "../lateness";
import { usualDaysTo } from "../rates/load-records";
import { carriers, deliveryPromises, fulfilmentOffers, holdsTheParcel, shipments } from "../tables";

type OrderRow = typeof orders.$inferSelect;
type PromiseRow = typeof deliveryPromises.$inferSelect;

type Part = Pick<typeof fulfilments.$inferSelect, "orderId" | "warehouseId">;

/** Holds whose end is known: they do not keep a day from being told. */
const endsByItself: ReadonlySet<string> = new Set(["out_of_stock", "preorder", "gathering"] satisfies HoldReason[]);

/** An order with all that its day of arrival follows from. */
export type WatchedOrder = {
  order: OrderRow;
  onTheWay: OrderOnTheWay;
  promise: PromiseRow | null;
  /** Warehouses from which no table of the owner's own says how long the way takes. */
  untold: ReadonlySet<string>;
};

/** What becomes of orders on their way, for those that we send ourselves. Nothing is locked. */
export async function loadOnTheWay(ctx: Context, orderIds: readonly string[], settings: DeliverySettings): Promise<WatchedOrder[]> {
  if (orderIds.length === 0) return [];
  const own = ctx.actor.organizationId;
  const ids = [...new Set(orderIds)];
  const [heads, parts, parcels, waits, promises, travelling, offers] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({ order: orders, timezone: organizations.timezone })
        .from(orders)
        .innerJoin(organizations, eq(organizations.id, orders.organizationId))
        .where(and(eq(orders.organizationId, own), inArray(orders.id, ids), eq(orders.fulfilledBy, "us"))),
    () =>
      ctx.db
        .select({ part: fulfilments, warehouse: warehouses })
        .from(fulfilments)
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .where(and(eq(fulfilments.organizationId, own), inArray(fulfilments.orderId, ids), ne(fulfilments.status, "cancelled"))),
    () =>
      ctx.db
        .select({
          fulfilmentId: shipments.fulfilmentId,
          carrier: carriers.name,
          status: shipments.status,
          expectedAt: shipments.expectedAt,
          daysMax: shipments.daysMax,
        })
        .from(shipments)
        .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
        .where(and(eq(shipments.organizationId, own), inArray(shipments.orderId, ids), holdsTheParcel)),
    () =>
      ctx.db
        .selectDistinct({ orderId: orderLines.orderId })
        .from(orderLines)
        .where(and(eq(orderLines.organizationId, own), inArray(orderLines.orderId, ids), gt(orderLines.backordered, 0))),
    () =>
      ctx.db
        .select()
        .from(deliveryPromises)
        .where(and(eq(deliveryPromises.organizationId, own), inArray(deliveryPromises.orderId, ids))),
    () =>
      ctx.db
        .select({ orderId: transfers.orderId, warehouseId: transfers.fromWarehouseId })
        .from(transfers)
        .where(and(eq(transfers.organizationId, own), inArray(transfers.orderId, ids), eq(transfers.status, "draft"))),
    () =>
      ctx.db
        .select({ fulfilmentId: fulfilmentOffers.fulfilmentId, daysMax: fulfilmentOffers.daysMax })
        .from(fulfilmentOffers)
        .innerJoin(
          fulfilments,
          and(eq(fulfilments.organizationId, fulfilmentOffers.organizationId), eq(fulfilments.id, fulfilmentOffers.fulfilmentId)),
        )
        .where(and(eq(fulfilmentOffers.organizationId, own), inArray(fulfilments.orderId, ids))),
  ]);
  const book = await loadPriceBook(ctx);
  return Promise.all(
    heads.map(async ({ order, timezone }): Promise<WatchedOrder> => {
      // What travels to another warehouse first does not leave for the buyer from where it lies.
      const isTravelling = ({ orderId, warehouseId }: Part) =>
        travelling.some((one) => one.orderId === orderId && one.warehouseId === warehouseId);
      const mine = parts.filter(({ part }) => part.orderId === order.id && !isTravelling(part));
      const days = await transitFrom(ctx, order, { book, settings });
      const offered = (id: string) => offers.find(({ fulfilmentId }) => fulfilmentId === id)?.daysMax;
      const onTheWay = mine.map(({ part, warehouse }): PartOnTheWay => {
        const parcel = parcels.find(({ fulfilmentId }) => fulfilmentId === part.id) ?? null;
        return {
          warehouse,
          dueAt: part.dueAt,
          transitDays: parcel?.daysMax ?? days.own(warehouse) ?? offered(part.id) ?? days.usual,
          handedOverAt: part.handedOverAt,
          isDelivered: part.status === "delivered",
          parcel,
        };
      });
      const isWaiting = waits.some(({ orderId }) => orderId === order.id);
      const known = onTheWay.map(({ transitDays }) => transitDays);
      return {
        order,
        promise: promises.find(({ orderId }) => orderId === order.id) ?? null,
        untold: new Set(mine.flatMap(({ warehouse }) => (days.own(warehouse) === null ? [warehouse.id] : []))),
        onTheWay: {
          parts: onTheWay,
          // Nobody knows yet from where they will leave: as long on the way as the rest, or as it usually takes.
          waiting: isWaiting
            ? { leavesAt: order.promisedAt, transitDays: known[0] ?? days.own({ latitude: null, longitude: null }) ?? days.usual }
            : null,
          isHeld: order.openHolds.some((reason) => !endsByItself.has(reason)),
          timezone,
        },
      };
    }),
  );
}

type Point = { latitude: number | null; longitude: number | null };

/** Days on the way from a place by the owner's own tables; and from anywhere, by what parcels to that region took, else as the settings say. */
async function transitFrom(
  ctx: Context,
  { shippingAddress, shippingMethod, pickupPoint, currency }: OrderRow,
  { book, settings }: { book: PriceBook; settings: DeliverySettings },
): Promise<{ own: (from: Point) => number | null; usual: number | null }> {
  const point = await destinationOf(shippingAddress);
  const to = shippingAddress && { ...shippingAddress, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null };
  const estimate = deliveryEstimator(book, { to, shippingMethod, pickupPoint, currency });
  const usual = (to && (await usualDaysTo(ctx, to))) ?? settings.usualTransitDays;
  return { own: (from) => estimate?.(from)?.(null).days ?? null, usual };
}
