import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { WriteOffReason } from "@/modules/inventory/write-off";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import type { ActLine, ActState } from "../write-off-act";

type By = { kind: string; id: string | null; name: string };

/** Units that somebody found unfit or gone, written down on the floor, written off when a manager approves it. */
export const writeOffActs = pgTable(
  "write_off_acts",
  {
    organizationId: organizationId(),
    id: id(),
    /** Runs per organization. */
    number: integer("number").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    state: text("state").$type<ActState>().notNull().default("proposed"),
    version: version(),
    why: text("why").$type<WriteOffReason>().notNull(),
    note: text("note"),
    /** As they were when the act was written, so that its paper says the same ever after. */
    lines: jsonb("lines").$type<ActLine[]>().notNull(),
    sumMinor: bigint("sum_minor", { mode: "number" }).notNull(),
    currency: currency(),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
    decidedBy: jsonb("decided_by").$type<By>(),
    decidedAt: at("decided_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("write_off_acts_number").on(t.organizationId, t.number),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    index("write_off_acts_list").on(t.organizationId, t.state, t.id),
  ],
);
