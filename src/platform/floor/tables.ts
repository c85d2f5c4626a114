import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id, organizationId } from "../columns";
import type { OperationAnswer } from "./operation";

/** What came of an operation that a device had queued, under the id that the device gave it: the same id gets the same answer. */
export const floorOperations = pgTable(
  "floor_operations",
  {
    organizationId: organizationId(),
    /** Who sent it: a device's ids count for its worker only. */
    byId: uuid("by_id").notNull(),
    id: id(),
    path: text("path").notNull(),
    /** SHA-256 of the path and the input: an id never means two things. */
    inputHash: text("input_hash").notNull(),
    /** When the worker did it, as far as the device's clock may be believed. */
    happenedAt: at("happened_at").notNull(),
    answer: jsonb("answer").$type<OperationAnswer>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.byId, t.id] }), index("floor_operations_age").on(t.createdAt)],
);

/** A refused scan: who, at which work, what was in the hand and what was needed. */
export const misScans = pgTable(
  "mis_scans",
  {
    organizationId: organizationId(),
    id: id(),
    byId: uuid("by_id"),
    by: text("by").notNull(),
    warehouseId: uuid("warehouse_id"),
    taskKind: text("task_kind").notNull(),
    taskId: uuid("task_id"),
    taskNumber: text("task_number"),
    code: text("code").notNull(),
    expected: text("expected"),
    reason: text("reason").notNull(),
    params: jsonb("params").$type<Record<string, string | number>>(),
    /** Scanned while the device had no connection. */
    offline: boolean("offline").notNull().default(false),
    scannedAt: at("scanned_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), index("mis_scans_time").on(t.organizationId, t.scannedAt)],
);
