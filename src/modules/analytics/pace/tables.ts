import { doublePrecision, foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { organizationId } from "@/platform/columns";

/**
 * How fast products sold in the last four weeks, counted anew every hour in shops that are too large to count at each look.
 * Kept only of what would end within three months.
 */
export const productPaces = pgTable(
  "product_paces",
  {
    organizationId: organizationId(),
    productId: uuid("product_id").notNull(),
    perDay: doublePrecision("per_day").notNull(),
    /** As it was when counted: whoever shows it looks at the stock of now. */
    daysLeft: doublePrecision("days_left").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.productId] }),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    // What ends soonest.
    index("product_paces_soonest").on(t.organizationId, t.daysLeft),
  ],
);
