import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId, version } from "@/platform/columns";
import type { TransferStatus, Unpacked } from "./transfer";

/** Goods on their way from one warehouse to another. */
export const transfers = pgTable(
  "transfers",
  {
    organizationId: organizationId(),
    id: id(),
    /** Runs per organization. */
    number: integer("number").notNull(),
    fromWarehouseId: uuid("from_warehouse_id").notNull(),
    toWarehouseId: uuid("to_warehouse_id").notNull(),
    status: text("status").$type<TransferStatus>().notNull().default("draft"),
    version: version(),
    expectedAt: at("expected_at").notNull(),
    note: text("note"),
    /** The order whose goods it brings together; its draft carries what the order keeps where it begins. */
    orderId: uuid("order_id"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
    sentAt: at("sent_at"),
    /** Received to the last unit, or cancelled. */
    closedAt: at("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("transfers_number").on(t.organizationId, t.number),
    foreignKey({ columns: [t.organizationId, t.fromWarehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.toWarehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({
      name: "transfers_of_order",
      columns: [t.organizationId, t.orderId],
      foreignColumns: [orders.organizationId, orders.id],
    }).onDelete("restrict"),
    index("transfers_by_order").on(t.organizationId, t.orderId).where(sql`order_id is not null`),
    // The list of one status, newest first.
    index("transfers_list").on(t.organizationId, t.status, t.number),
    check("transfers_two_places", sql`${t.fromWarehouseId} <> ${t.toWarehouseId}`),
  ],
);

export const transferLines = pgTable(
  "transfer_lines",
  {
    organizationId: organizationId(),
    id: id(),
    transferId: uuid("transfer_id").notNull(),
    position: integer("position").notNull(),
    productId: uuid("product_id").notNull(),
    /** What was planned; what left is `sent`. */
    quantity: integer("quantity").notNull(),
    sent: integer("sent").notNull().default(0),
    /** Units of those sent that arrived fit for sale, that arrived broken, and that never will; more than was sent is a surplus. */
    received: integer("received").notNull().default(0),
    damaged: integer("damaged").notNull().default(0),
    lost: integer("lost").notNull().default(0),
    surplus: integer("surplus").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("transfer_lines_product").on(t.organizationId, t.transferId, t.productId),
    foreignKey({ columns: [t.organizationId, t.transferId], foreignColumns: [transfers.organizationId, transfers.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    check(
      "transfer_lines_units",
      sql`${t.quantity} > 0 and least(${t.sent}, ${t.received}, ${t.damaged}, ${t.lost}, ${t.surplus}) >= 0 and ${t.received} + ${t.damaged} + ${t.lost} <= ${t.sent}`,
    ),
  ],
);

/** What was unpacked at one time, and by whom. */
export const transferReceipts = pgTable(
  "transfer_receipts",
  {
    organizationId: organizationId(),
    id: id(),
    transferId: uuid("transfer_id").notNull(),
    /** One unpacking is booked once. */
    causeKey: text("cause_key").notNull(),
    lines: jsonb("lines").$type<Unpacked[]>().notNull(),
    note: text("note"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("transfer_receipts_cause").on(t.organizationId, t.transferId, t.causeKey),
    foreignKey({ columns: [t.organizationId, t.transferId], foreignColumns: [transfers.organizationId, transfers.id] }).onDelete("cascade"),
  ],
);
