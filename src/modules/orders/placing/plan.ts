import { randomBytes } from "node:crypto";
import { nextCutOff } from "@/lib/departure";
import type { Point } from "@/lib/geo";
import { newId } from "@/lib/ids";
import { normalizePhone } from "@/lib/phone";
import { reason } from "@/lib/reason";
import type { Level } from "@/modules/inventory/stock";
import { Refusal } from "@/platform/refusal";
import { lacksAddress } from "../address-check";
import { type FailedCondition, whyNotConfirmed } from "../confirmation";
import { duplicateOf, type EarlierOrder } from "../duplicate";
import type { PlaceOrder } from "../inputs";
import { fulfilmentStatusOf, type HoldReason, type PaymentTerms, paymentStatusOf, statusUnderHolds } from "../order-status";
import { comingDay, lastOf } from "../preorders/preorder-days";
import { deliveryOf } from "../routing/delivery-wish";
import { planRouting } from "../routing/plan-routing";
import type { RoutingPlan } from "../routing/request";
import { routingFor } from "../routing/rule-set";
import { totalsOf } from "../totals";
import { availability } from "./availability";
import { exceedsRoom } from "./backorder-room";
import { refuseUnnamed } from "./custom-fields";
import { type ChannelFacts, contactKeyOf, type Facts, type ProductFacts, type WarehouseFacts } from "./facts";
import type { PlaceRequest } from "./request";

export type PlannedLine = {
  id: string;
  position: number;
  product: ProductFacts | null;
  sku: string;
  name: string;
  externalId: string | null;
  quantity: number;
  reserved: number;
  backordered: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxRate: number | null;
  taxMinor: number;
  totalMinor: number;
  /** The day of goods that are not out yet. */
  promisedAt: Date | null;
};

export type PlannedFulfilment = {
  id: string;
  warehouse: WarehouseFacts;
  dueAt: Date;
  distanceKm: number | null;
  lines: { id: string; reservationId: string; line: PlannedLine; productId: string; per: number; quantity: number }[];
};

export type PlannedOrder = {
  id: string;
  request: PlaceRequest;
  channel: ChannelFacts;
  placedAt: Date;
  phone: string | null;
  contactKey: string | null;
  lines: PlannedLine[];
  holds: { id: string; reason: HoldReason; note: string | null; until: Date | null }[];
  fulfilments: PlannedFulfilment[];
  plan: RoutingPlan | null;
  /** Where its goods meet before they are sent, and when; null: each warehouse sends its own. */
  gathering: RoutingPlan["gathering"];
  totals: ReturnType<typeof totalsOf>;
  terms: PaymentTerms;
  paidMinor: number;
  /** What kept the robot from confirming it; the buyer's other order that it looks like, numbered at the latest when this one is written. */
  failedConditions: FailedCondition[];
  duplicateOf: EarlierOrder | null;
  status: ReturnType<typeof statusUnderHolds>;
  paymentStatus: ReturnType<typeof paymentStatusOf>;
  fulfilmentStatus: ReturnType<typeof fulfilmentStatusOf>;
  trackingToken: string;
};

const termsOf: Record<PlaceOrder["payment"]["status"], PaymentTerms> = {
  paid: "prepaid",
  unpaid: "prepaid",
  authorized: "authorized",
  cash_on_delivery: "cash_on_delivery",
};

/**
 * Decides one order on locked levels: what is reserved where, what waits, what holds it. Pure but for new ids: it writes
 * nothing, and leaves to the caller to take the reserved units off `levels` and the waiting ones off `room`.
 * Throws a Refusal for a channel that is unknown or switched off, for a custom field that has no such name, and with `onShortage: "reject"` for an unknown SKU or missing units.
 */
