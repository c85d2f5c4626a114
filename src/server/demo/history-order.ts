import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import { fulfilmentStatusOf, paymentStatusOf } from "@/modules/orders/order-status";
import type { TrackingStatus } from "@/modules/shipments/tracking";
import { demoBuyers } from "@/testing/demo/buyers";
import { demoProduct } from "@/testing/demo/catalog";
import { demoWarehouse } from "@/testing/demo/places-warehouses";
import { costMinor, kilometres, parcelsFor } from "@/testing/demo/plan-carriage";
import { at } from "@/testing/demo/plan-dice";
import { type HistoryOrder, historyProducts } from "@/testing/demo/plan-history";
import type { OrderPlan, PlannedFulfilment, PlannedLine, PlannedShipment } from "@/testing/demo/plan-order";

/** An order of the long history in the words of the demo's plan, so that one writer serves both. */
export function orderOfHistory(order: HistoryOrder, number: string): OrderPlan {
  const buyer = at(demoBuyers, order.buyer);
  const status = stateOf(order);
  const lines = order.lines.map((line) => lineOf(order, line));
  const goodsMinor = order.lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0);
  const paidMinor = order.paidAt ? order.totalMinor : 0;
  const terms = order.cashOnDelivery ? "cash_on_delivery" : "prepaid";
  const reservedAt = order.placedAt;
  return {
    index: order.index,
    number,
    channel: order.channel,
    externalId: order.channel === "phone" ? null : `H-${order.index}`,
    placedAt: order.placedAt,
    buyer,
    status: order.state === "cancelled" ? "cancelled" : order.state === "closed" ? "closed" : "confirmed",
    paymentStatus: paymentStatusOf({ totalMinor: order.totalMinor, paidMinor, refundedMinor: 0, terms }),
    fulfilmentStatus: status === "cancelled" ? "unfulfilled" : fulfilmentStatusOf(lines, [status]),
    returnStatus: "none",
    paymentTerms: terms,
    paymentMethod: order.method,
    shippingMethod: order.service,
    pickupPoint: order.service === "point" ? { carrier: order.carrier, code: `P${buyer.address.postalCode.slice(0, 3)}-1` } : null,
    shippingPriceMinor: order.shippingPriceMinor,
    goodsMinor,
    discountMinor: order.discountMinor,
    taxMinor: order.taxMinor,
    totalMinor: order.totalMinor,
    paidMinor,
    refundedMinor: 0,
    lines,
    fulfilments: [workOf(order, status)],
    payments: order.paidAt
      ? [{ kind: "payment", amountMinor: order.totalMinor, method: order.method, reference: `H-${order.index}`, occurredAt: order.paidAt }]
      : [],
    holds: [],
    note: null,
    tags: [],
    cancelReason: order.cancelledAt ? "Покупатель передумал" : null,
    rating: order.score && order.deliveredAt ? { score: order.score, comment: null, ratedAt: order.deliveredAt } : null,
    reservedAt,
    pickingAt: order.pickingAt,
    pickedAt: order.pickedAt,
    packedAt: order.packedAt,
    handedOverAt: order.handedOverAt,
    deliveredAt: order.deliveredAt,
    closedAt: order.closedAt,
    cancelledAt: order.cancelledAt,
  };
}

function stateOf({ cancelledAt, deliveredAt, handedOverAt, packedAt, pickedAt, pickingAt }: HistoryOrder): FulfilmentState {
  if (cancelledAt) return "cancelled";
  if (deliveredAt) return "delivered";
  if (handedOverAt) return "handed_over";
  if (packedAt) return "packed";
  if (pickedAt) return "picked";
  return pickingAt ? "picking" : "planned";
}

function lineOf(order: HistoryOrder, { product, quantity, ...line }: HistoryOrder["lines"][number]): PlannedLine {
  const { sku, name, costMinor: unitCostMinor } = demoProduct(at(historyProducts, product).sku);
  const cancelled = order.cancelledAt ? quantity : 0;
  const units = (time: Date | null) => (time ? quantity : 0);
  return {
    ...line,
    sku,
    known: true,
    name,
    unitCostMinor,
    quantity,
    cancelled,
    reserved: cancelled || order.handedOverAt ? 0 : quantity,
    backordered: 0,
    picked: units(order.pickedAt),
    packed: units(order.packedAt),
    shipped: units(order.handedOverAt),
    delivered: units(order.deliveredAt),
    returnRequested: 0,
    returnedGood: 0,
    returnedDamaged: 0,
  };
}

function workOf(order: HistoryOrder, status: FulfilmentState): PlannedFulfilment {
  const lines = order.lines.map(({ product, quantity }, line) => ({
    line,
    sku: at(historyProducts, product).sku,
    quantity,
    picked: order.pickedAt ? quantity : 0,
    packed: order.packedAt ? quantity : 0,
  }));
  const distanceKm = kilometres(demoWarehouse(order.warehouse), at(demoBuyers, order.buyer));
  const { pickingAt, pickedAt, packedAt, handedOverAt, deliveredAt, cancelledAt } = order;
  return {
    warehouse: order.warehouse,
    status,
    dueAt: dueOf(order),
    distanceKm,
    lines,
    createdAt: order.placedAt,
    pickingAt,
    pickedAt,
    packedAt,
    handedOverAt,
    deliveredAt,
    cancelledAt,
    returnedAt: null,
    shipment: packedAt ? shipmentOf(order, packedAt, lines, distanceKm) : null,
  };
}

const hourMs = 3_600_000;

/** A day to send it; of what has left, one in twelve left late. */
function dueOf({ index, placedAt, handedOverAt }: HistoryOrder): Date {
  if (!handedOverAt) return new Date(placedAt.getTime() + 24 * hourMs);
  return new Date(handedOverAt.getTime() + (index % 12 === 0 ? -3 : 2) * hourMs);
}

const numberPrefix = { own_courier: "DRG", pickup: "PKP", simulated: "SIM" } as const;

function shipmentOf(order: HistoryOrder, packedAt: Date, lines: PlannedFulfilment["lines"], km: number): PlannedShipment {
  const collected = order.carrier === "pickup";
  const parcels = parcelsFor(lines);
  const steps: [TrackingStatus, Date | null][] = [
    [collected ? "ready_for_pickup" : "pre_transit", packedAt],
    ["in_transit", collected ? null : order.handedOverAt],
    ["delivered", order.deliveredAt],
  ];
  const { city } = demoWarehouse(order.warehouse).address;
  const events = steps.flatMap(([status, occurredAt]) => (occurredAt ? [{ status, occurredAt, location: city, note: null }] : []));
  return {
    carrier: order.carrier,
    service: order.service,
    trackingNumber: `${numberPrefix[order.carrier]}${String(order.index).padStart(14, "0")}`,
    status: events.at(-1)?.status ?? "pre_transit",
    priceMinor: costMinor(order, km, parcels),
    bookedAt: packedAt,
    expectedAt: order.deliveredAt ?? new Date(packedAt.getTime() + 4 * 24 * 3_600_000),
    storedUntil: collected ? new Date(packedAt.getTime() + 7 * 24 * 3_600_000) : null,
    parcels,
    events,
  };
}
