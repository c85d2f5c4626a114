import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { WorkCalendar } from "@/lib/work-calendar";
import { connections } from "@/modules/channels/tables";
import { organizations } from "@/modules/organizations/tables";
import { createdAt, id, organizationId, version } from "@/platform/columns";
import type { BinKind } from "./bin-kinds";

export type WarehouseAddress = { country: string; region?: string | null; city: string; postalCode?: string | null; line1?: string | null };

export const warehouses = pgTable(
  "warehouses",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    address: jsonb("address").$type<WarehouseAddress>(),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    priority: integer("priority").notNull().default(100),
    /** Local time "HH:MM" after which today's work goes out tomorrow. */
    cutOff: text("cut_off").notNull().default("15:00"),
    timezone: text("timezone").notNull().default("Europe/Moscow"),
    /** How many orders it gets out in a day; null: nobody has said, and its load is unknown. */
    capacity: integer("capacity"),
    /** Whole days that an order takes to prepare: none goes out at the next cut-off, one at the cut-off after it. */
    handlingDays: integer("handling_days").notNull().default(0),
    /** On which days it works; null: on all. */
    calendar: jsonb("calendar").$type<WorkCalendar>(),
    /** The connection whose books say how much lies here; null: Dirigent itself. */
    stockMasterId: uuid("stock_master_id"),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("warehouses_code").on(t.organizationId, t.code),
    foreignKey({ columns: [t.organizationId, t.stockMasterId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "restrict",
    ),
    check("warehouses_cut_off", sql`${t.cutOff} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("warehouses_work", sql`${t.capacity} > 0 and ${t.handlingDays} between 0 and 60`),
  ],
);

export const bins = pgTable(
  "bins",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** zone-aisle-shelf, such as A-07-3; also what its barcode says. */
    code: text("code").notNull(),
    zone: text("zone").notNull(),
    aisle: text("aisle").notNull(),
    shelf: text("shelf").notNull(),
    /** Position on the walk through the warehouse. */
    walkOrder: integer("walk_order").notNull(),
    kind: text("kind").$type<BinKind>().notNull().default("pick"),
    /** What it holds at most; null: nobody has measured it. */
    maxUnits: integer("max_units"),
    maxWeightGrams: integer("max_weight_grams"),
    maxVolumeCm3: integer("max_volume_cm3"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("bins_code").on(t.organizationId, t.warehouseId, t.code),
    // Where stock lies names its bin together with its warehouse.
    unique("bins_of_warehouse").on(t.organizationId, t.warehouseId, t.id),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    check("bins_kind", sql`${t.kind} in ('pick', 'reserve', 'apart')`),
    check("bins_room", sql`${t.maxUnits} > 0 and ${t.maxWeightGrams} > 0 and ${t.maxVolumeCm3} > 0`),
  ],
);
