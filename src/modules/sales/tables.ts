import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { channels } from "@/modules/channels/tables";
import { orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, currency, organizationId } from "@/platform/columns";

const minor = (name: string) => bigint(name, { mode: "number" }).notNull();

/** How a till of a channel gets the numbers of its fiscal receipts; a channel without a row: they are typed in. */
export const tills = pgTable(
  "tills",
  {
    organizationId: organizationId(),
    channelId: uuid("channel_id").notNull(),
    fiscal: text("fiscal").notNull(),
    /** Who sells, with the tax number, as it is printed on receipts; null: the organization's name. */
    seller: text("seller"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.channelId] }),
    foreignKey({ columns: [t.organizationId, t.channelId], foreignColumns: [channels.organizationId, channels.id] }).onDelete("cascade"),
  ],
);

/** What was sold over a counter: one row beside its order, with how it was paid. The fiscal number stands with the payments. */
export const sales = pgTable(
  "sales",
  {
    organizationId: organizationId(),
    orderId: uuid("order_id").notNull(),
    /** Made by the till before it asks: the same basket is sold once, however often it is sent. */
    key: text("key").notNull(),
    /** SHA-256 of what was sold, to tell a repeat from another basket under the same key. */
    digest: text("digest").notNull(),
    channelId: uuid("channel_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    soldAt: at("sold_at").notNull(),
    currency: currency(),
    cashMinor: minor("cash_minor"),
    cardMinor: minor("card_minor"),
    /** What the buyer gave in cash; above `cashMinor` by the change. */
    receivedMinor: minor("received_minor"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.orderId] }),
    unique("sales_key").on(t.organizationId, t.key),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.channelId], foreignColumns: [channels.organizationId, channels.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    // The day of one till.
    index("sales_of_till").on(t.organizationId, t.channelId, t.warehouseId, t.soldAt),
    check("sales_amounts", sql`${t.cashMinor} >= 0 and ${t.cardMinor} >= 0 and ${t.receivedMinor} >= ${t.cashMinor}`),
  ],
);
