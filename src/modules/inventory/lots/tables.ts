import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, organizationId } from "@/platform/columns";
import { stockLevels } from "../tables";

/**
 * What of a level came as which lot, for products that track lots. The lots of a level sum to it, and so do their units set
 * apart. Changed with the movements only, under the level's lock.
 */
export const stockLots = pgTable(
  "stock_lots",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    lot: text("lot").notNull(),
    /** The last day on which it may be sold; null: it does not expire. */
    expiresOn: date("expires_on", { mode: "string" }),
    onHand: integer("on_hand").notNull().default(0),
    /** Of these, units that may not be sold, in whatever condition. */
    apart: integer("apart").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.productId, t.lot] }),
    foreignKey({
      columns: [t.organizationId, t.warehouseId, t.productId],
      foreignColumns: [stockLevels.organizationId, stockLevels.warehouseId, stockLevels.productId],
    }).onDelete("restrict"),
    // What has expired and may still be sold.
    index("stock_lots_expiry").on(t.organizationId, t.expiresOn).where(sql`on_hand > apart`),
    check("stock_lots_units", sql`${t.apart} >= 0 and ${t.apart} <= ${t.onHand}`),
  ],
);
