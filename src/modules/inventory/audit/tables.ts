import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { Breach } from "./breach";
import type { RepairAnswer } from "./repair";

export type AuditStatus = "running" | "done" | "failed";

/** One look at an organization's books: how far it is, what it found, and what was done about it. */
export const stockAudits = pgTable(
  "stock_audits",
  {
    organizationId: organizationId(),
    id: id(),
    startedAt: createdAt(),
    status: text("status").$type<AuditStatus>().notNull().default("running"),
    /** How many of the checks have been made. */
    checked: integer("checked").notNull().default(0),
    checks: integer("checks").notNull(),
    /** Levels that it looked at. */
    levels: integer("levels").notNull().default(0),
    durationMs: integer("duration_ms"),
    finishedAt: at("finished_at"),
    /** All that it found; `breaches` keeps the first of them. */
    found: integer("found").notNull().default(0),
    breaches: jsonb("breaches").$type<Breach[]>().notNull().default([]),
    /** Who asked for it; the system by night. */
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    repairedAt: at("repaired_at"),
    repair: jsonb("repair").$type<RepairAnswer & { by: string }>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }).onDelete("restrict"),
    // The history, newest first.
    check("stock_audits_progress", sql`${t.checked} >= 0 and ${t.checked} <= ${t.checks} and ${t.found} >= 0`),
  ],
);
