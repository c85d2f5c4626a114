import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
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
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, currency, id, organizationId, version } from "@/platform/columns";

/** Whom goods are bought from. */
export const suppliers = pgTable(
  "suppliers",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    name: text("name").notNull(),
    person: text("person"),
    email: text("email"),
    phone: text("phone"),
    /** ИНН, ten or twelve digits. */
    taxNumber: text("tax_number"),
    currency: currency(),
    /** In which language orders are written to it. */
    locale: text("locale").$type<"ru" | "en">().notNull(),
    paymentTerms: text("payment_terms"),
    /** How many days it says that goods take; null: it says nothing. */
    leadDays: integer("lead_days"),
    note: text("note"),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // The list by name; two of one name could not be told apart.
    unique("suppliers_name").on(t.organizationId, t.name),
    check("suppliers_lead_days", sql`${t.leadDays} between 0 and 730`),
  ],
);

/** What a supplier asks for a product, and on which terms. */
export const supplierPrices = pgTable(
  "supplier_prices",
  {
    organizationId: organizationId(),
    supplierId: uuid("supplier_id").notNull(),
    productId: uuid("product_id").notNull(),
    /** The supplier's own name for it. */
    supplierSku: text("supplier_sku"),
    /** Of one unit, tax included, in the supplier's currency. */
    priceMinor: bigint("price_minor", { mode: "number" }).notNull(),
    minQuantity: integer("min_quantity").notNull(),
    /** It is sold in whole packs of so many. */
    pack: integer("pack").notNull(),
    /** Its own days for this product; null: as for all of its goods. */
    leadDays: integer("lead_days"),
    /** Whom this product is bought from unless somebody says otherwise. */
    preferred: boolean("preferred").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.supplierId, t.productId] }),
    foreignKey({ columns: [t.organizationId, t.supplierId], foreignColumns: [suppliers.organizationId, suppliers.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    // Who sells a product.
    index("supplier_prices_product").on(t.organizationId, t.productId),
    uniqueIndex("supplier_prices_preferred").on(t.organizationId, t.productId).where(sql`preferred`),
    check(
      "supplier_prices_terms",
      sql`${t.priceMinor} >= 0 and ${t.minQuantity} > 0 and ${t.pack} > 0 and coalesce(${t.leadDays}, 0) between 0 and 730`,
    ),
  ],
);
