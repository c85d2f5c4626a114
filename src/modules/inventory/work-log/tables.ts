import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Role } from "@/lib/permission";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import type { WorkStage, WorkStep } from "./work-steps";

/** Who did which step of the warehouse's work, when, and how long it took since the step before. Rows are only added. */
export const workLog = pgTable(
  "work_log",
  {
    organizationId: organizationId(),
    id: id(),
    at: at("at").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** Null: a key or the system itself. */
    userId: uuid("user_id"),
    name: text("name").notNull(),
    /** What the worker was then: the rate of an hour goes by it. */
    role: text("role").$type<Role>().notNull(),
    stage: text("stage").$type<WorkStage>().notNull(),
    step: text("step").$type<WorkStep>().notNull(),
    /** What was worked on: a fulfilment, a task, an order. */
    subjectId: uuid("subject_id"),
    units: integer("units").notNull().default(0),
    lines: integer("lines").notNull().default(0),
    seconds: integer("seconds").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    index("work_log_newest").on(t.organizationId, t.at),
    // The step before, which says how long this one took.
    index("work_log_worker").on(t.organizationId, t.userId, t.at),
    index("work_log_subject").on(t.organizationId, t.subjectId),
    check("work_log_figures", sql`${t.seconds} >= 0 and ${t.lines} >= 0`),
  ],
);

/** What an hour of a role costs in a warehouse. */
export const labourRates = pgTable(
  "labour_rates",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    role: text("role").$type<Role>().notNull(),
    hourMinor: bigint("hour_minor", { mode: "number" }).notNull(),
    currency: currency(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.role] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "cascade",
    ),
    check("labour_rates_hour", sql`${t.hourMinor} >= 0`),
  ],
);
