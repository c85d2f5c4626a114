import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, currency, id, organizationId } from "@/platform/columns";
import { orders } from "../tables";

export type PaymentKind = "payment" | "refund" | "transfer_in" | "transfer_out" | "refund_in" | "refund_out" | "withdrawn";

/**
 * Money that came in (payment), went back (refund), or was booked over from one order to another because its goods went there
 * (transfers of what came in, refund_in and refund_out of what had gone back; always in pairs), or had been booked by mistake (withdrawn, against its payment). The order's payment status is derived from here.
 */
export const payments = pgTable(
  "payments",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    kind: text("kind").$type<PaymentKind>().notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    currency: currency(),
    method: text("method").notNull(),
    reference: text("reference"),
    /** Number of the fiscal receipt, if one was issued (54-ФЗ). */
    fiscalNumber: text("fiscal_number"),
    occurredAt: at("occurred_at").notNull(),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    /** One business act is booked once: the channel's payment or refund id. */
    causeKey: text("cause_key"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("payments_order").on(t.organizationId, t.orderId),
    unique("payments_cause").on(t.organizationId, t.orderId, t.kind, t.causeKey),
    check("payments_amount", sql`${t.amountMinor} > 0`),
  ],
);
