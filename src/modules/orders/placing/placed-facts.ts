import type { Fact } from "@/platform/outbox/record";
import { gatheringData } from "../gathering/gathering-data";
import type { PlannedOrder } from "./plan";

export type NumberedOrder = PlannedOrder & { number: string };

/** What a rule wants to tell with its hold. */
export function holdData(order: NumberedOrder, reason: string): Record<string, unknown> {
  const given = order.request.holds?.find((hold) => hold.reason === reason)?.data;
  if (given) return given;
  if (reason === "confirmation") return { failed: order.failedConditions };
  if (reason === "gathering" && order.plan) return gatheringData(order.plan);
  if (reason === "duplicate" && order.duplicateOf) return { orderId: order.duplicateOf.id, number: order.duplicateOf.number };
  return {};
}

/** The facts of a placed order, in the order in which they became true. */
export function placedFacts(order: NumberedOrder): Fact[] {
  const subject = { kind: "order", id: order.id, number: order.number };
  const input = order.request.order;
  const short = order.lines.filter((line) => line.backordered > 0);
  return [
    {
      type: "order.placed",
      subject,
      orderId: order.id,
      data: {
        channel: order.channel.code,
        externalId: input.externalId,
        totalMinor: order.totals.totalMinor,
        currency: input.currency,
        units: order.lines.reduce((sum, line) => sum + line.quantity, 0),
        reserved: order.lines.reduce((sum, line) => sum + line.reserved, 0),
        warehouses: order.fulfilments.map((f) => ({
          code: f.warehouse.code,
          name: f.warehouse.name,
          units: f.lines.reduce((sum, line) => sum + line.quantity, 0),
        })),
        skus: order.lines.slice(0, 3).map((line) => line.sku),
        paid: order.paidMinor,
        status: order.status,
        fulfilledBy: order.request.fulfilledBy ?? "us",
      },
    },
    ...(short.length > 0
      ? [
          {
            type: "order.shortage",
            subject,
            orderId: order.id,
            data: { short: short.map((line) => ({ sku: line.sku, missing: line.backordered })) },
          },
        ]
      : []),
    ...order.holds.map((hold) => ({
      type: "order.held",
      subject,
      orderId: order.id,
      data: {
        holdId: hold.id,
        reason: hold.reason,
        note: hold.note,
        ...(hold.until && { until: hold.until.toISOString() }),
        ...holdData(order, hold.reason),
      },
    })),
    ...(order.duplicateOf && !order.holds.some((hold) => hold.reason === "duplicate")
      ? [
          {
            type: "order.duplicate_suspected",
            subject,
            orderId: order.id,
            data: { orderId: order.duplicateOf.id, number: order.duplicateOf.number },
          },
        ]
      : []),
    ...order.fulfilments.map((f) => ({
      type: "fulfilment.planned",
      subject: { kind: "fulfilment", id: f.id, number: order.number },
      orderId: order.id,
      warehouseId: f.warehouse.id,
      data: { warehouse: f.warehouse.code },
    })),
  ];
}
