import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { whyNotShip } from "@/modules/fulfilment/fulfilment";
import { lockFulfilment, type Work } from "@/modules/fulfilment/lock-fulfilment";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { ShipFulfilment } from "../inputs";
import { type Opener, openAccountOf } from "../load-accounts";
import { loadConsignment } from "../load-consignment";
import { factOf, liveShipmentOf, type ShipmentRow } from "../lock-shipment";
import { whyNotContents } from "../parcel-contents";
import type { RateDecision } from "../rate-choice";
import { shipments } from "../tables";
import { advanceBooking } from "./advance-booking";
import { decideCarrier } from "./quote-fulfilment";

type Shipping = ShipFulfilment & { fulfilmentId: string };

/**
 * Books a carrier for a packed fulfilment: (1) the intent, (2) the call, (3) its result. Repeated, also after a crash at any
 * point, it goes on with the same shipment and never buys a second label. The answer may still wait for its number.
 * Refused: not paid, held or not packed whole; no carrier serves it; the carrier says no.
 */
export async function shipFulfilment(ctx: Context, input: Shipping, open: Opener = openAccountOf): Promise<ShipmentRow> {
  const { fulfilmentId } = input;
  const known = await liveShipmentOf(ctx, fulfilmentId);
  if (known?.booking === "failed")
    throw new Refusal("conflict", reason("shipment.look_at_carrier", { carrier: known.carrier }), { shipmentId: known.id });
  const shipment = known ?? (await requestBooking(ctx, input));
  const advanced = await advanceBooking(ctx, shipment.id, open);
  if (advanced.booking === "refused" || advanced.booking === "failed") {
    const why = advanced.lastError ?? reason("shipment.no_offer");
    throw new Refusal("conflict", why, { shipmentId: shipment.id });
  }
  return advanced;
}

async function requestBooking(ctx: Context, { fulfilmentId, carrier, service }: Shipping): Promise<ShipmentRow> {
  const consignment = await loadConsignment(ctx, fulfilmentId);
  // Asked first without a lock, so that carriers are not troubled for what may not leave.
  await inTransaction(ctx, async (ctx) => mayShip(await lockFulfilment(ctx, fulfilmentId), consignment.request.parcels));
  const { decision, carrierId } = await decideCarrier(ctx, consignment, { carrier, service });
  if (!decision.chosen || !carrierId) throw new Refusal("conflict", decision.why, { refused: decision.refused });
  const { chosen } = decision;
  try {
    return await inTransaction(ctx, async (ctx) => {
      const work = await lockFulfilment(ctx, fulfilmentId);
      const rival = await liveShipmentOf(ctx, fulfilmentId);
      if (rival) return rival;
      mayShip(work, consignment.request.parcels);
      const shipment = await writeIntent(ctx, work, { decision, chosen, carrierId });
      await record(ctx, factOf({ ...work, shipment }, "shipment.booking_requested"));
      await refreshOrder(ctx, work.order.id);
      return shipment;
    });
  } catch (error) {
    const rival = brokenConstraint(error) === "shipments_one_per_fulfilment" ? await liveShipmentOf(ctx, fulfilmentId) : null;
    if (rival) return rival;
    throw error;
  }
}

function mayShip({ fulfilment, lines, order }: Work, parcels: Parameters<typeof whyNotContents>[1]): void {
  refuseIf(whyNotShip({ status: fulfilment.status, lines }, order) ?? whyNotContents(lines, parcels));
}

type Decided = { decision: RateDecision; chosen: NonNullable<RateDecision["chosen"]>; carrierId: string };

async function writeIntent(ctx: Context, { order, fulfilment }: Work, { decision, chosen, carrierId }: Decided): Promise<ShipmentRow> {
  const [row] = await ctx.db
    .insert(shipments)
    .values({
      organizationId: order.organizationId,
      id: newId(),
      orderId: order.id,
      fulfilmentId: fulfilment.id,
      carrierId,
      carrier: chosen.carrier,
      service: chosen.service,
      priceMinor: chosen.priceMinor,
      currency: chosen.currency,
      daysMin: chosen.days.min,
      daysMax: chosen.days.max,
      decision: { ...decision },
      requestedAt: ctx.now(),
    })
    .returning();
  if (!row) throw new Error("the shipment was not written");
  return row;
}
