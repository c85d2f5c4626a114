import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { createdAt, id, organizationId, version } from "@/platform/columns";

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
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("warehouses_code").on(t.organizationId, t.code),
    check("warehouses_cut_off", sql`${t.cutOff} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
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
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("bins_code").on(t.organizationId, t.warehouseId, t.code),
    // Where stock lies names its bin together with its warehouse.
    unique("bins_of_warehouse").on(t.organizationId, t.warehouseId, t.id),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
  ],
);
