import { foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { organizationId } from "@/platform/columns";
import { stockLevels } from "../tables";

/**
 * The levels with nothing left to promise: a few among very many. A trigger keeps it when a level crosses zero; as an index over
 * the level's figures it would have to be written at every reservation.
 */
export const shortLevels = pgTable(
  "short_levels",
  { organizationId: organizationId(), warehouseId: uuid("warehouse_id").notNull(), productId: uuid("product_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.productId] }),
    foreignKey({
      columns: [t.organizationId, t.warehouseId, t.productId],
      foreignColumns: [stockLevels.organizationId, stockLevels.warehouseId, stockLevels.productId],
    }).onDelete("cascade"),
    // Short products while the stock list is walked by SKU.
    index("short_levels_product").on(t.organizationId, t.productId),
  ],
);
