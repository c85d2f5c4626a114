import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, organizationId } from "@/platform/columns";
import { products } from "../tables";

/** A box of so many units of one product, with a barcode of its own. Stock is counted in units; packs are a way to say how many. */
export const productPacks = pgTable(
  "product_packs",
  {
    organizationId: organizationId(),
    id: id(),
    productId: uuid("product_id").notNull(),
    name: text("name").notNull(),
    barcode: text("barcode"),
    units: integer("units").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("product_packs_name").on(t.organizationId, t.productId, t.name),
    // A code on a box says one thing; it is also how scanners find it.
    unique("product_packs_barcode").on(t.organizationId, t.barcode),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    check("product_packs_units", sql`${t.units} between 2 and 1000000`),
  ],
);
