import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { fulfilments } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, bytea, createdAt, id, organizationId } from "@/platform/columns";
import { connections } from "../tables";

export const dropOffStates = ["waiting", "ready", "refused", "none"] as const;
/** `none`: the channel has no paper for a drop-off. */
export type DropOffState = (typeof dropOffStates)[number];

/** Parcels that were brought to a marketplace together, and the paper that it gives for them. */
export const dropOffs = pgTable(
  "drop_offs",
  {
    organizationId: organizationId(),
    id: id(),
    connectionId: uuid("connection_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    state: text("state").$type<DropOffState>().notNull().default("waiting"),
    /** The channel's number of the supply or act. */
    number: text("number"),
    document: bytea("document"),
    reason: jsonb("reason").$type<{ code: string; params?: Record<string, string | number> }>(),
    /** What the adapter wants to remember between two questions, such as the act that is being made. */
    memory: jsonb("memory").$type<Record<string, unknown>>().notNull().default({}),
    by: text("by").notNull(),
    readyAt: at("ready_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("drop_offs_newest").on(t.organizationId, t.connectionId, t.createdAt),
    index("drop_offs_waiting").on(t.organizationId, t.connectionId).where(sql`${t.state} = 'waiting'`),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
  ],
);

export const dropOffParcels = pgTable(
  "drop_off_parcels",
  {
    organizationId: organizationId(),
    dropOffId: uuid("drop_off_id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.dropOffId, t.fulfilmentId] }),
    // A parcel is brought once.
    unique("drop_off_parcels_once").on(t.organizationId, t.fulfilmentId),
    foreignKey({ columns: [t.organizationId, t.dropOffId], foreignColumns: [dropOffs.organizationId, dropOffs.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
  ],
);
