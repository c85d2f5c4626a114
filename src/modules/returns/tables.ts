import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Reason } from "@/lib/reason";
import { orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { shipments } from "@/modules/shipments/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, bytea, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import type { ReturnReason } from "./reasons";
import type { CameCondition, ReturnOrigin, ReturnStatus } from "./return";
import type { ReturnSettings } from "./settings";

type By = { kind: string; id: string | null; name: string };
const minor = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** Goods of one order on their way back, and the money for them. */
export const returns = pgTable(
  "returns",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    /** Order number and a running part: 10476-R1. */
    number: text("number").notNull(),
    status: text("status").$type<ReturnStatus>().notNull(),
    origin: text("origin").$type<ReturnOrigin>().notNull(),
    version: version(),
    /** Where it is expected; null: any warehouse takes it in. */
    warehouseId: uuid("warehouse_id"),
    /** How the buyer sends it: nothing agreed, brings it to a point or to us, or by a label of ours. */
    wayBack: text("way_back").$type<"none" | "drop_off" | "label">().notNull().default("none"),
    wayBackPayer: text("way_back_payer").$type<"shop" | "buyer">().notNull().default("shop"),
    /** What the way back costs the shop. */
    wayBackMinor: minor("way_back_minor"),
    trackingNumber: text("tracking_number"),
    /** The parcel that comes back undelivered. */
    shipmentId: uuid("shipment_id"),
    note: text("note"),
    rejectReason: text("reject_reason"),
    /** Who or what decided, and what spoke for or against it. */
    decision: jsonb("decision").$type<{ by: "rule" | "hand"; name: string; why: Reason[] }>(),
    /** One return of a channel, one undelivered parcel, one form of a buyer: asked for once. */
    causeKey: text("cause_key"),
    /** The order that goes out instead. */
    exchangeOrderId: uuid("exchange_order_id"),
    currency: currency(),
    /** Of what goes back, the delivery to the buyer. */
    deliveryMinor: minor("delivery_minor"),
    refundedMinor: minor("refunded_minor"),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
    decidedAt: at("decided_at"),
    sentAt: at("sent_at"),
    receivedAt: at("received_at"),
    /** By when the money has to be back. */
    refundDueAt: at("refund_due_at").notNull(),
    /** When people were told that it is not. */
    overdueToldAt: at("overdue_told_at"),
    settledAt: at("settled_at"),
    closedAt: at("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("returns_number").on(t.organizationId, t.number),
    unique("returns_cause").on(t.organizationId, t.causeKey),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({
      name: "returns_exchange_order",
      columns: [t.organizationId, t.exchangeOrderId],
      foreignColumns: [orders.organizationId, orders.id],
    }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
    index("returns_order").on(t.organizationId, t.orderId),
    index("returns_exchanges").on(t.organizationId, t.exchangeOrderId).where(sql`exchange_order_id is not null`),
    // A view of the list, newest first.
    index("returns_list").on(t.organizationId, t.status, t.id),
    // Whose money is due.
    index("returns_due")
      .on(t.organizationId, t.refundDueAt)
      .where(sql`status in ('requested', 'approved', 'on_the_way', 'partially_received', 'received')`),
    check("returns_sums", sql`least(${t.wayBackMinor}, ${t.deliveryMinor}, ${t.refundedMinor}) >= 0`),
  ],
);

export const returnLines = pgTable(
  "return_lines",
  {
    organizationId: organizationId(),
    id: id(),
    returnId: uuid("return_id").notNull(),
    orderLineId: uuid("order_line_id").notNull(),
    quantity: integer("quantity").notNull(),
    reason: text("reason").$type<ReturnReason>().notNull(),
    note: text("note"),
    /** What these units cost, stored when they were asked back. */
    amountMinor: minor("amount_minor"),
    good: integer("good").notNull().default(0),
    damaged: integer("damaged").notNull().default(0),
    missing: integer("missing").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("return_lines_line").on(t.organizationId, t.returnId, t.orderLineId),
    foreignKey({ columns: [t.organizationId, t.returnId], foreignColumns: [returns.organizationId, returns.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.orderLineId], foreignColumns: [orderLines.organizationId, orderLines.id] }).onDelete(
      "restrict",
    ),
    index("return_lines_order_line").on(t.organizationId, t.orderLineId),
    check(
      "return_lines_units",
      sql`${t.quantity} > 0 and ${t.amountMinor} >= 0 and least(${t.good}, ${t.damaged}, ${t.missing}) >= 0 and ${t.good} + ${t.damaged} + ${t.missing} <= ${t.quantity}`,
    ),
  ],
);

/** What was unpacked at one time, where, and by whom. */
export const returnReceipts = pgTable(
  "return_receipts",
  {
    organizationId: organizationId(),
    id: id(),
    returnId: uuid("return_id").notNull(),
    /** One unpacking is booked once. */
    causeKey: text("cause_key").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    lines: jsonb("lines").$type<{ lineId: string; sku: string; quantity: number; condition: CameCondition }[]>().notNull(),
    note: text("note"),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("return_receipts_cause").on(t.organizationId, t.returnId, t.causeKey),
    foreignKey({ columns: [t.organizationId, t.returnId], foreignColumns: [returns.organizationId, returns.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** What a buyer or somebody of the staff has photographed. Lists never read `content`: PostgreSQL keeps it aside. */
export const returnPhotos = pgTable(
  "return_photos",
  {
    organizationId: organizationId(),
    id: id(),
    returnId: uuid("return_id").notNull(),
    contentType: text("content_type").$type<"image/webp">().notNull(),
    size: integer("size").notNull(),
    content: bytea("content").notNull(),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("return_photos_return").on(t.organizationId, t.returnId),
    foreignKey({ columns: [t.organizationId, t.returnId], foreignColumns: [returns.organizationId, returns.id] }).onDelete("cascade"),
  ],
);

/** How an organization takes goods back; one without a row has the usual settings. */
export const returnSettings = pgTable(
  "return_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    settings: jsonb("settings").$type<ReturnSettings>().notNull(),
    version: version(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);
