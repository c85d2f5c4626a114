import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { BulkCommand } from "./bulk-command";

/** One thing done to many orders, each for itself. */
export const bulkRuns = pgTable(
  "bulk_runs",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    command: jsonb("command").$type<BulkCommand>().notNull(),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
    finishedAt: at("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    check("bulk_runs_counts", sql`${t.done} >= 0 and ${t.refused} >= 0 and ${t.done} + ${t.refused} <= ${t.total}`),
  ],
);

/** What became of each order: done and its row are committed together, so nothing is done twice. */
export const bulkItems = pgTable(
  "bulk_items",
  {
    organizationId: organizationId(),
    runId: uuid("run_id").notNull(),
    orderId: uuid("order_id").notNull(),
    state: text("state").$type<"waiting" | "done" | "refused">().notNull().default("waiting"),
    reason: jsonb("reason").$type<Reason>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.runId, t.orderId] }),
    foreignKey({ columns: [t.organizationId, t.runId], foreignColumns: [bulkRuns.organizationId, bulkRuns.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("bulk_items_waiting").on(t.organizationId, t.runId, t.orderId).where(sql`state = 'waiting'`),
  ],
);
