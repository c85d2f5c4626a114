import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { customers } from "@/modules/customers/tables";
import { members, organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import type { FulfilmentState } from "./fulfilment-state";
import type { FulfilmentStatus, OrderStatus, PaymentStatus, ReturnStatus } from "./order-status";
export type Address = {
  country: string;
  region: string | null;
  city: string;
  postalCode: string | null;
  line1: string | null;
  latitude: number | null;
  longitude: number | null;
};
const minor = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);
const count = (name: string) => integer(name).notNull().default(0);

export const orders = pgTable(
  "orders",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    number: text("number").notNull(),
    channelId: uuid("channel_id").notNull(),
    externalId: text("external_id"),
    version: version(),
    status: text("status").$type<OrderStatus>().notNull(),
    paymentStatus: text("payment_status").$type<PaymentStatus>().notNull(),
    fulfilmentStatus: text("fulfilment_status").$type<FulfilmentStatus>().notNull(),
    returnStatus: text("return_status").$type<ReturnStatus>().notNull().default("none"),
    fulfilledBy: text("fulfilled_by").$type<"us" | "channel">().notNull().default("us"),
    placedAt: at("placed_at").notNull(),
    currency: currency(),
    customerId: uuid("customer_id"),
    customerName: text("customer_name").notNull(),
    customerEmail: text("customer_email"),
    customerPhone: text("customer_phone"),
    customerLocale: text("customer_locale").notNull().default("ru"),
    shippingAddress: jsonb("shipping_address").$type<Address>(),
    shippingMethod: text("shipping_method"),
    pickupPoint: jsonb("pickup_point").$type<{ carrier: string; code: string }>(),
    shipBy: at("ship_by"),
    promisedAt: at("promised_at"),
    shippingPriceMinor: minor("shipping_price_minor"),
    goodsMinor: minor("goods_minor"),
    discountMinor: minor("discount_minor"),
    taxMinor: minor("tax_minor"),
    totalMinor: minor("total_minor"),
    paidMinor: minor("paid_minor"),
    refundedMinor: minor("refunded_minor"),
    /** How the money is to come: before, reserved on a card, or at the door. */
    paymentTerms: text("payment_terms").$type<"prepaid" | "authorized" | "cash_on_delivery">().notNull(),
    paymentMethod: text("payment_method"),
    onShortage: text("on_shortage").$type<"backorder" | "hold" | "reject">().notNull().default("backorder"),
    note: text("note"),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    /** Who answers for the order; one of the organization's members. */
    responsibleId: uuid("responsible_id"),
    /** 0 normal, 1 high, 2 urgent: arriving stock and the floor serve the higher first. */
    priority: integer("priority").notNull().default(0),
    /** What the owner wants to note by name: {"gift": "yes"}. */
    customFields: jsonb("custom_fields").$type<Record<string, string>>().notNull().default({}),
    /** A draft holds stock only until then; null: none. */
    reserveUntil: at("reserve_until"),
    /** The order from which this one was split off. */
    parentId: uuid("parent_id"),
    /** 128 random bits: the public tracking page. */
    trackingToken: text("tracking_token").notNull(),
    trackingRevokedAt: at("tracking_revoked_at"),
    cancelReason: text("cancel_reason"),
    /** Cached from holds and shortages, so that lists and counters need no join. */
    openHolds: text("open_holds").array().notNull().default(sql`'{}'`),
    /** The only warehouse that may send it: bound by its marketplace, or chosen by somebody. */
    pinnedWarehouseId: uuid("pinned_warehouse_id"),
    /** Cached from the work that is not cancelled, in order: so that a list of a warehouse needs no join. */
    warehouseIds: uuid("warehouse_ids").array().notNull().default(sql`'{}'`),
    // When each stage began; with the next one's beginning they give its duration.
    reservedAt: at("reserved_at"),
    pickingAt: at("picking_at"),
    pickedAt: at("picked_at"),
    packedAt: at("packed_at"),
    handedOverAt: at("handed_over_at"),
    deliveredAt: at("delivered_at"),
    closedAt: at("closed_at"),
    cancelledAt: at("cancelled_at"),
    /** Lower-case number, external id, name, e-mail, phone digits, unknown SKUs and tracking numbers: one search box. Known SKUs are found by their lines. */
    searchText: text("search_text").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("orders_number").on(t.organizationId, t.number),
    // One order per channel and external id: webhook, poll, import and API all meet here.
    unique("orders_external_id").on(t.organizationId, t.channelId, t.externalId),
    // Looked up before the organization is known.
    unique("orders_tracking_token").on(t.trackingToken),
    foreignKey({ columns: [t.organizationId, t.channelId], foreignColumns: [channels.organizationId, channels.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.customerId], foreignColumns: [customers.organizationId, customers.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.responsibleId], foreignColumns: [members.organizationId, members.userId] }).onDelete(
      "restrict",
    ),
    foreignKey({ name: "orders_parent", columns: [t.organizationId, t.parentId], foreignColumns: [t.organizationId, t.id] }).onDelete(
      "restrict",
    ),
    foreignKey({
      name: "orders_pinned_warehouse",
      columns: [t.organizationId, t.pinnedWarehouseId],
      foreignColumns: [warehouses.organizationId, warehouses.id],
    }).onDelete("restrict"),
    // The list, plain and by each offered filter, read backwards: indexes declared with desc() sort nulls otherwise than "desc" does.
    index("orders_list").on(t.organizationId, t.placedAt, t.id),
    // Any filter by status, money, work and channel, and any of them together: these four meet in a few dozen groups however
    // many orders there are, and each group hands its orders out newest first (search/state-groups.ts).
    index("orders_by_state").on(t.organizationId, t.status, t.paymentStatus, t.fulfilmentStatus, t.channelId, t.placedAt, t.id),
    // The same within the work of a warehouse.
    index("orders_by_warehouse").on(
      t.organizationId,
      t.warehouseIds,
      t.status,
      t.paymentStatus,
      t.fulfilmentStatus,
      t.channelId,
      t.placedAt,
      t.id,
    ),
    index("orders_by_priority").on(t.organizationId, t.priority, t.placedAt, t.id).where(sql`priority > 0`),
    index("orders_by_customer").on(t.organizationId, t.customerId, t.placedAt),
    // What is still to be done is few among millions.
    index("orders_open").on(t.organizationId, t.placedAt, t.id).where(sql`status in ('draft', 'new', 'confirmed')`),
    // "Mine", and the load of each manager.
    index("orders_by_responsible").on(t.organizationId, t.responsibleId, t.placedAt, t.id).where(sql`responsible_id is not null`),
    // The few that arriving stock serves before all others.
    index("orders_urgent").on(t.organizationId, t.priority, t.id).where(sql`priority > 0 and status in ('new', 'confirmed')`),
    // By a tag, and which tags are in use: most orders have none.
    index("orders_by_tag").using("gin", t.tags).where(sql`tags <> '{}'`),
    index("orders_tagged").on(t.organizationId, t.placedAt, t.id).where(sql`tags <> '{}'`),
    index("orders_by_parent").on(t.organizationId, t.parentId).where(sql`parent_id is not null`),
    index("orders_held").on(t.organizationId, t.placedAt).where(sql`open_holds <> '{}' and status in ('new', 'confirmed')`),
    check("orders_priority", sql`${t.priority} between 0 and 2`),
    check(
      "orders_amounts",
      sql`${t.goodsMinor} >= 0 and ${t.discountMinor} >= 0 and ${t.totalMinor} >= 0 and ${t.paidMinor} >= 0 and ${t.refundedMinor} >= 0 and ${t.refundedMinor} <= ${t.paidMinor}`,
    ),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    position: integer("position").notNull(),
    /** As the order's, so that the newest orders of a product are the end of one index. */
    placedAt: at("placed_at").notNull(),
    /** Null until an unknown SKU is mapped. */
    productId: uuid("product_id"),
    sku: text("sku").notNull(),
    name: text("name").notNull(),
    externalId: text("external_id"),
    quantity: integer("quantity").notNull(),
    cancelled: count("cancelled"),
    reserved: count("reserved"),
    backordered: count("backordered"),
    picked: count("picked"),
    packed: count("packed"),
    shipped: count("shipped"),
    delivered: count("delivered"),
    returnRequested: count("return_requested"),
    returnedGood: count("returned_good"),
    returnedDamaged: count("returned_damaged"),
    unitPriceMinor: minor("unit_price_minor"),
    discountMinor: minor("discount_minor"),
    taxRate: numeric("tax_rate", { precision: 6, scale: 3, mode: "number" }),
    taxMinor: minor("tax_minor"),
    /** When waiting units are expected to be there. */
    promisedAt: at("promised_at"),
    /** quantity × unit price − discount. */
    totalMinor: minor("total_minor"),
    /** Cost of one unit when the order was placed, for the margin. */
    unitCostMinor: bigint("unit_cost_minor", { mode: "number" }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("order_lines_position").on(t.organizationId, t.orderId, t.position),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    // Who ordered this product, newest first.
    index("order_lines_by_product").on(t.organizationId, t.productId, t.placedAt, t.orderId),
    // Who ordered what nobody knows: few.
    index("order_lines_unknown").on(t.organizationId, t.sku, t.placedAt, t.orderId).where(sql`product_id is null`),
    check(
      "order_lines_positive",
      sql`${t.quantity} > 0 and ${t.cancelled} >= 0 and ${t.reserved} >= 0 and ${t.backordered} >= 0 and ${t.picked} >= 0 and ${t.packed} >= 0 and ${t.shipped} >= 0 and ${t.delivered} >= 0 and ${t.returnRequested} >= 0 and ${t.returnedGood} >= 0 and ${t.returnedDamaged} >= 0`,
    ),
    check(
      "order_lines_vector",
      sql`${t.cancelled} + ${t.reserved} + ${t.backordered} + ${t.shipped} <= ${t.quantity} and ${t.packed} <= ${t.picked} and ${t.picked} <= ${t.reserved} + ${t.shipped} and ${t.delivered} <= ${t.shipped} and ${t.returnedGood} + ${t.returnedDamaged} <= ${t.shipped}`,
    ),
  ],
);

