import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId, version } from "@/platform/columns";
import type { CountKind, CountState, Figures, TaskState } from "../count";
import type { TurnoverClass } from "../count-cycle";

/** How often what is counted: an organization that has said nothing counts by the defaults of the rule. */
export const countSettings = pgTable(
  "count_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    daysA: integer("days_a").notNull(),
    daysB: integer("days_b").notNull(),
    daysC: integer("days_c").notNull(),
    /** Percent of the turnover that classes A, and A and B together, make. */
    shareA: integer("share_a").notNull(),
    shareB: integer("share_b").notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId] }),
    check("count_settings_days", sql`${t.daysA} > 0 and ${t.daysB} > 0 and ${t.daysC} > 0`),
    check("count_settings_shares", sql`${t.shareA} > 0 and ${t.shareA} < ${t.shareB} and ${t.shareB} < 100`),
  ],
);

/** The class of a product in a warehouse by its turnover, and when it was last counted there. */
export const countPlans = pgTable(
  "count_plans",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    turnoverClass: text("turnover_class").$type<TurnoverClass>().notNull().default("C"),
    turnoverMinor: bigint("turnover_minor", { mode: "number" }).notNull().default(0),
    countedAt: at("counted_at"),
    classedAt: at("classed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.productId] }),
    foreignKey({
      name: "count_plans_level",
      columns: [t.organizationId, t.warehouseId, t.productId],
      foreignColumns: [stockLevels.organizationId, stockLevels.warehouseId, stockLevels.productId],
    }).onDelete("cascade"),
    // What is due, class by class, the longest uncounted first.
    index("count_plans_due").on(t.organizationId, t.warehouseId, t.turnoverClass, t.countedAt),
  ],
);

type By = { kind: string; id: string | null; name: string };

/** A count of a warehouse or of a part of it: its bins are counted blind, compared, reviewed and posted by a manager. */
export const stockCounts = pgTable(
  "stock_counts",
  {
    organizationId: organizationId(),
    id: id(),
    /** Runs per organization. */
    number: integer("number").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    kind: text("kind").$type<CountKind>().notNull(),
    zone: text("zone"),
    state: text("state").$type<CountState>().notNull().default("open"),
    version: version(),
    note: text("note"),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
    closedAt: at("closed_at"),
    closedBy: jsonb("closed_by").$type<By>(),
    /** What it showed, kept when it is approved. */
    figures: jsonb("figures").$type<Figures>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("stock_counts_number").on(t.organizationId, t.number),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    index("stock_counts_open").on(t.organizationId, t.warehouseId).where(sql`state in ('open', 'review')`),
  ],
);

/** One bin of a count, or what lies in none. It belongs to one counter at a time. */
export const countTasks = pgTable(
  "count_tasks",
  {
    organizationId: organizationId(),
    id: id(),
    countId: uuid("count_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** Null: what lies in no bin. The code stays when the bin is taken down. */
    binId: uuid("bin_id"),
    code: text("code"),
    state: text("state").$type<TaskState>().notNull().default("open"),
    round: integer("round").notNull().default(1),
    /** Products that are asked for; null: everything that lies there. */
    productIds: jsonb("product_ids").$type<string[]>(),
    counterId: text("counter_id"),
    counter: text("counter"),
    claimedAt: at("claimed_at"),
    countedAt: at("counted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("count_tasks_bin").on(t.organizationId, t.countId, t.binId).nullsNotDistinct(),
    foreignKey({ columns: [t.organizationId, t.countId], foreignColumns: [stockCounts.organizationId, stockCounts.id] }).onDelete(
      "restrict",
    ),
    check("count_tasks_round", sql`${t.round} between 1 and 20`),
  ],
);

/** What was found of a product (of a lot) in a bin, and what the books said lay on that shelf at that moment. */
export const countLines = pgTable(
  "count_lines",
  {
    organizationId: organizationId(),
    id: id(),
    countId: uuid("count_id").notNull(),
    taskId: uuid("task_id").notNull(),
    round: integer("round").notNull(),
    productId: uuid("product_id").notNull(),
    lot: text("lot").notNull().default(""),
    expiresOn: text("expires_on"),
    counted: integer("counted").notNull(),
    book: integer("book").notNull(),
    /** Units of the product that lay in totes then: they are in the books and on no shelf. */
    inTotes: integer("in_totes").notNull().default(0),
    serials: jsonb("serials").$type<string[]>(),
    countedAt: at("counted_at").notNull(),
    by: text("by").notNull(),
    posted: integer("posted"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("count_lines_line").on(t.organizationId, t.taskId, t.round, t.productId, t.lot),
    foreignKey({ columns: [t.organizationId, t.taskId], foreignColumns: [countTasks.organizationId, countTasks.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    index("count_lines_count").on(t.organizationId, t.countId),
    check("count_lines_units", sql`${t.counted} >= 0`),
  ],
);

/**
 * Units that went into a tote or came out of one, told by triggers: picking changes no level, yet what lies in a tote is not on
 * its shelf. A count asks what lay in totes at its moment.
 */
export const toteChanges = pgTable(
  "tote_changes",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    units: integer("units").notNull(),
    at: at("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    index("tote_changes_since").on(t.organizationId, t.warehouseId, t.productId, t.at),
  ],
);
