import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { customers } from "@/modules/customers/tables";
import { orders } from "@/modules/orders/tables";
import { createdAt, currency, id, organizationId } from "@/platform/columns";

/** What a buyer has with the shop: refunds put to it, less what was paid from it. Append-only; the balance is the sum per currency. */
export const balanceEntries = pgTable(
  "balance_entries",
  {
    organizationId: organizationId(),
    id: id(),
    customerId: uuid("customer_id").notNull(),
    /** The order whose money came, or that was paid. */
    orderId: uuid("order_id").notNull(),
    currency: currency(),
    /** Above zero it came, below it went. */
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    /** One act is booked once. */
    causeKey: text("cause_key").notNull(),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("balance_entries_cause").on(t.organizationId, t.causeKey),
    foreignKey({ columns: [t.organizationId, t.customerId], foreignColumns: [customers.organizationId, customers.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("balance_entries_customer").on(t.organizationId, t.customerId),
    check("balance_entries_amount", sql`${t.amountMinor} <> 0`),
  ],
);