export function planOrder(
  request: PlaceRequest,
  destination: Point | null,
  facts: Facts,
  levels: readonly Level[],
  now: Date,
  room: ReadonlyMap<string, number> = new Map(),
): PlannedOrder {
  const { order, sold = false, fulfilledBy = "us" } = request;
  const channel = facts.channels.get(order.channel);
  if (!channel) throw invalid("channel", "channel.unknown", { channel: order.channel });
  if (!channel.active && !sold) throw invalid("channel", "order.channel_inactive", { channel: order.channel });

  // What a channel has already sold is taken with whatever it names.
  if (!sold) refuseUnnamed(order, facts.policy);

  const totals = totalsOf({
    lines: order.lines.map((line) => ({
      quantity: line.quantity,
      unitPriceMinor: line.unitPrice,
      discountMinor: line.discount,
      taxRate: line.taxRate,
    })),
    shippingPriceMinor: order.shippingPrice,
  });
  const lines = order.lines.map((line, i): PlannedLine => {
    const product = facts.products.get(line.sku) ?? null;
    return {
      id: newId(),
      position: i + 1,
      product: product && product.parts.length > 0 ? product : null,
      sku: line.sku,
      name: line.name ?? product?.name ?? line.sku,
      externalId: line.externalId ?? null,
      quantity: line.quantity,
      reserved: 0,
      backordered: 0,
      unitPriceMinor: line.unitPrice,
      discountMinor: line.discount,
      taxRate: line.taxRate,
      taxMinor: totals.lines[i]?.taxMinor ?? 0,
      totalMinor: totals.lines[i]?.totalMinor ?? 0,
      promisedAt: fulfilledBy === "us" ? comingDay(product?.availableFrom, now) : null,
    };
  });

  const refuses = order.onShortage === "reject" && !sold;
  const unknown = lines.filter((line) => !line.product);
  if (unknown.length > 0 && refuses) {
    const index = lines.findIndex((line) => !line.product);
    throw invalid(`lines.${index}.sku`, "order.unknown_sku", { sku: unknown.map((line) => line.sku).join(", ") });
  }

  const holds = new Map<HoldReason, string | null>(request.holds?.map((hold) => [hold.reason, hold.note]));
  const paidMinor = order.payment.status === "paid" ? totals.totalMinor : 0;
  const terms = termsOf[order.payment.status];
  if (fulfilledBy === "us") {
    if (unknown.length > 0) holds.set("unknown_sku", unknown.map((line) => line.sku).join(", "));
    if (order.payment.status === "unpaid" && totals.totalMinor > 0) holds.set("awaiting_payment", null);
    if (lacksAddress(order)) holds.set("address_invalid", null);
  } else {
    holds.clear();
  }

  let plan: RoutingPlan | null = null;
  let fulfilments: PlannedFulfilment[] = [];
  const stocked = lines.filter((line) => line.product);
  if (fulfilledBy === "us" && stocked.length > 0) {
    // What is in hand, comes out later or is not known yet is nothing that could travel.
    const mayGather = !request.overCounter && stocked.length === lines.length && lines.every((line) => line.promisedAt === null);
    plan = route(request, destination, stocked, channel, facts, levels, now, mayGather);
    if (plan.unfilled.length > 0) {
      const short = plan.unfilled.map(({ lineId, quantity }) => ({
        sku: lines.find((line) => line.id === lineId)?.sku ?? "",
        missing: quantity,
      }));
      if (refuses)
        throw new Refusal("conflict", reason("order.insufficient_stock", { sku: short.map((s) => s.sku).join(", ") }), { short });
      // An order is never lost: what may not be promised is held for somebody to decide.
      if (order.onShortage !== "backorder" || sold || exceedsRoom(room, lines, plan.unfilled))
        holds.set("out_of_stock", short.map((s) => `${s.sku} × ${s.missing}`).join(", "));
    }
    if (!holds.has("out_of_stock")) fulfilments = applyPlan(plan, stocked, facts, order, now);
  }
  const gathering = fulfilments.length > 0 ? (plan?.gathering ?? null) : null;
  if (gathering) holds.set("gathering", null);

  const placedAt = order.placedAt ? new Date(order.placedAt) : now;
  const contactKey = contactKeyOf(order.customer, order.shippingAddress?.country);
  const buyer = contactKey === null ? undefined : facts.buyers.get(contactKey);
  const { confirmation, duplicateWindowMinutes, duplicateAction } = facts.policy;
  const isOurs = fulfilledBy === "us";
  const failedConditions = isOurs
    ? whyNotConfirmed({ ...order, totalMinor: totals.totalMinor, paidMinor, terms, lines }, confirmation, {
        currency: facts.currency,
        deliveredBefore: buyer?.delivered ?? 0,
      })
    : [];
  const twin =
    isOurs && buyer && duplicateWindowMinutes !== null ? duplicateOf({ placedAt, lines }, buyer.earlier, duplicateWindowMinutes) : null;
  if (failedConditions.length > 0) holds.set("confirmation", null);
  if (twin && duplicateAction === "hold") holds.set("duplicate", null);

  // Its units are kept where there are any, and nobody picks them before their day.
  const until = lastOf(lines.map((line) => line.promisedAt));
  if (until) holds.set("preorder", null);

  const openHolds = [...holds.keys()];
  const paymentStatus = paymentStatusOf({ totalMinor: totals.totalMinor, paidMinor, refundedMinor: 0, terms });
  const vectors = lines.map((line) => ({ ...line, cancelled: 0, picked: 0, packed: 0, shipped: 0, delivered: 0 }));
  return {
    id: newId(),
    request,
    channel,
    placedAt,
    phone: order.customer.phone ? (normalizePhone(order.customer.phone, order.shippingAddress?.country) ?? order.customer.phone) : null,
    contactKey,
    lines,
    holds: [...holds].map(([reason, note]) => ({ id: newId(), reason, note, until: reason === "preorder" ? until : null })),
    fulfilments,
    plan,
    gathering,
    totals,
    terms,
    paidMinor,
    failedConditions,
    duplicateOf: twin,
    status: statusUnderHolds("new", openHolds),
    paymentStatus,
    fulfilmentStatus: fulfilmentStatusOf(
      vectors,
      fulfilments.map(() => "planned" as const),
    ),
    trackingToken: randomBytes(16).toString("base64url"),
  };
}

