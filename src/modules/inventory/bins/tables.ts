import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bins } from "@/modules/warehouses/tables";
import { organizationId } from "@/platform/columns";
import { stockLevels } from "../tables";

/**
 * What of a level lies in which bin. The rest of the level lies in none: it is never written down, so the two always make the
 * level. Changed with the movements only, under the level's lock.
 */
export const stockBins = pgTable(
  "stock_bins",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    binId: uuid("bin_id").notNull(),
    productId: uuid("product_id").notNull(),
    /** Empty for a product that does not track lots. */
    lot: text("lot").notNull().default(""),
    units: integer("units").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.binId, t.productId, t.lot] }),
    foreignKey({
      name: "stock_bins_level",
      columns: [t.organizationId, t.warehouseId, t.productId],
      foreignColumns: [stockLevels.organizationId, stockLevels.warehouseId, stockLevels.productId],
    }).onDelete("restrict"),
    foreignKey({
      name: "stock_bins_bin",
      columns: [t.organizationId, t.warehouseId, t.binId],
      foreignColumns: [bins.organizationId, bins.warehouseId, bins.id],
    }).onDelete("restrict"),
    // Where a product lies.
    index("stock_bins_product").on(t.organizationId, t.productId, t.warehouseId),
    check("stock_bins_units", sql`${t.units} > 0`),
  ],
);
