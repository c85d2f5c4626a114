import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Dpi, Paper } from "@/lib/papers";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { PrintWhat } from "./inputs";
import type { Output, PaperKind } from "./paper-kind";
import type { JobState } from "./print-job";

/** Where printers stand: a computer whose page prints, or a program that speaks to them. */
export const printStations = pgTable(
  "print_stations",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    name: text("name").notNull(),
    kinds: text("kinds").array().$type<PaperKind[]>().notNull(),
    /** When it last asked for work. */
    seenAt: at("seen_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("print_stations_name").on(t.organizationId, t.warehouseId, t.name),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** What was, is or will be printed. The file is drawn when it is asked for; what a carrier has drawn stays with its shipment. */
export const printJobs = pgTable(
  "print_jobs",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    kind: text("kind").$type<PaperKind>().notNull(),
    what: jsonb("what").$type<PrintWhat>().notNull(),
    /** What a person calls it: the number of the order, the SKU, the bin. */
    title: text("title").notNull(),
    paper: text("paper").$type<Paper>().notNull(),
    output: text("output").$type<Output>().notNull(),
    dpi: integer("dpi").$type<Dpi>().notNull(),
    font: text("font"),
    copies: integer("copies").notNull(),
    state: text("state").$type<JobState>().notNull().default("waiting"),
    /** The only station that may take it; null: any of the warehouse. */
    stationId: uuid("station_id"),
    takenBy: uuid("taken_by"),
    takenAt: at("taken_at"),
    endedAt: at("ended_at"),
    failure: text("failure"),
    /** The job that this one repeats. */
    againOf: uuid("again_of"),
    by: text("by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      name: "print_jobs_station",
      columns: [t.organizationId, t.stationId],
      foreignColumns: [printStations.organizationId, printStations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "print_jobs_taken_by",
      columns: [t.organizationId, t.takenBy],
      foreignColumns: [printStations.organizationId, printStations.id],
    }).onDelete("cascade"),
    // The list of one warehouse, the newest first.
    index("print_jobs_newest").on(t.organizationId, t.warehouseId, t.id),
    // What stations look for, every time there is something new.
    index("print_jobs_waiting").on(t.organizationId, t.warehouseId, t.id).where(sql`state = 'waiting'`),
    check("print_jobs_state", sql`${t.state} in ('waiting', 'taken', 'printed', 'failed', 'dropped')`),
    check("print_jobs_copies", sql`${t.copies} between 1 and 50`),
    check("print_jobs_taken", sql`${t.state} <> 'taken' or ${t.takenBy} is not null`),
  ],
);

/** On what a kind of paper is printed in a warehouse, where it is not the usual. */
export const printFormats = pgTable(
  "print_formats",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    kind: text("kind").$type<PaperKind>().notNull(),
    paper: text("paper").$type<Paper>().notNull(),
    output: text("output").$type<Output>().notNull(),
    dpi: integer("dpi").$type<Dpi>().notNull(),
    font: text("font"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.kind] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "cascade",
    ),
    check("print_formats_output", sql`${t.output} in ('pdf', 'zpl') and ${t.dpi} in (203, 300)`),
  ],
);
