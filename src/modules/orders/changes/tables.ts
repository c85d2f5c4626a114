import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { Operation } from "./operations";
import type { ChangePreview } from "./preview";

export const changeSetStatuses = ["proposed", "confirmed", "discarded", "declined"] as const;
export type ChangeSetStatus = (typeof changeSetStatuses)[number];
export const changeSetKinds = ["edit", "substitution", "split", "channel", "exchange"] as const;
export type ChangeSetKind = (typeof changeSetKinds)[number];

/** One change of a confirmed order, whole: what was asked, what it would do, who decided. */
export const changeSets = pgTable(
  "change_sets",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    kind: text("kind").$type<ChangeSetKind>().notNull(),
    status: text("status").$type<ChangeSetStatus>().notNull(),
    /** The order as it was when the change was begun; confirming on another one is refused. */
    baseVersion: integer("base_version").notNull(),
    operations: jsonb("operations").$type<Operation[]>().notNull(),
    preview: jsonb("preview").$type<ChangePreview>().notNull(),
    note: text("note"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    decidedBy: jsonb("decided_by").$type<{ kind: string; id: string | null; name: string }>(),
    createdAt: createdAt(),
    decidedAt: at("decided_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("change_sets_order").on(t.organizationId, t.orderId),
    // One question at a time waits for the buyer's answer.
    uniqueIndex("change_sets_proposed").on(t.organizationId, t.orderId).where(sql`status = 'proposed'`),
  ],
);
