import { bigint, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { warehouses } from "@/modules/warehouses/tables";
import { bytea, createdAt, currency, id, organizationId } from "@/platform/columns";
import { carriers, shipments } from "../tables";

export const manifestStates = ["none", "waiting", "ready", "refused"] as const;
/** The carrier's own list of what left. `none`: it has none, ours is the act. */
export type ManifestState = (typeof manifestStates)[number];

type StoredReason = { code: string; params?: Record<string, string | number> };

/** Parcels that left with one carrier from one warehouse at once. */
export const handovers = pgTable(
  "handovers",
  {
    organizationId: organizationId(),
    /** Also the key given to the carrier with its manifest. */
    id: id(),
    carrierId: uuid("carrier_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    manifest: text("manifest").$type<ManifestState>().notNull(),
    /** The carrier's number of its list. */
    reference: text("reference"),
    document: bytea("document"),
    reason: jsonb("reason").$type<StoredReason>(),
    by: text("by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("handovers_newest").on(t.organizationId, t.createdAt),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
  ],
);

export const handoverShipments = pgTable(
  "handover_shipments",
  {
    organizationId: organizationId(),
    handoverId: uuid("handover_id").notNull(),
    shipmentId: uuid("shipment_id").notNull(),
    /** As it was at the door: the act says the same whenever it is printed. */
    parcels: integer("parcels").notNull(),
    weightGrams: integer("weight_grams").notNull(),
    valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
    cashMinor: bigint("cash_minor", { mode: "number" }).notNull(),
    currency: currency(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.handoverId, t.shipmentId] }),
    // A parcel leaves once.
    unique("handover_shipments_once").on(t.organizationId, t.shipmentId),
    foreignKey({ columns: [t.organizationId, t.handoverId], foreignColumns: [handovers.organizationId, handovers.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
  ],
);

export const courierCallStates = ["calling", "called", "refused", "unknown"] as const;
/** `unknown`: the answer was lost, so the courier may come. */
export type CourierCallState = (typeof courierCallStates)[number];

/** A carrier's courier who was asked to come. */
export const courierCalls = pgTable(
  "courier_calls",
  {
    organizationId: organizationId(),
    /** Also the key given to the carrier. */
    id: id(),
    carrierId: uuid("carrier_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** Day and hours are the warehouse's own. */
    day: date("day", { mode: "string" }).notNull(),
    from: text("from").notNull(),
    until: text("until").notNull(),
    parcels: integer("parcels").notNull(),
    weightGrams: integer("weight_grams").notNull(),
    comment: text("comment"),
    state: text("state").$type<CourierCallState>().notNull().default("calling"),
    reference: text("reference"),
    reason: jsonb("reason").$type<StoredReason>(),
    by: text("by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("courier_calls_newest").on(t.organizationId, t.day),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
  ],
);
