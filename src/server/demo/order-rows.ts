import { randomBytes } from "node:crypto";
import { newIdAt } from "@/lib/ids";
import { returnStatusOf } from "@/modules/orders/order-status";
import { contactKeyOf } from "@/modules/orders/placing/facts";
import { searchText } from "@/modules/orders/search-text";
import { totalsOf } from "@/modules/orders/totals";
import type { DemoBuyer } from "@/testing/demo/buyers";
import type { OrderPlan, PlannedLine } from "@/testing/demo/plan-order";
import { found } from "./demo-shop";
import { bringerOf, type Desk, dirigent } from "./desk";

export type WrittenOrder = { id: string; plan: OrderPlan; trackingToken: string; lineIds: string[]; holdIds: string[] };

/** The order itself: head, buyer, lines, holds, money and rating. Its work is written by fulfilment-rows.ts. */
export function addOrder(desk: Desk, plan: OrderPlan): WrittenOrder {
  const { rows, shop } = desk;
  const own = { organization_id: shop.organizationId };
  const id = newIdAt(plan.placedAt);
  const lineIds = plan.lines.map(() => newIdAt(plan.placedAt));
  const holdIds = plan.holds.map(({ createdAt }) => newIdAt(createdAt));
  const trackingToken = randomBytes(16).toString("base64url");
  rows.add("orders", headOf(desk, plan, { id, trackingToken }));
  for (const [i, line] of plan.lines.entries())
    rows.add("order_lines", {
      ...own,
      id: lineIds[i],
      order_id: id,
      position: i + 1,
      placed_at: plan.placedAt,
      ...lineOf(desk, line, plan),
    });
  for (const [i, hold] of plan.holds.entries()) {
    const byHand = hold.reason === "buyer_request" || hold.reason === "manual" || hold.reason === "fraud_risk";
    rows.add("order_holds", {
      ...own,
      id: holdIds[i],
      order_id: id,
      reason: hold.reason,
      note: hold.note,
      until: hold.until,
      by: byHand ? desk.staff.operator : dirigent,
      created_at: hold.createdAt,
      released_at: hold.releasedAt,
      released_by: hold.releasedAt ? dirigent : null,
    });
  }
  for (const payment of plan.payments) {
    const atOnce = payment.kind === "payment" && payment.occurredAt.getTime() === plan.placedAt.getTime();
    rows.add("payments", {
      ...own,
      id: newIdAt(payment.occurredAt),
      order_id: id,
      kind: payment.kind,
      amount_minor: payment.amountMinor,
      currency: shop.currency,
      method: payment.method,
      reference: payment.reference,
      occurred_at: payment.occurredAt,
      by: payerOf(desk, plan, payment.kind),
      cause_key: atOnce ? "placed" : null,
      created_at: payment.occurredAt,
    });
  }
  if (plan.rating)
    rows.add("ratings", { ...own, order_id: id, score: plan.rating.score, comment: plan.rating.comment, rated_at: plan.rating.ratedAt });
  return { id, plan, trackingToken, lineIds, holdIds };
}

/** Who booked the money: the channel that took it, or the office for refunds and for what comes by invoice or from a courier. */
export function payerOf(desk: Desk, { channel, paymentTerms, paymentMethod }: OrderPlan, kind: "payment" | "refund") {
  const byHand = kind === "refund" || paymentTerms === "cash_on_delivery" || paymentMethod === "invoice";
  return byHand ? desk.staff.operator : bringerOf(desk, channel);
}

