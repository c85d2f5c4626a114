import { newIdAt } from "@/lib/ids";
import { carrierReferenceOf } from "@/modules/shipments/carriers/simulated/booking-desk";
import { dayMs } from "@/testing/demo/plan-calendar";
import type { PlannedShipment } from "@/testing/demo/plan-order";
import type { Desk } from "./desk";
import type { WrittenWork } from "./fulfilment-rows";
import type { WrittenOrder } from "./order-rows";

export type WrittenShipment = { id: string; plan: PlannedShipment; work: WrittenWork };

/** Parcels of a packed fulfilment and their way, as far as it has come. Labels are drawn when somebody asks for one. */
export function addShipment(desk: Desk, order: WrittenOrder, work: WrittenWork): WrittenShipment | null {
  const { rows, shop } = desk;
  const { plan } = work;
  const { shipment } = plan;
  if (!shipment) return null;
  const own = { organization_id: shop.organizationId };
  addParcels(desk, work, shipment);
  const id = newIdAt(shipment.bookedAt);
  const carrier = shop.carriers[shipment.carrier];
  const [first] = shipment.events;
  const last = shipment.events.at(-1);
  // The carrier without an outside world answers by this time: its first scan is the one that is written below.
  const requestedAt = shipment.carrier === "simulated" && first ? first.occurredAt : shipment.bookedAt;
  const days = Math.max(0, Math.ceil((shipment.expectedAt.getTime() - shipment.bookedAt.getTime()) / dayMs));
  rows.add("shipments", {
    ...own,
    id,
    order_id: order.id,
    fulfilment_id: work.id,
    carrier_id: carrier.id,
    carrier: carrier.code,
    service: shipment.service,
    booking: "booked",
    status: shipment.status,
    status_at: last?.occurredAt ?? shipment.bookedAt,
    version: 1 + shipment.events.length,
    tracking_number: shipment.trackingNumber,
    carrier_reference: shipment.carrier === "simulated" ? carrierReferenceOf({ idempotencyKey: id }) : shipment.trackingNumber,
    price_minor: shipment.priceMinor,
    currency: shop.currency,
    days_min: Math.max(0, days - 1),
    days_max: days,
    expected_at: shipment.expectedAt,
    stored_until: shipment.storedUntil,
    attempts: 1,
    requested_at: requestedAt,
    booked_at: shipment.bookedAt,
    handed_over_at: plan.handedOverAt,
    delivered_at: plan.deliveredAt,
    created_at: shipment.bookedAt,
  });
  const told = new Set<string>();
  for (const { status, occurredAt, location, note } of shipment.events) {
    const once = `${status} ${occurredAt.getTime()}`;
    if (told.has(once)) continue;
    told.add(once);
    rows.add("tracking_events", {
      ...own,
      id: newIdAt(occurredAt),
      shipment_id: id,
      status,
      occurred_at: occurredAt,
      location,
      note,
      created_at: occurredAt,
    });
  }
  return { id, plan: shipment, work };
}

/** The packed units, spread evenly over the boxes. */
function addParcels({ rows, shop }: Desk, { id, plan, lineIds }: WrittenWork, shipment: PlannedShipment): void {
  const own = { organization_id: shop.organizationId };
  const boxes = shipment.parcels.length;
  for (const [box, { weightGrams, dimensionsMm }] of shipment.parcels.entries()) {
    const parcelId = newIdAt(plan.packedAt ?? shipment.bookedAt);
    rows.add("parcels", {
      ...own,
      id: parcelId,
      fulfilment_id: id,
      position: box + 1,
      weight_grams: weightGrams,
      length_mm: dimensionsMm.length,
      width_mm: dimensionsMm.width,
      height_mm: dimensionsMm.height,
      created_at: plan.packedAt ?? shipment.bookedAt,
    });
    let before = 0;
    for (const [i, { packed }] of plan.lines.entries()) {
      // Counted over all lines, so that small lines do not all fall into the first box.
      const quantity = [...Array(packed).keys()].filter((unit) => (before + unit) % boxes === box).length;
      before += packed;
      if (quantity > 0) rows.add("parcel_lines", { ...own, parcel_id: parcelId, fulfilment_line_id: lineIds[i], quantity });
    }
  }
}
