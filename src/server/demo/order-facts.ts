import type { OrderPlan } from "@/testing/demo/plan-order";
import { found } from "./demo-shop";
import { bringerOf, type Desk, dirigent } from "./desk";
import type { WrittenWork } from "./fulfilment-rows";
import { payerOf, type WrittenOrder } from "./order-rows";
import type { PastFact } from "./past-facts";
import type { WrittenShipment } from "./shipment-rows";

/** The fact that every order has, as placing tells it. */
export function placedFact(desk: Desk, { id, plan }: WrittenOrder, works: readonly WrittenWork[]): PastFact {
  const paid = plan.payments.find(({ kind, occurredAt }) => kind === "payment" && occurredAt.getTime() === plan.placedAt.getTime());
  return {
    at: plan.placedAt,
    type: "order.placed",
    subject: { kind: "order", id, number: plan.number },
    orderId: id,
    by: bringerOf(desk, plan.channel),
    data: {
      channel: found(desk.shop.channels.get(plan.channel), `channel ${plan.channel}`).code,
      externalId: plan.externalId,
      totalMinor: plan.totalMinor,
      currency: desk.shop.currency,
      units: sum(plan.lines, (line) => line.quantity),
      reserved: sum(plan.lines, (line) => (line.known ? line.quantity - line.backordered : 0)),
      warehouses: works.map(({ warehouse, plan: { lines } }) => ({
        code: warehouse.code,
        name: warehouse.name,
        units: sum(lines, (line) => line.quantity),
      })),
      skus: plan.lines.slice(0, 3).map(({ sku }) => sku),
      paid: paid?.amountMinor ?? 0,
      status: plan.holds.length > 0 ? "new" : "confirmed",
      fulfilledBy: "us",
    },
  };
}

/** How an order came and how it ended. */
export function tellBriefly(desk: Desk, order: WrittenOrder, works: readonly WrittenWork[]): void {
  const { plan, id } = order;
  const own = { subject: { kind: "order", id, number: plan.number }, orderId: id };
  desk.facts.tell(placedFact(desk, order, works));
  if (plan.cancelledAt)
    desk.facts.tell({
      ...own,
      at: plan.cancelledAt,
      type: "order.cancelled",
      by: desk.staff.operator,
      data: { reason: plan.cancelReason },
    });
  if (plan.closedAt) desk.facts.tell({ ...own, at: plan.closedAt, type: "order.closed", by: dirigent });
}

/** The whole timeline of an order, in the words of the commands that would have told it. */
export function tellOrder(desk: Desk, order: WrittenOrder, works: readonly WrittenWork[], shipments: readonly WrittenShipment[]): void {
  const { plan, id } = order;
  const { staff, shop } = desk;
  const tell = (at: Date | null, type: string, by: PastFact["by"], data: Record<string, unknown> = {}) => {
    if (at) desk.facts.tell({ at, type, subject: { kind: "order", id, number: plan.number }, orderId: id, by, data });
  };
  desk.facts.tell(placedFact(desk, order, works));
  const short = plan.lines.filter((line) => line.backordered > 0).map((line) => ({ sku: line.sku, missing: line.backordered }));
  if (short.length > 0) tell(plan.placedAt, "order.shortage", bringerOf(desk, plan.channel), { short });
  tellHolds(order, tell, staff.operator);
  for (const payment of plan.payments) {
    if (payment.occurredAt.getTime() === plan.placedAt.getTime()) continue;
    const { amountMinor, method, reference, occurredAt, kind } = payment;
    const type = kind === "payment" ? "order.paid" : "order.refunded";
    tell(occurredAt, type, payerOf(desk, plan, kind), { amountMinor, currency: shop.currency, method, reference });
  }
  for (const work of works) tellWork(desk, order, work);
  for (const shipment of shipments) tellShipment(desk, order, shipment);
  tellChanges(plan, tell, staff.operator);
  tell(plan.closedAt, "order.closed", dirigent);
  if (plan.rating) {
    const buyer = { kind: "buyer", id: null, name: plan.buyer.name };
    tell(plan.rating.ratedAt, "order.rated", buyer, { score: plan.rating.score });
  }
}

