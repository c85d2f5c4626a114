import { and, eq, inArray } from "drizzle-orm";
import { lockFulfilment, mine as myFulfilments, type Work } from "@/modules/fulfilment/lock-fulfilment";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import { carrierOf } from "./carriers/registry";
import { carriers, holdsTheParcel, shipments } from "./tables";
import type { HandsTo } from "./tracking";

export type ShipmentRow = typeof shipments.$inferSelect;
export type LockedShipment = Work & { shipment: ShipmentRow; carrierKind: string; handsTo: HandsTo };

/** Every read of a shipment passes through here; people limited to some warehouses reach only what leaves from theirs. */
export function mine(ctx: Context) {
  return and(
    eq(shipments.organizationId, ctx.actor.organizationId),
    ctx.actor.warehouseIds === null
      ? undefined
      : inArray(shipments.fulfilmentId, ctx.db.select({ id: fulfilments.id }).from(fulfilments).where(myFulfilments(ctx))),
  );
}

/** One shipment as it is now, nothing locked. */
export async function readShipmentRow(ctx: Context, shipmentId: string): Promise<ShipmentRow> {
  const [row] = await ctx.db
    .select()
    .from(shipments)
    .where(and(mine(ctx), eq(shipments.id, shipmentId)));
  if (!row) throw notFound("shipment");
  return row;
}

/** Locks a shipment for a change: its order first, then the fulfilment, then itself. Refuses what is absent or not the actor's alike. */
export async function lockShipment(ctx: Context, shipmentId: string): Promise<LockedShipment> {
  const { fulfilmentId } = await readShipmentRow(ctx, shipmentId);
  const work = await lockFulfilment(ctx, fulfilmentId);
  const [row] = await ctx.db
    .select({ shipment: shipments, kind: carriers.kind })
    .from(shipments)
    .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, shipmentId)))
    .for("update", { of: shipments });
  if (!row) throw notFound("shipment");
  return { ...work, shipment: row.shipment, carrierKind: row.kind, handsTo: carrierOf(row.kind)?.handsTo ?? "carrier" };
}

/** The shipment that a fulfilment has, unless it was refused or dropped: the guard against a second label. */
export async function liveShipmentOf(ctx: Context, fulfilmentId: string): Promise<ShipmentRow | null> {
  const [row] = await ctx.db
    .select()
    .from(shipments)
    .where(and(mine(ctx), eq(shipments.fulfilmentId, fulfilmentId), holdsTheParcel));
  return row ?? null;
}

type Concerned = { order: { id: string; number: string }; fulfilment: { warehouseId: string }; shipment: ShipmentRow };

/** A fact about a shipment, for its order's timeline and for the people of its warehouse. */
export function factOf({ order, fulfilment, shipment }: Concerned, type: string, data: Record<string, unknown> = {}): Fact {
  const { id, fulfilmentId, carrier, service } = shipment;
  return {
    type,
    subject: { kind: "shipment", id, number: order.number },
    orderId: order.id,
    warehouseId: fulfilment.warehouseId,
    data: { fulfilmentId, carrier, service, ...data },
  };
}
