import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Reason } from "@/lib/reason";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { FileFormat, ImportKind, ImportSettings, ImportState, Mapping } from "./kinds";

/** What a dry run counted: entities, not rows. `errors` counts cells. */
export type CheckCounts = { new: number; changed: number; same: number; wrong: number; errors: number };
/** What a commit did, and what its undoing took back. */
export type DoneCounts = { new: number; changed: number; same: number; refused: number; undone: number; kept: number };

/** An uploaded file on its way into the books. Its bytes lie in the data folder until it is committed or forgotten. */
export const fileImports = pgTable(
  "file_imports",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    kind: text("kind").$type<ImportKind>().notNull(),
    /** Whose file it is, in the user's words: mappings are kept under it. */
    source: text("source").notNull(),
    name: text("name").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    format: text("format").$type<FileFormat>().notNull(),
    state: text("state").$type<ImportState>().notNull().default("mapping"),
    reason: jsonb("reason").$type<Reason>(),
    /** Sheets of a workbook, and the one that is read. */
    sheets: jsonb("sheets").$type<string[]>().notNull().default([]),
    sheet: text("sheet"),
    /** Row of the headers, from 1, and what stands there. */
    headerRow: integer("header_row").notNull().default(1),
    columns: jsonb("columns").$type<string[]>().notNull().default([]),
    /** The first rows, shown beside the mapping. */
    sample: jsonb("sample").$type<string[][]>().notNull().default([]),
    preset: text("preset"),
    mapping: jsonb("mapping").$type<Mapping>().notNull().default({}),
    settings: jsonb("settings").$type<ImportSettings>().notNull().default({}),
    /** Rows read so far, or in all. */
    rows: integer("rows").notNull().default(0),
    /** Entities in all; the last one that was committed, or undone. */
    items: integer("items").notNull().default(0),
    cursor: integer("cursor").notNull().default(0),
    counts: jsonb("counts").$type<CheckCounts>().notNull().default({ new: 0, changed: 0, same: 0, wrong: 0, errors: 0 }),
    done: jsonb("done").$type<DoneCounts>().notNull().default({ new: 0, changed: 0, same: 0, refused: 0, undone: 0, kept: 0 }),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
    committedAt: at("committed_at"),
    finishedAt: at("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("file_imports_log").on(t.organizationId, t.createdAt, t.id),
    check("file_imports_bytes", sql`${t.bytes} >= 0`),
  ],
);

export const itemOutcomes = ["new", "changed", "same", "wrong"] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];
export const itemStates = ["waiting", "done", "refused", "undone", "kept"] as const;
export type ItemState = (typeof itemStates)[number];

/** One thing that a file says: a product, a figure of stock, an order or a sale with all its rows. */
export const fileImportItems = pgTable(
  "file_import_items",
  {
    organizationId: organizationId(),
    importId: uuid("import_id").notNull(),
    /** Its first row in the file. */
    position: integer("position").notNull(),
    /** What makes it one: each key is taken in once. */
    key: text("key").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    outcome: text("outcome").$type<ItemOutcome>().notNull(),
    state: text("state").$type<ItemState>().notNull().default("waiting"),
    /** What a commit made of it, so that it can be taken back. */
    made: jsonb("made").$type<Record<string, unknown>>(),
    reason: jsonb("reason").$type<Reason>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.importId, t.position] }),
    unique("file_import_items_key").on(t.organizationId, t.importId, t.key),
    foreignKey({ columns: [t.organizationId, t.importId], foreignColumns: [fileImports.organizationId, fileImports.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** A cell that cannot be taken as it is. */
export const fileImportErrors = pgTable(
  "file_import_errors",
  {
    organizationId: organizationId(),
    importId: uuid("import_id").notNull(),
    row: integer("row").notNull(),
    field: text("field").notNull(),
    /** The column's header in the file; null where the file has none for it. */
    column: text("column"),
    value: text("value").notNull(),
    reason: jsonb("reason").$type<Reason>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.importId, t.row, t.field] }),
    foreignKey({ columns: [t.organizationId, t.importId], foreignColumns: [fileImports.organizationId, fileImports.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** How the files of a source are to be read: field → header of the column. */
export const fileMappings = pgTable(
  "file_mappings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    kind: text("kind").$type<ImportKind>().notNull(),
    source: text("source").notNull(),
    headers: jsonb("headers").$type<Record<string, string>>().notNull(),
    settings: jsonb("settings").$type<ImportSettings>().notNull(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.kind, t.source] })],
);
