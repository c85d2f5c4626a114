import { decidingRules, type OrderAnswer, totalsAnswer, trackingUrl } from "../answer";
import { promiseOfPlanned } from "../preorders/write-preorders";
import { holdData, type NumberedOrder } from "./placed-facts";

/** What placing answers, from the plan itself: the same document that reading the order gives afterwards. */
export function plannedAnswer(order: NumberedOrder): OrderAnswer {
  const input = order.request.order;
  return {
    id: order.id,
    number: order.number,
    channel: order.channel.code,
    externalId: input.externalId,
    version: 1,
    status: order.status,
    paymentStatus: order.paymentStatus,
    fulfilmentStatus: order.fulfilmentStatus,
    returnStatus: "none",
    fulfilledBy: order.request.fulfilledBy ?? "us",
    placedAt: order.placedAt.toISOString(),
    currency: input.currency,
    customer: { name: input.customer.name, email: input.customer.email, phone: order.phone, locale: input.customer.locale },
    shippingAddress: input.shippingAddress,
    shippingMethod: input.shippingMethod,
    pickupPoint: input.pickupPoint,
    shipBy: input.shipBy ? new Date(input.shipBy).toISOString() : null,
    promisedAt: promiseOfPlanned(order)?.toISOString() ?? null,
    note: input.note,
    tags: input.tags,
    responsible: null,
    priority: input.priority,
    customFields: input.customFields,
    holds: order.holds.map(({ id, reason, note, until }) => {
      return { id, reason, note, until: until?.toISOString() ?? null, waitsFor: null, data: holdData(order, reason) };
    }),
    totals: totalsAnswer(
      { ...order.totals, shippingPriceMinor: order.totals.shippingMinor, paidMinor: order.paidMinor, refundedMinor: 0 },
      input.currency,
    ),
    lines: order.lines.map((line) => ({
      id: line.id,
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      cancelled: 0,
      reserved: line.reserved,
      backordered: line.backordered,
      picked: 0,
      packed: 0,
      shipped: 0,
      delivered: 0,
      returned: 0,
      promisedAt: line.promisedAt?.toISOString() ?? null,
      unitPrice: line.unitPriceMinor,
      discount: line.discountMinor,
      taxRate: line.taxRate,
    })),
    fulfilments: order.fulfilments.map((fulfilment) => ({
      id: fulfilment.id,
      warehouse: fulfilment.warehouse.code,
      status: "planned",
      lines: fulfilment.lines.map((f) => ({ sku: f.line.sku, quantity: f.quantity, picked: 0, packed: 0 })),
    })),
    delivery: null,
    shipments: [],
    routing: {
      ruleSet: decidingRules(order.plan?.decision.ruleSet),
      chosen: order.plan?.decision.chosen ?? null,
      candidates: order.plan?.decision.candidates ?? [],
      refused: order.plan?.decision.refused ?? [],
    },
    trackingUrl: trackingUrl(order.trackingToken),
  };
}
