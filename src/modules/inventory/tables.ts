import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { MovementKind } from "./movement-kinds";

export const conditions = ["sellable", "damaged", "quarantine", "in_check", "put_back"] as const;
export type Condition = (typeof conditions)[number];

/**
 * The balance of one product in one warehouse. Only a movement changes it, in the same statement.
 * on_hand is what is physically there in any condition; reserved and the unsellable conditions are parts of it.
 */
export const stockLevels = pgTable(
  "stock_levels",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    onHand: integer("on_hand").notNull().default(0),
    reserved: integer("reserved").notNull().default(0),
    safety: integer("safety").notNull().default(0),
    incoming: integer("incoming").notNull().default(0),
    damaged: integer("damaged").notNull().default(0),
    quarantine: integer("quarantine").notNull().default(0),
    inCheck: integer("in_check").notNull().default(0),
    putBack: integer("put_back").notNull().default(0),
    version: integer("version").notNull().default(0),
    /** Where the picker finds it. */
    binId: uuid("bin_id"),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.productId] }),
    // All levels of one product (SKU page, routing).
    index("stock_levels_product").on(t.organizationId, t.productId),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({
      columns: [t.organizationId, t.warehouseId, t.binId],
      foreignColumns: [bins.organizationId, bins.warehouseId, bins.id],
    }).onDelete("restrict"),
    check("stock_levels_on_hand", sql`${t.onHand} >= 0`),
    check(
      "stock_levels_reserved",
      sql`${t.reserved} >= 0 and ${t.reserved} + ${t.damaged} + ${t.quarantine} + ${t.inCheck} + ${t.putBack} <= ${t.onHand}`,
    ),
    check(
      "stock_levels_parts",
      sql`${t.safety} >= 0 and ${t.incoming} >= 0 and ${t.damaged} >= 0 and ${t.quarantine} >= 0 and ${t.inCheck} >= 0 and ${t.putBack} >= 0`,
    ),
  ],
);

/** Append-only (a trigger refuses update and delete). Σ quantity = on_hand, Σ reserved_delta = reserved. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    organizationId: organizationId(),
    id: id(),
    at: createdAt(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    kind: text("kind").$type<MovementKind>().notNull(),
    /** Change of on hand. */
    quantity: integer("quantity").notNull().default(0),
    reservedDelta: integer("reserved_delta").notNull().default(0),
    /** The condition that gained or lost units; for condition_changed `quantity` is 0 and `conditionDelta` counts. */
    condition: text("condition").$type<Condition>().notNull().default("sellable"),
    conditionDelta: integer("condition_delta").notNull().default(0),
    onHandAfter: integer("on_hand_after").notNull(),
    reservedAfter: integer("reserved_after").notNull(),
    binId: uuid("bin_id"),
    lot: text("lot"),
    serial: text("serial"),
    causeKind: text("cause_kind").notNull(),
    causeId: uuid("cause_id").notNull(),
    /** One business act moves stock once. */
    causeKey: text("cause_key").notNull(),
    reason: text("reason"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("stock_movements_cause").on(t.organizationId, t.causeKey, t.warehouseId, t.productId, t.kind),
    // "Why is on-hand 47?", newest first; ids are ordered by time.
    index("stock_movements_product").on(t.organizationId, t.productId, t.id),
    // The history of one unit.
    index("stock_movements_serial").on(t.organizationId, t.productId, t.serial).where(sql`serial is not null`),
    foreignKey({
      columns: [t.organizationId, t.warehouseId, t.productId],
      foreignColumns: [stockLevels.organizationId, stockLevels.warehouseId, stockLevels.productId],
    }).onDelete("restrict"),
  ],
);

export type ReservationKind = "soft" | "hard" | "backorder";
export type ReservationState = "open" | "consumed" | "released";

export type CheckoutState = "open" | "ordered" | "released" | "expired";

/** A buyer on the way to the till: units are kept for a while, before there is an order. */
export const checkouts = pgTable(
  "checkouts",
  {
    organizationId: organizationId(),
    id: id(),
    channelId: uuid("channel_id").notNull(),
    /** The channel's own name for it: asked again, the same reservation answers. */
    reference: text("reference"),
    state: text("state").$type<CheckoutState>().notNull().default("open"),
    lines: jsonb("lines").$type<{ sku: string; quantity: number }[]>().notNull(),
    expiresAt: at("expires_at").notNull(),
    orderId: uuid("order_id"),
    createdAt: createdAt(),
    endedAt: at("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.channelId], foreignColumns: [channels.organizationId, channels.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    uniqueIndex("checkouts_reference").on(t.organizationId, t.channelId, t.reference).where(sql`state = 'open'`),
    // What the clock has to free.
    index("checkouts_expiry").on(t.expiresAt).where(sql`state = 'open'`),
  ],
);

/** Units of one physical product that are kept for one order line; a backorder waits without a warehouse. */
export const reservations = pgTable(
  "reservations",
  {
    organizationId: organizationId(),
    id: id(),
    /** Null for a soft reservation: it belongs to a checkout, whose order is not placed yet. */
    orderId: uuid("order_id"),
    orderLineId: uuid("order_line_id"),
    checkoutId: uuid("checkout_id"),
    productId: uuid("product_id").notNull(),
    warehouseId: uuid("warehouse_id"),
    fulfilmentLineId: uuid("fulfilment_line_id"),
    quantity: integer("quantity").notNull(),
    kind: text("kind").$type<ReservationKind>().notNull(),
    state: text("state").$type<ReservationState>().notNull().default("open"),
    expiresAt: at("expires_at"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.orderLineId], foreignColumns: [orderLines.organizationId, orderLines.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({
      columns: [t.organizationId, t.fulfilmentLineId],
      foreignColumns: [fulfilmentLines.organizationId, fulfilmentLines.id],
    }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.checkoutId], foreignColumns: [checkouts.organizationId, checkouts.id] }).onDelete(
      "restrict",
    ),
    index("reservations_order").on(t.organizationId, t.orderId),
    index("reservations_checkout").on(t.organizationId, t.checkoutId).where(sql`checkout_id is not null`),
    // Who holds the reserved units, and who waits for arriving ones, oldest first.
    index("reservations_open").on(t.organizationId, t.productId, t.kind, t.id).where(sql`state = 'open'`),
    check("reservations_quantity", sql`${t.quantity} >= 0`),
    check(
      "reservations_owner",
      sql`case when ${t.kind} = 'soft' then ${t.checkoutId} is not null and ${t.orderId} is null else ${t.checkoutId} is null and ${t.orderId} is not null and ${t.orderLineId} is not null end`,
    ),
    check("reservations_place", sql`(${t.kind} = 'backorder') = (${t.warehouseId} is null)`),
  ],
);

/** Units that were picked for an order that no longer wants them: available again only after the put-back scan. */
export const putBacks = pgTable(
  "put_backs",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    quantity: integer("quantity").notNull(),
    done: integer("done").notNull().default(0),
    createdAt: createdAt(),
    doneAt: at("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
    index("put_backs_open").on(t.organizationId, t.warehouseId).where(sql`done_at is null`),
    check("put_backs_quantity", sql`${t.quantity} > 0 and ${t.done} >= 0 and ${t.done} <= ${t.quantity}`),
  ],
);
