import { sql } from "drizzle-orm";
import { bigint, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import { at, createdAt, currency, id, organizationId } from "@/platform/columns";
import type { FeeKind } from "../marketplaces/finance";
import { connections } from "../tables";
import type { UnmatchedRow } from "./report-rows";

export type FeeSource = "file" | "api";

/** A marketplace's finance report as it was last read. */
export const financeReports = pgTable(
  "finance_reports",
  {
    organizationId: organizationId(),
    id: id(),
    connectionId: uuid("connection_id").notNull(),
    /** The marketplace's own number of the report, or what somebody called it: the same name is the same report. */
    name: text("name").notNull(),
    rows: integer("rows").notNull(),
    matched: integer("matched").notNull(),
    /** Rows that reached no order; the first thousand with their reasons. */
    unmatchedCount: integer("unmatched_count").notNull(),
    unmatched: jsonb("unmatched").$type<UnmatchedRow[]>().notNull().default([]),
    by: text("by").notNull(),
    /** Loaded by somebody, or read by the marketplace's API: then it is one for all time, and counts its last reading. */
    source: text("source").$type<FeeSource>().notNull().default("file"),
    importedAt: at("imported_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("finance_reports_name").on(t.organizationId, t.connectionId, t.name),
    index("finance_reports_newest").on(t.organizationId, t.connectionId, t.importedAt),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** What a marketplace took for an order: positive is our cost, negative came back to us. A row of a report counts once. */
export const orderFees = pgTable(
  "order_fees",
  {
    organizationId: organizationId(),
    reportId: uuid("report_id").notNull(),
    rowKey: text("row_key").notNull(),
    kind: text("kind").$type<FeeKind>().notNull(),
    orderId: uuid("order_id").notNull(),
    connectionId: uuid("connection_id").notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    currency: currency(),
    source: text("source").$type<FeeSource>().notNull().default("file"),
    /** The day of the charge by the marketplace's clock; null where it names none, or sums up an order. */
    day: date("day", { mode: "string" }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.reportId, t.rowKey, t.kind] }),
    index("order_fees_order").on(t.organizationId, t.orderId),
    index("order_fees_connection").on(t.organizationId, t.connectionId, t.kind),
    check("order_fees_kind", sql`${t.kind} in ('commission', 'logistics', 'other')`),
    foreignKey({ columns: [t.organizationId, t.reportId], foreignColumns: [financeReports.organizationId, financeReports.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** How far the fees of a connection are read by its API. */
export const feeReadings = pgTable(
  "fee_readings",
  {
    organizationId: organizationId(),
    connectionId: uuid("connection_id").notNull(),
    state: text("state").$type<"running" | "done" | "failed">().notNull(),
    from: date("from_day", { mode: "string" }).notNull(),
    until: date("until_day", { mode: "string" }).notNull(),
    /** The next day to be read, and where in it. */
    at: date("at_day", { mode: "string" }).notNull(),
    cursor: text("cursor"),
    startedAt: at("started_at").notNull(),
    /** Everything up to `readUntil` was read then. */
    lastSuccessAt: at("last_success_at"),
    readUntil: date("read_until", { mode: "string" }),
    failures: integer("failures").notNull().default(0),
    trouble: jsonb("trouble").$type<Reason>(),
    /** When it goes on, or begins anew. */
    nextAt: at("next_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId] }),
    check("fee_readings_state", sql`${t.state} in ('running', 'done', 'failed')`),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "cascade",
    ),
  ],
);
