import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { members, organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import { shipments } from "../tables";
import type { StopAct, StopState } from "./stop-rules";

/** One courier's parcels of one day, from one warehouse. */
export const courierRuns = pgTable(
  "courier_runs",
  {
    organizationId: organizationId(),
    id: id(),
    /** The warehouse's own day. */
    day: date("day", { mode: "string" }).notNull(),
    courierId: uuid("courier_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** Somebody has moved stops: what is added goes to the end, and nothing is sorted unasked. */
    orderedByHand: boolean("ordered_by_hand").notNull().default(false),
    by: text("by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.courierId], foreignColumns: [members.organizationId, members.userId] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    index("courier_runs_newest").on(t.organizationId, t.day, t.id),
    index("courier_runs_of_courier").on(t.organizationId, t.courierId, t.day, t.id),
  ],
);

/** Where a courier is who shares it: the last place only, while the run is under way. No row: nothing is shared. */
export const courierPositions = pgTable(
  "courier_positions",
  {
    organizationId: organizationId(),
    runId: uuid("run_id").notNull(),
    /** Null: shared, and the phone has told no place yet. */
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    reportedAt: at("reported_at"),
    sharedSince: at("shared_since").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.runId] }),
    foreignKey({ columns: [t.organizationId, t.runId], foreignColumns: [courierRuns.organizationId, courierRuns.id] }).onDelete("cascade"),
    // What a phone that fell silent has left behind.
    index("courier_positions_age").on(t.sharedSince),
  ],
);

export const courierStops = pgTable(
  "courier_stops",
  {
    organizationId: organizationId(),
    id: id(),
    runId: uuid("run_id").notNull(),
    shipmentId: uuid("shipment_id").notNull(),
    position: integer("position").notNull(),
    state: text("state").$type<StopState>().notNull().default("waiting"),
    actedAt: at("acted_at"),
    /** Why it failed. */
    reason: text("reason"),
    /** What the parcel was to bring when it was put on the run; never more than is still owed is asked for. */
    cashMinor: bigint("cash_minor", { mode: "number" }).notNull(),
    currency: currency(),
    collectedMinor: bigint("collected_minor", { mode: "number" }),
    /** Wrong codes that were tried. */
    wrongCodes: integer("wrong_codes").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.runId], foreignColumns: [courierRuns.organizationId, courierRuns.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
    index("courier_stops_of_run").on(t.organizationId, t.runId, t.position),
    index("courier_stops_of_shipment").on(t.organizationId, t.shipmentId),
    // Nobody drives a parcel that another one has.
    uniqueIndex("courier_stops_open").on(t.organizationId, t.shipmentId).where(sql`state in ('waiting', 'on_the_way')`),
    unique("courier_stops_once").on(t.organizationId, t.runId, t.shipmentId),
    check("courier_stops_money", sql`${t.cashMinor} >= 0 and ${t.collectedMinor} >= 0`),
  ],
);

/** What a courier has done, by the key that the phone gave it: said again on a bad line it is the same act. */
export const courierActs = pgTable(
  "courier_acts",
  {
    organizationId: organizationId(),
    key: uuid("key").notNull(),
    stopId: uuid("stop_id").notNull(),
    act: text("act").$type<StopAct>().notNull(),
    by: text("by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.key] }),
    foreignKey({ columns: [t.organizationId, t.stopId], foreignColumns: [courierStops.organizationId, courierStops.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** How an organization's own couriers work; no row: as on the first day. */
export const courierSettings = pgTable(
  "courier_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    /** Whoever takes a parcel tells the courier the code that only the buyer was told. */
    asksCode: boolean("asks_code").notNull().default(false),
    version: version(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);