type Tell = (at: Date | null, type: string, by: PastFact["by"], data?: Record<string, unknown>) => void;

function tellHolds({ plan, holdIds }: WrittenOrder, tell: Tell, operator: PastFact["by"]): void {
  for (const [i, { reason, note, until, createdAt, releasedAt }] of plan.holds.entries()) {
    const byHand = reason === "buyer_request" || reason === "manual" || reason === "fraud_risk";
    tell(createdAt, "order.held", byHand ? operator : dirigent, { holdId: holdIds[i], reason, note, until });
    if (plan.status === "cancelled") continue;
    tell(releasedAt, "order.released", dirigent, { holdId: holdIds[i], reason });
    tell(releasedAt, "order.confirmed", dirigent);
  }
}

function tellChanges(plan: OrderPlan, tell: Tell, operator: PastFact["by"]): void {
  if (plan.status === "cancelled") {
    tell(plan.cancelledAt, "order.cancelled", operator, { reason: plan.cancelReason });
    return;
  }
  const taken = plan.lines.filter((line) => line.cancelled > 0).map((line) => ({ sku: line.sku, units: line.cancelled }));
  if (taken.length > 0)
    tell(new Date(plan.placedAt.getTime() + 1000), "order.edited", operator, { reason: plan.cancelReason, cancelled: taken });
}

function tellWork(desk: Desk, order: WrittenOrder, { id, number, warehouse, plan }: WrittenWork): void {
  const { picker } = desk.staff;
  const tell = (at: Date | null, type: string, by: PastFact["by"], data: Record<string, unknown>) => {
    if (!at) return;
    const subject = { kind: "fulfilment", id, number: order.plan.number };
    desk.facts.tell({ at, type, subject, orderId: order.id, warehouseId: warehouse.id, by, data });
  };
  const own = { fulfilment: number };
  tell(plan.createdAt, "fulfilment.planned", dirigent, { warehouse: warehouse.code });
  tell(plan.pickingAt, "fulfilment.picking_started", picker, own);
  tell(plan.pickedAt, "fulfilment.picked", picker, { ...own, units: sum(plan.lines, (line) => line.quantity) });
  tell(plan.packedAt, "fulfilment.packed", picker, { ...own, parcels: plan.shipment?.parcels.length ?? 0 });
  tell(plan.handedOverAt, "fulfilment.handed_over", dirigent, own);
  tell(plan.deliveredAt, "fulfilment.delivered", dirigent, own);
  tell(plan.returnedAt, "fulfilment.returned_to_sender", dirigent, own);
  tell(plan.cancelledAt, "fulfilment.cancelled", desk.staff.operator, own);
}

function tellShipment(desk: Desk, order: WrittenOrder, { id, plan, work }: WrittenShipment): void {
  const subject = { kind: "shipment", id, number: order.plan.number };
  const carrier = desk.shop.carriers[plan.carrier].code;
  const tell = (at: Date, type: string, data: Record<string, unknown>) => {
    const what = { fulfilmentId: work.id, carrier, service: plan.service, ...data };
    desk.facts.tell({ at, type, subject, orderId: order.id, warehouseId: work.warehouse.id, by: dirigent, data: what });
  };
  const { trackingNumber } = plan;
  tell(plan.bookedAt, "shipment.booked", { trackingNumber, labelReady: true });
  let previous: string = "pre_transit";
  for (const { status, occurredAt, location } of plan.events) {
    if (status === previous) continue;
    const storedUntil = status === "ready_for_pickup" ? (plan.storedUntil?.toISOString() ?? null) : null;
    tell(occurredAt, "shipment.status_changed", {
      status,
      previous,
      location,
      occurredAt: occurredAt.toISOString(),
      code: null,
      trackingNumber,
      storedUntil,
    });
    previous = status;
  }
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) => items.reduce((total, item) => total + of(item), 0);
