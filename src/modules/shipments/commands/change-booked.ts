import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { normalizePhone } from "@/lib/phone";
import { reason } from "@/lib/reason";
import { code, text } from "@/lib/text-input";
import { lockFulfilment } from "@/modules/fulfilment/lock-fulfilment";
import { writeDestination } from "@/modules/orders/buyer-acts/write-destination";
import type { Operation } from "@/modules/orders/changes/operations";
import { destinationOf } from "@/modules/orders/destination";
import type { OrderRow } from "@/modules/orders/lock-order";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { type Opener, openAccountOf } from "../load-accounts";
import { type LockedShipment, liveShipmentOf, lockShipment, type ShipmentRow } from "../lock-shipment";
import { askForChange, claimForChange, noteChanged, releaseFromChange, type Wished } from "./ask-for-change";
import { cancelBooking } from "./cancel-booking";
import { shipFulfilment } from "./ship-fulfilment";

/** What is left out stays as it is. */
export const ChangeBooked = z
  .strictObject({
    name: text(200).optional(),
    phone: text(40).optional(),
    address: z
      .strictObject({
        region: text(200, 0).optional(),
        city: text(200).optional(),
        postalCode: text(20, 0).optional(),
        line1: text(500).optional(),
      })
      .optional(),
    /** Another point of the carrier, where the buyer collects from one. */
    point: code(100).optional(),
    /** Where the carrier takes no changes: give the booking back and book anew. */
    anew: z.boolean().default(false),
  })
  .refine(({ name, phone, address, point }) => name ?? phone ?? point ?? Object.keys(address ?? {})[0], "says nothing");
export type ChangeBooked = z.infer<typeof ChangeBooked>;

/**
 * Sends a booked parcel elsewhere, or to another person, before it has left: its carrier is asked first, and the order is written when
 * that has agreed. A carrier that takes no changes is told so with the way out (`anew`): the booking is given back and made again with
 * the same carrier and service. Refused once it has left, and where other parcels of the order would go another way. Returns the id of
 * the shipment that holds the parcel now.
 */
export async function changeBooked(
  ctx: Context,
  { shipmentId, anew = false, ...wish }: z.input<typeof ChangeBooked> & { shipmentId: string },
  open: Opener = openAccountOf,
): Promise<string> {
  if (ctx.inTransaction) throw new Error("carriers are called outside transactions");
  const { shipment, order, operations } = await inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    await mayChange(ctx, locked);
    const operations = operationsOf(locked.order, wish);
    return { order: locked.order, operations, shipment: anew ? locked.shipment : await claimForChange(ctx, shipmentId) };
  });
  if (anew) return bookAnew(ctx, shipment, operations, open);
  try {
    const answer = await askForChange(ctx, shipment, await wishedOf(order, operations), open);
    if (answer === "takes_none")
      throw new Refusal("conflict", reason("shipment.takes_no_changes", { carrier: shipment.carrier }), { canBookAnew: true });
    if (answer.outcome === "refused") throw new Refusal("conflict", answer.reason, { canBookAnew: true });
    await inTransaction(ctx, async (ctx) => {
      await writeDestination(ctx, order.id, operations);
      await noteChanged(ctx, shipmentId);
    });
    return shipmentId;
  } catch (error) {
    await releaseFromChange(ctx, shipment);
    throw error;
  }
}

/** The carrier's word first: where it does not take the booking back, nothing has changed. */
async function bookAnew(
  ctx: Context,
  { id: shipmentId, fulfilmentId, orderId, carrier, service }: ShipmentRow,
  operations: readonly Operation[],
  open: Opener,
): Promise<string> {
  await cancelBooking(ctx, { shipmentId }, open);
  await inTransaction(ctx, async (ctx) => {
    await lockFulfilment(ctx, fulfilmentId);
    // Somebody else booked it meanwhile, by the old words or other new ones: his booking stands, and says so to the order's page.
    if (await liveShipmentOf(ctx, fulfilmentId)) throw new Refusal("conflict", reason("buyer_act.busy"));
    await writeDestination(ctx, orderId, operations);
  });
  return (await shipFulfilment(ctx, { fulfilmentId, carrier, service }, open)).id;
}

async function mayChange(ctx: Context, { shipment, fulfilment, order }: LockedShipment): Promise<void> {
  if (fulfilment.status !== "packed") throw new Refusal("conflict", reason("shipment.already_left"));
  if (shipment.booking !== "booked") throw new Refusal("conflict", reason("shipment.not_booked_yet", { carrier: shipment.carrier }));
  const others = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, order.organizationId),
        eq(fulfilments.orderId, order.id),
        ne(fulfilments.id, fulfilment.id),
        ne(fulfilments.status, "cancelled"),
      ),
    )
    .limit(1);
  if (others.length > 0) throw new Refusal("conflict", reason("shipment.one_of_several", { number: order.number }));
}

/** The wish in the words of an order's changes; what says the same as before is left out. Refuses a wish that changes nothing. */
function operationsOf(order: OrderRow, { name, phone, address, point }: Omit<ChangeBooked, "anew">): Operation[] {
  const operations: Operation[] = [];
  const { shippingAddress, pickupPoint } = order;
  if (point !== undefined) {
    if (!pickupPoint) throw new Refusal("conflict", reason("shipment.no_point_to_change"));
    if (point !== pickupPoint.code) operations.push({ op: "set_delivery", pickupPoint: { ...pickupPoint, code: point } });
  }
  if (address) {
    if (pickupPoint || !shippingAddress) throw new Refusal("conflict", reason("shipment.no_address_to_change"));
    const next = { ...shippingAddress, ...address };
    const isNews = (["region", "city", "postalCode", "line1"] as const).some((field) => (next[field] || null) !== shippingAddress[field]);
    // The old coordinates are those of the old door.
    if (isNews)
      operations.push({
        op: "set_address",
        address: { ...next, region: next.region || null, postalCode: next.postalCode || null, latitude: null, longitude: null },
      });
  }
  const normal = phone === undefined ? undefined : (normalizePhone(phone, shippingAddress?.country) ?? phone);
  const buyer = {
    ...(name && name !== order.customerName && { name }),
    ...(normal && normal !== order.customerPhone && { phone: normal }),
  };
  if (Object.keys(buyer).length > 0) operations.push({ op: "set_buyer", ...buyer });
  if (operations.length === 0) throw new Refusal("conflict", reason("shipment.nothing_to_change"));
  return operations;
}

async function wishedOf(order: OrderRow, operations: readonly Operation[]): Promise<Wished> {
  const wished: Wished = {};
  for (const operation of operations) {
    if (operation.op === "set_delivery" && operation.pickupPoint) wished.pickupPoint = operation.pickupPoint.code;
    if (operation.op === "set_address" && operation.address) {
      const point = await destinationOf(operation.address);
      wished.to = { ...operation.address, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null };
    }
    if (operation.op === "set_buyer")
      wished.recipient = { name: operation.name ?? order.customerName, phone: operation.phone ?? order.customerPhone };
  }
  return wished;
}