/** One warehouse's work on one order. */
export const fulfilments = pgTable(
  "fulfilments",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** Order number and a running part: 10476-1. */
    number: text("number").notNull(),
    status: text("status").$type<FulfilmentState>().notNull(),
    version: version(),
    dueAt: at("due_at"),
    distanceKm: doublePrecision("distance_km"),
    pickerId: uuid("picker_id"),
    /** A cancellation during picking stops the scanner; the goods wait for put-back. */
    needsPutBack: boolean("needs_put_back").notNull().default(false),
    createdAt: createdAt(),
    pickingAt: at("picking_at"),
    pickedAt: at("picked_at"),
    packedAt: at("packed_at"),
    handedOverAt: at("handed_over_at"),
    deliveredAt: at("delivered_at"),
    cancelledAt: at("cancelled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("fulfilments_number").on(t.organizationId, t.number),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    index("fulfilments_order").on(t.organizationId, t.orderId),
    // Work lists of the floor: what is open in a warehouse, most urgent first.
    index("fulfilments_work").on(t.organizationId, t.warehouseId, t.status, t.dueAt, t.id),
    // What left today.
    index("fulfilments_handed_over").on(t.organizationId, t.warehouseId, t.handedOverAt).where(sql`handed_over_at is not null`),
    index("fulfilments_list").on(t.organizationId, t.status, t.id),
  ],
);

export const fulfilmentLines = pgTable(
  "fulfilment_lines",
  {
    organizationId: organizationId(),
    id: id(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    orderLineId: uuid("order_line_id").notNull(),
    /** The physical product: for a bundle, one line per component. */
    productId: uuid("product_id").notNull(),
    /** Physical units per unit of the order line (1, or the component's quantity). */
    per: integer("per").notNull().default(1),
    quantity: integer("quantity").notNull(),
    picked: count("picked"),
    packed: count("packed"),
    /** What these units cost the shop, all of them, at the moment they left; null: not left yet, or nobody knows. */
    costMinor: bigint("cost_minor", { mode: "number" }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.orderLineId], foreignColumns: [orderLines.organizationId, orderLines.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    unique("fulfilment_lines_product").on(t.organizationId, t.fulfilmentId, t.orderLineId, t.productId),
    index("fulfilment_lines_order_line").on(t.organizationId, t.orderLineId),
    check(
      "fulfilment_lines_quantities",
      sql`${t.quantity} >= 0 and ${t.picked} >= 0 and ${t.picked} <= ${t.quantity} and ${t.packed} >= 0 and ${t.packed} <= ${t.picked}`,
    ),
  ],
);