function route(
  { order, pinnedWarehouseId = null }: PlaceRequest,
  destination: Point | null,
  lines: readonly PlannedLine[],
  channel: ChannelFacts,
  facts: Facts,
  levels: readonly Level[],
  now: Date,
  mayGather: boolean,
): RoutingPlan {
  const productIds = new Set(lines.flatMap((line) => line.product?.parts.map((part) => part.productId) ?? []));
  const free = availability(levels, facts.warehouses, productIds, channel.buffer);
  const { rules, ...limits } = routingFor(channel.id, facts.ruleSets, facts.maxParcels);
  return planRouting(
    {
      destination,
      channelWarehouseIds: channel.warehouseIds,
      pinnedWarehouseId,
      lines: lines.map((line) => ({ lineId: line.id, quantity: line.quantity, parts: line.product?.parts ?? [] })),
      shipBy: order.shipBy ? new Date(order.shipBy) : null,
      deliveryFrom: deliveryOf(order, destination, { book: facts.priceBook, currency: facts.currency }),
      mayGather: mayGather && pinnedWarehouseId === null,
      ...limits,
    },
    facts.warehouses.map((warehouse) => ({ ...warehouse, available: free.get(warehouse.id) ?? new Map() })),
    rules,
    now,
  );
}

/** Turns a plan into fulfilments with their physical lines, and marks reserved and waiting units on the order's lines. */
function applyPlan(plan: RoutingPlan, lines: readonly PlannedLine[], facts: Facts, order: PlaceOrder, now: Date): PlannedFulfilment[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  for (const { lineId, quantity } of plan.unfilled) {
    const line = byId.get(lineId);
    if (line) line.backordered = quantity;
  }
  return plan.allocations.flatMap((allocation): PlannedFulfilment[] => {
    const warehouse = facts.warehouses.find((w) => w.id === allocation.warehouseId);
    if (!warehouse) return [];
    const readyAt = plan.gathering?.warehouseId === warehouse.id ? plan.gathering.readyAt : now;
    const dueAt = order.shipBy ? new Date(order.shipBy) : nextCutOff({ ...warehouse, now: readyAt });
    return [
      {
        id: newId(),
        warehouse,
        dueAt,
        distanceKm: distanceTo(plan, warehouse.code),
        lines: allocation.lines.flatMap(({ lineId, quantity }) => {
          const line = byId.get(lineId);
          if (!line?.product) return [];
          line.reserved += quantity;
          return line.product.parts.map(({ productId, per }) => ({
            id: newId(),
            reservationId: newId(),
            line,
            productId,
            per,
            quantity: quantity * per,
          }));
        }),
      },
    ];
  });
}

/** How far a chosen warehouse is from the buyer, if both places are known. */
function distanceTo({ decision: { chosen } }: RoutingPlan, warehouse: string): number | null {
  return chosen?.distancesKm[chosen.warehouses.indexOf(warehouse)] ?? null;
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
