import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { loadActs } from "@/modules/orders/buyer-acts/load-facts";
import { changesAtCarrier, whyNotChoosePoint, whyNotCorrectAddress } from "@/modules/orders/buyer-acts/rules";
import { writeDestination } from "@/modules/orders/buyer-acts/write-destination";
import type { Operation } from "@/modules/orders/changes/operations";
import { editOrder } from "@/modules/orders/commands/edit-order";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import type { Address } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { carrierOf } from "../carriers/registry";
import { type Opener, openAccountOf } from "../load-accounts";
import type { ShipmentRow } from "../lock-shipment";
import { holdsTheParcel, shipments } from "../tables";
import { askForChange, claimForChange, noteChanged, releaseFromChange } from "./ask-for-change";

/** Kinds of carriers that take a change of a booked parcel. */
export const modifies = (kind: string): boolean => carrierOf(kind)?.modify !== undefined;

/** What the buyer wants: another street in the same town, or another point of the same carrier. */
export type NewDestination = { address: Address } | { point: string };

/**
 * Sends an order elsewhere by its buyer's word. What is not packed yet is changed as any order is; a booked parcel is changed at its
 * carrier first, and here only when the carrier has agreed. Refused once it has left. Whoever calls has proved to be the buyer.
 */
export async function changeDestination(
  ctx: Context,
  { orderId, to }: { orderId: string; to: NewDestination },
  open: Opener = openAccountOf,
): Promise<void> {
  if (ctx.inTransaction) throw new Error("carriers are called outside transactions");
  const booked = await inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const { facts, acts } = await loadActs(ctx, orderId, modifies);
    refuseIf("point" in to ? whyNotChoosePoint(facts, acts) : whyNotCorrectAddress(facts, acts));
    const operation = operationOf(order, to);
    if (operation === null) return null;
    if (changesAtCarrier(facts)) return { shipment: await claimForChange(ctx, (await bookedShipment(ctx, orderId)).id), operation };
    await editOrder(ctx, { orderId, operations: [operation] });
    return null;
  });
  if (!booked) return;
  const { shipment, operation } = booked;
  try {
    await askCarrier(ctx, shipment, operation, open);
    await inTransaction(ctx, async (ctx) => {
      await writeDestination(ctx, orderId, [operation]);
      await noteChanged(ctx, shipment.id);
    });
  } catch (error) {
    await releaseFromChange(ctx, shipment);
    throw error;
  }
}

/** The change as an operation of an order; null when it says what is there already. */
function operationOf({ shippingAddress, pickupPoint }: OrderRow, to: NewDestination): Operation | null {
  if ("point" in to) {
    if (!pickupPoint || pickupPoint.code === to.point) return null;
    return { op: "set_delivery", pickupPoint: { carrier: pickupPoint.carrier, code: to.point } };
  }
  if (!shippingAddress) return null;
  const { line1, postalCode, city } = to.address;
  const isSame = shippingAddress.line1 === line1 && shippingAddress.postalCode === postalCode && shippingAddress.city === city;
  return isSame ? null : { op: "set_address", address: to.address };
}

async function bookedShipment(ctx: Context, orderId: string): Promise<ShipmentRow> {
  const [row] = await ctx.db
    .select()
    .from(shipments)
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.orderId, orderId), holdsTheParcel));
  if (!row) throw notFound("shipment");
  return row;
}

async function askCarrier(ctx: Context, shipment: ShipmentRow, operation: Operation, open: Opener): Promise<void> {
  const change = operation.op === "set_delivery" ? { pickupPoint: operation.pickupPoint?.code } : { to: placeOf(operation) ?? undefined };
  const answer = await askForChange(ctx, shipment, change, open);
  if (answer === "takes_none") throw new Refusal("conflict", reason("buyer_act.packed"));
  if (answer.outcome !== "done") throw new Refusal("conflict", reason("buyer_act.carrier_refused"));
}

const placeOf = (operation: Operation) => (operation.op === "set_address" ? operation.address : null);
