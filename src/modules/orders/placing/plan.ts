import { randomBytes } from "node:crypto";
import { nextCutOff } from "@/lib/dates";
import type { Point } from "@/lib/geo";
import { newId } from "@/lib/ids";
import { normalizePhone } from "@/lib/phone";
import { reason } from "@/lib/reason";
import type { Level } from "@/modules/inventory/stock";
import { Refusal } from "@/platform/refusal";
import type { PlaceOrder } from "../inputs";
import { fulfilmentStatusOf, type HoldReason, type PaymentTerms, paymentStatusOf, statusUnderHolds } from "../order-status";
import { planRouting } from "../routing/plan-routing";
import type { RoutingPlan } from "../routing/request";
import { totalsOf } from "../totals";
import { availability } from "./availability";
import { type ChannelFacts, contactKeyOf, type Facts, type ProductFacts, type WarehouseFacts } from "./facts";

/** An order to place. What a channel has already sold is never refused: it is held with its reason. */
export type PlaceRequest = {
  order: PlaceOrder;
  sold?: boolean;
  fulfilledBy?: "us" | "channel";
  holds?: { reason: HoldReason; note: string | null }[];
};

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
  holds: { id: string; reason: HoldReason; note: string | null }[];
  fulfilments: PlannedFulfilment[];
  plan: RoutingPlan | null;
  totals: ReturnType<typeof totalsOf>;
  terms: PaymentTerms;
  paidMinor: number;
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

const collectedByBuyer = new Set(["pickup", "self_pickup", "in_store"]);

/** True when the goods must travel to an address and none was given. */
export function lacksAddress(order: Pick<PlaceOrder, "shippingAddress" | "shippingMethod" | "pickupPoint">): boolean {
  return !order.shippingAddress && !order.pickupPoint && order.shippingMethod !== null && !collectedByBuyer.has(order.shippingMethod);
}

/**
 * Decides one order on locked levels: what is reserved where, what waits, what holds it. Pure but for new ids: it writes
 * nothing, and leaves to the caller to take the reserved units off `levels`.
 * Throws a Refusal for an unknown channel, and with `onShortage: "reject"` for an unknown SKU or missing units.
 */
export function planOrder(
  request: PlaceRequest,
  destination: Point | null,
  facts: Facts,
  levels: readonly Level[],
  now: Date,
): PlannedOrder {
  const { order, sold = false, fulfilledBy = "us" } = request;
  const channel = facts.channels.get(order.channel);
  if (!channel) throw invalid("channel", "channel.unknown", { channel: order.channel });

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
    plan = route(order, destination, stocked, channel, facts, levels, now);
    if (plan.unfilled.length > 0) {
      const short = plan.unfilled.map(({ lineId, quantity }) => ({
        sku: lines.find((line) => line.id === lineId)?.sku ?? "",
        missing: quantity,
      }));
      if (refuses)
        throw new Refusal("conflict", reason("order.insufficient_stock", { sku: short.map((s) => s.sku).join(", ") }), { short });
      if (order.onShortage !== "backorder" || sold) holds.set("out_of_stock", short.map((s) => `${s.sku} × ${s.missing}`).join(", "));
    }
    if (!holds.has("out_of_stock")) fulfilments = applyPlan(plan, stocked, facts, order, now);
  }

  const openHolds = [...holds.keys()];
  const paymentStatus = paymentStatusOf({ totalMinor: totals.totalMinor, paidMinor, refundedMinor: 0, terms });
  const vectors = lines.map((line) => ({ ...line, cancelled: 0, picked: 0, packed: 0, shipped: 0, delivered: 0 }));
  return {
    id: newId(),
    request,
    channel,
    placedAt: order.placedAt ? new Date(order.placedAt) : now,
    phone: order.customer.phone ? (normalizePhone(order.customer.phone, order.shippingAddress?.country) ?? order.customer.phone) : null,
    contactKey: contactKeyOf(order.customer, order.shippingAddress?.country),
    lines,
    holds: [...holds].map(([reason, note]) => ({ id: newId(), reason, note })),
    fulfilments,
    plan,
    totals,
    terms,
    paidMinor,
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
  order: PlaceOrder,
  destination: Point | null,
  lines: readonly PlannedLine[],
  channel: ChannelFacts,
  facts: Facts,
  levels: readonly Level[],
  now: Date,
): RoutingPlan {
  const productIds = new Set(lines.flatMap((line) => line.product?.parts.map((part) => part.productId) ?? []));
  const free = availability(levels, facts.warehouses, productIds, channel.buffer);
  return planRouting(
    {
      destination,
      channelWarehouseIds: channel.warehouseIds,
      pinnedWarehouseId: null,
      lines: lines.map((line) => ({ lineId: line.id, quantity: line.quantity, parts: line.product?.parts ?? [] })),
      shipBy: order.shipBy ? new Date(order.shipBy) : null,
      allowSplitUnits: true,
      maxParcels: facts.maxParcels,
    },
    facts.warehouses.map((warehouse) => ({ ...warehouse, available: free.get(warehouse.id) ?? new Map() })),
    undefined,
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
    const dueAt = order.shipBy ? new Date(order.shipBy) : nextCutOff({ cutOff: warehouse.cutOff, timezone: warehouse.timezone, now });
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
