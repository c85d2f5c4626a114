import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, numeric, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { orderLines } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import { suppliers } from "../suppliers/tables";
import type { PurchaseStatus } from "./purchase";
import type { PurchaseSettings } from "./settings";

type By = { kind: string; id: string | null; name: string };
const minor = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** What is ordered from one supplier into one warehouse. */
export const purchaseOrders = pgTable(
  "purchase_orders",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    /** Runs per organization. */
    running: integer("running").notNull(),
    /** PO-12: what people and papers call it. */
    number: text("number").notNull(),
    supplierId: uuid("supplier_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    status: text("status").$type<PurchaseStatus>().notNull(),
    version: version(),
    currency: currency(),
    /** What one unit of its currency is in the organization's, × 100,000,000; null: the same currency, or nobody has said. */
    rateE8: bigint("rate_e8", { mode: "number" }),
    expectedAt: at("expected_at"),
    /** Written to the supplier. */
    note: text("note"),
    /** The supplier's number of it: invoice or confirmation. */
    reference: text("reference"),
    goodsMinor: minor("goods_minor"),
    discountMinor: minor("discount_minor"),
    /** Delivery and whatever else comes with the goods; spread over them by value. */
    freightMinor: minor("freight_minor"),
    /** Contained in the total: prices include it. */
    taxMinor: minor("tax_minor"),
    totalMinor: minor("total_minor"),
    /** What drafted it, so that the same click drafts it once. */
    causeKey: text("cause_key"),
    by: jsonb("by").$type<By>().notNull(),
    submittedBy: jsonb("submitted_by").$type<By>(),
    approvedBy: jsonb("approved_by").$type<By>(),
    rejectReason: text("reject_reason"),
    sentBy: text("sent_by").$type<"mail" | "hand">(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull(),
    submittedAt: at("submitted_at"),
    approvedAt: at("approved_at"),
    sentAt: at("sent_at"),
    receivedAt: at("received_at"),
    closedAt: at("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("purchase_orders_number").on(t.organizationId, t.running),
    unique("purchase_orders_cause").on(t.organizationId, t.causeKey),
    foreignKey({ columns: [t.organizationId, t.supplierId], foreignColumns: [suppliers.organizationId, suppliers.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    // The list by status, newest first, and that of one supplier.
    index("purchase_orders_list").on(t.organizationId, t.status, t.id),
    index("purchase_orders_supplier").on(t.organizationId, t.supplierId, t.id),
    check(
      "purchase_orders_sums",
      sql`least(${t.goodsMinor}, ${t.discountMinor}, ${t.freightMinor}, ${t.taxMinor}) >= 0 and ${t.totalMinor} = ${t.goodsMinor} - ${t.discountMinor} + ${t.freightMinor} and coalesce(${t.rateE8}, 1) > 0`,
    ),
  ],
);

export const purchaseLines = pgTable(
  "purchase_lines",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    position: integer("position").notNull(),
    productId: uuid("product_id").notNull(),
    supplierSku: text("supplier_sku"),
    quantity: integer("quantity").notNull(),
    unitPriceMinor: minor("unit_price_minor"),
    discountMinor: minor("discount_minor"),
    taxRate: numeric("tax_rate", { precision: 6, scale: 3, mode: "number" }),
    taxMinor: minor("tax_minor"),
    totalMinor: minor("total_minor"),
    /** When this line comes; null: as the order. */
    expectedAt: at("expected_at"),
    /** Counted from its expected arrival. */
    received: integer("received").notNull().default(0),
    /** What will not come. */
    cancelled: integer("cancelled").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("purchase_lines_product").on(t.organizationId, t.orderId, t.productId),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [purchaseOrders.organizationId, purchaseOrders.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    // What has been bought of a product.
    index("purchase_lines_by_product").on(t.organizationId, t.productId, t.orderId),
    check(
      "purchase_lines_units",
      sql`${t.quantity} > 0 and ${t.received} >= 0 and ${t.cancelled} >= 0 and ${t.received} + ${t.cancelled} <= ${t.quantity} and ${t.unitPriceMinor} >= 0 and ${t.discountMinor} between 0 and ${t.quantity}::bigint * ${t.unitPriceMinor}`,
    ),
  ],
);

/** Which waiting orders a line was drafted for, so that nothing is ordered twice. What comes still goes by priority and age. */
export const purchaseWaits = pgTable(
  "purchase_waits",
  {
    organizationId: organizationId(),
    lineId: uuid("line_id").notNull(),
    orderLineId: uuid("order_line_id").notNull(),
    units: integer("units").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.lineId, t.orderLineId] }),
    foreignKey({ columns: [t.organizationId, t.lineId], foreignColumns: [purchaseLines.organizationId, purchaseLines.id] }).onDelete(
      "cascade",
    ),
    // A line that was split off whole is another line then.
    foreignKey({ columns: [t.organizationId, t.orderLineId], foreignColumns: [orderLines.organizationId, orderLines.id] }).onDelete(
      "cascade",
    ),
    index("purchase_waits_order_line").on(t.organizationId, t.orderLineId),
    check("purchase_waits_units", sql`${t.units} > 0`),
  ],
);

/** What came of a line and when: how long its supplier really takes. */
export const purchaseReceipts = pgTable(
  "purchase_receipts",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    lineId: uuid("line_id").notNull(),
    supplierId: uuid("supplier_id").notNull(),
    productId: uuid("product_id").notNull(),
    units: integer("units").notNull(),
    /** From sending the order to this receipt. */
    days: integer("days").notNull(),
    at: at("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.lineId], foreignColumns: [purchaseLines.organizationId, purchaseLines.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [purchaseOrders.organizationId, purchaseOrders.id] }).onDelete(
      "restrict",
    ),
    index("purchase_receipts_order").on(t.organizationId, t.orderId, t.id),
    // The latest of a supplier, and of one of its products.
    index("purchase_receipts_supplier").on(t.organizationId, t.supplierId, t.id),
    index("purchase_receipts_product").on(t.organizationId, t.supplierId, t.productId, t.id),
    check("purchase_receipts_units", sql`${t.units} > 0 and ${t.days} >= 0`),
  ],
);

export const purchaseMailStatuses = ["queued", "sent", "not_sent", "failed"] as const;

/** A letter with the order to its supplier. */
export const purchaseMails = pgTable(
  "purchase_mails",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    recipient: text("recipient").notNull(),
    locale: text("locale").$type<"ru" | "en">().notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** Stable, so that a repeat after a crash is recognised. */
    messageId: text("message_id").notNull(),
    /** `not_sent`: kept to be read, since there is no mail server. */
    status: text("status").$type<(typeof purchaseMailStatuses)[number]>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Answers of the mail server that were lost: each may hide a letter that arrived. */
    lost: integer("lost").notNull().default(0),
    /** When the running attempt began. */
    triedAt: at("tried_at"),
    error: text("error"),
    sentAt: at("sent_at"),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("purchase_mails_order").on(t.organizationId, t.orderId, t.id),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [purchaseOrders.organizationId, purchaseOrders.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** How an organization buys; one without a row has the usual settings. */
export const purchaseSettings = pgTable(
  "purchase_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    settings: jsonb("settings").$type<PurchaseSettings>().notNull(),
    version: version(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);