function headOf(desk: Desk, plan: OrderPlan, { id, trackingToken }: Pick<WrittenOrder, "id" | "trackingToken">) {
  const { shop } = desk;
  const { buyer } = plan;
  // What was taken off an order is not in its sums; a cancelled order keeps them.
  const wanted = plan.status === "cancelled" ? plan.lines : plan.lines.filter((line) => line.cancelled < line.quantity);
  const totals = totalsOf({ lines: wanted, shippingPriceMinor: plan.shippingPriceMinor });
  const openHolds = plan.holds.filter(({ releasedAt }) => !releasedAt).map(({ reason }) => reason);
  const liveWork = plan.fulfilments.filter(({ status }) => status !== "cancelled");
  const atTheTill = plan.channel === "shop-msk";
  const changes = [
    plan.placedAt,
    plan.reservedAt,
    plan.pickingAt,
    plan.packedAt,
    plan.handedOverAt,
    plan.deliveredAt,
    plan.closedAt,
    plan.cancelledAt,
  ];
  return {
    organization_id: shop.organizationId,
    id,
    number: plan.number,
    channel_id: found(shop.channels.get(plan.channel), `channel ${plan.channel}`).id,
    external_id: plan.externalId,
    version: 1 + changes.filter((at) => at).length,
    status: plan.status,
    payment_status: plan.paymentStatus,
    fulfilment_status: plan.fulfilmentStatus,
    return_status: returnStatusOf(plan.lines),
    fulfilled_by: "us",
    placed_at: plan.placedAt,
    currency: shop.currency,
    customer_id: customerOf(desk, buyer, plan.placedAt),
    customer_name: buyer.name,
    customer_email: buyer.email,
    customer_phone: buyer.phone,
    customer_locale: buyer.locale,
    shipping_address: atTheTill ? null : buyer.address,
    shipping_method: plan.shippingMethod,
    pickup_point: plan.pickupPoint,
    shipping_price_minor: plan.shippingPriceMinor,
    goods_minor: totals.goodsMinor,
    discount_minor: totals.discountMinor,
    tax_minor: totals.taxMinor,
    total_minor: totals.totalMinor,
    paid_minor: plan.paidMinor,
    refunded_minor: plan.refundedMinor,
    payment_terms: plan.paymentTerms,
    payment_method: plan.paymentMethod,
    on_shortage: "backorder",
    note: plan.note,
    tags: plan.tags,
    tracking_token: trackingToken,
    cancel_reason: plan.cancelReason,
    open_holds: openHolds,
    warehouse_ids: [...new Set(liveWork.map(({ warehouse }) => found(shop.warehouses.get(warehouse), warehouse).id))].sort(),
    reserved_at: plan.reservedAt,
    picking_at: plan.pickingAt,
    picked_at: plan.pickedAt,
    packed_at: plan.packedAt,
    handed_over_at: plan.handedOverAt,
    delivered_at: plan.deliveredAt,
    closed_at: plan.closedAt,
    cancelled_at: plan.cancelledAt,
    created_at: plan.placedAt,
    updated_at: new Date(Math.max(...changes.map((at) => at?.getTime() ?? 0))),
    search_text: searchText({
      number: plan.number,
      externalId: plan.externalId,
      customerName: buyer.name,
      email: buyer.email,
      phone: buyer.phone,
      unknownSkus: plan.lines.flatMap(({ sku, known }) => (known ? [] : sku)),
      trackingNumbers: plan.fulfilments.flatMap(({ shipment }) => shipment?.trackingNumber ?? []),
    }),
  };
}

function lineOf(desk: Desk, line: PlannedLine, { status }: OrderPlan) {
  const takenOff = status !== "cancelled" && line.cancelled === line.quantity;
  return {
    product_id: line.known ? found(desk.shop.products.get(line.sku), line.sku).id : null,
    sku: line.sku,
    name: line.name,
    quantity: line.quantity,
    cancelled: line.cancelled,
    reserved: line.reserved,
    backordered: line.backordered,
    picked: line.picked,
    packed: line.packed,
    shipped: line.shipped,
    delivered: line.delivered,
    return_requested: line.returnRequested,
    returned_good: line.returnedGood,
    returned_damaged: line.returnedDamaged,
    unit_price_minor: line.unitPriceMinor,
    discount_minor: line.discountMinor,
    tax_rate: line.taxRate,
    tax_minor: takenOff ? 0 : line.taxMinor,
    total_minor: takenOff ? 0 : line.totalMinor,
    unit_cost_minor: line.unitCostMinor,
  };
}

/** The buyer, known again by phone or e-mail; written at the first order. */
function customerOf({ rows, shop, customers }: Desk, buyer: DemoBuyer, firstSeenAt: Date): string | null {
  const key = contactKeyOf(buyer, buyer.address.country);
  if (!key) return null;
  const known = customers.get(key);
  if (known) return known;
  const id = newIdAt(firstSeenAt);
  customers.set(key, id);
  const { name, email, phone, locale } = buyer;
  rows.add("customers", {
    organization_id: shop.organizationId,
    id,
    contact_key: key,
    name,
    email,
    phone,
    locale,
    created_at: firstSeenAt,
  });
  return id;
}
