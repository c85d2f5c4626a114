import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { HoldEvent } from "../hold-events";
import { orders } from "../tables";

/** Why work on an order stops, by whom and until when; several at once. */
export const orderHolds = pgTable(
  "order_holds",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    reason: text("reason").notNull(),
    note: text("note"),
    until: at("until"),
    /** The event that releases it by itself: money, stock, or a corrected address. */
    waitsFor: text("waits_for").$type<HoldEvent>(),
    /** What a rule wants to tell with it: the robot's failed conditions. */
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
    releasedAt: at("released_at"),
    releasedBy: jsonb("released_by").$type<{ kind: string; id: string | null; name: string }>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("order_holds_order").on(t.organizationId, t.orderId),
    // A reason holds an order once at a time, except those that people give.
    uniqueIndex("order_holds_open").on(t.organizationId, t.orderId, t.reason).where(sql`released_at is null`),
  ],
);
