import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { expectedArrivals } from "@/modules/inventory/arrivals/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { bytea, createdAt, id, organizationId } from "@/platform/columns";
import type { DiscrepancyKind } from "../discrepancy";

/** What a delivery brought otherwise than announced, with the photo that shows it: what one writes to the supplier with. */
export const discrepancies = pgTable(
  "stock_discrepancies",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    arrivalId: uuid("arrival_id"),
    kind: text("kind").$type<DiscrepancyKind>().notNull(),
    units: integer("units").notNull(),
    note: text("note"),
    photo: bytea("photo"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({
      name: "stock_discrepancies_arrival",
      columns: [t.organizationId, t.arrivalId],
      foreignColumns: [expectedArrivals.organizationId, expectedArrivals.id],
    }).onDelete("restrict"),
    index("stock_discrepancies_arrival_id").on(t.organizationId, t.arrivalId),
    check("stock_discrepancies_units", sql`${t.units} > 0`),
  ],
);
