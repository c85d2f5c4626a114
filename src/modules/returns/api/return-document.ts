import { z } from "@hono/zod-openapi";
import { Money } from "@/platform/http/routes";
import type { ReturnRowView } from "../queries";
import { returnReasons } from "../reasons";
import { refundSums } from "../refund-sum";
import { returnOrigins, returnStatuses } from "../return";

const Instant = z.string().openapi({ format: "date-time" });

export const ReturnDocument = z
  .object({
    id: z.uuid(),
    number: z.string(),
    orderId: z.uuid(),
    orderNumber: z.string(),
    status: z.enum(returnStatuses),
    origin: z.enum(returnOrigins).openapi({ description: "Who asked for it; a carrier brings back what was not delivered" }),
    version: z.int(),
    warehouse: z.string().nullable().openapi({ description: "Where it is expected; null: any warehouse takes it in" }),
    wayBack: z.enum(["none", "drop_off", "label"]),
    wayBackPayer: z.enum(["shop", "buyer"]),
    trackingNumber: z.string().nullable(),
    note: z.string().nullable(),
    rejectReason: z.string().nullable(),
    refundDueAt: Instant.openapi({ description: "By when the money has to be back" }),
    due: Money.openapi({ description: "What it is worth by what has come so far" }),
    refundable: Money.openapi({ description: "Of that, what can go back now" }),
    refunded: Money,
    exchangeOrder: z.string().nullable().openapi({ description: "Number of the order that went out instead" }),
    requestedAt: Instant,
    receivedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    lines: z.array(
      z.object({
        lineId: z.uuid(),
        sku: z.string(),
        name: z.string(),
        quantity: z.int(),
        reason: z.enum(returnReasons),
        note: z.string().nullable(),
        sellable: z.int(),
        damaged: z.int(),
        missing: z.int(),
        amount: Money,
      }),
    ),
  })
  .openapi("Return");

/** A return as the API tells it. */
export function returnAnswer(row: ReturnRowView): z.infer<typeof ReturnDocument> {
  const { id, number, orderId, orderNumber, status, origin, version, warehouse, wayBack, wayBackPayer, trackingNumber } = row;
  const money = (amount: number) => ({ amount, currency: row.currency });
  const wayBackMinor = wayBackPayer === "buyer" ? row.wayBackMinor : 0;
  const sums = refundSums(
    { ...row, wayBackMinor },
    { paidMinor: row.paidMinor, refundedMinor: row.orderRefundedMinor, shippingPriceMinor: row.shippingPriceMinor },
  );
  return {
    id,
    number,
    orderId,
    orderNumber,
    status,
    origin,
    version,
    warehouse,
    wayBack,
    wayBackPayer,
    trackingNumber,
    note: row.note,
    rejectReason: row.rejectReason,
    refundDueAt: row.refundDueAt.toISOString(),
    due: money(sums.dueMinor),
    refundable: money(sums.openMinor),
    refunded: money(row.refundedMinor),
    exchangeOrder: row.exchangeOrder,
    requestedAt: row.createdAt.toISOString(),
    receivedAt: row.receivedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    lines: row.lines.map(({ lineId, sku, name, quantity, reason, note, good, damaged, missing, amountMinor }) => ({
      ...{ lineId, sku, name, quantity, reason, note, damaged, missing },
      sellable: good,
      amount: money(amountMinor),
    })),
  };
}
