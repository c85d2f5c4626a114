import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, numeric, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, bytea, createdAt, currency, id, organizationId, version } from "@/platform/columns";

export const products = pgTable(
  "products",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    sku: text("sku").notNull(),
    name: text("name").notNull(),
    barcode: text("barcode"),
    /** Products of one group are compared and substituted with one another. */
    group: text("product_group"),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull().default(0),
    costMinor: bigint("cost_minor", { mode: "number" }),
    currency: currency(),
    weightGrams: integer("weight_grams"),
    lengthMm: integer("length_mm"),
    widthMm: integer("width_mm"),
    heightMm: integer("height_mm"),
    /** Percent; null is "no VAT", which is not 0. */
    taxRate: numeric("tax_rate", { precision: 6, scale: 3, mode: "number" }),
    /** For customs: the tariff code in digits (ТН ВЭД, HS), and the country where it was made, ISO 3166. */
    hsCode: text("hs_code"),
    originCountry: text("origin_country"),
    /** A path under /pictures for the demo, or /api/v1-served upload; null: a drawn initial. */
    picture: text("picture"),
    /** At most so many units may be promised without stock; null: any number. */
    backorderLimit: integer("backorder_limit"),
    /** A preorder: not before this moment is there anything to ship. */
    availableFrom: at("available_from"),
    /** Each receipt names its lot and expiry date; the earliest to expire leaves first. */
    tracksLots: boolean("tracks_lots").notNull().default(false),
    /** Each unit has a serial number of its own. */
    tracksSerials: boolean("tracks_serials").notNull().default(false),
    /** Each unit bears a code of «Честный знак», which is scanned before its parcel is closed. */
    needsMark: boolean("needs_mark").notNull().default(false),
    isBundle: boolean("is_bundle").notNull().default(false),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("products_sku").on(t.organizationId, t.sku),
    // Scanners ask by barcode. Not unique: suppliers reuse codes, and the scan says so.
    // Parts of SKUs and names; the extension is made by the first migrations.
    index("products_search").using("gin", t.sku.op("gin_trgm_ops"), t.name.op("gin_trgm_ops")),
    index("products_barcode").on(t.organizationId, t.barcode),
    // Substitutes: the same group.
    index("products_group").on(t.organizationId, t.group),
    check("products_backorder_limit", sql`${t.backorderLimit} >= 0`),
    check("products_amounts", sql`${t.priceMinor} >= 0 and (${t.costMinor} is null or ${t.costMinor} >= 0)`),
    check(
      "products_sizes",
      sql`coalesce(${t.weightGrams}, 0) >= 0 and coalesce(${t.lengthMm}, 0) >= 0 and coalesce(${t.widthMm}, 0) >= 0 and coalesce(${t.heightMm}, 0) >= 0`,
    ),
  ],
);

export const productComponents = pgTable(
  "product_components",
  {
    organizationId: organizationId(),
    bundleId: uuid("bundle_id").notNull(),
    componentId: uuid("component_id").notNull(),
    quantity: integer("quantity").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.bundleId, t.componentId] }),
    foreignKey({ columns: [t.organizationId, t.bundleId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.componentId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    check("product_components_quantity", sql`${t.quantity} > 0`),
    check("product_components_not_itself", sql`${t.bundleId} <> ${t.componentId}`),
  ],
);

/** An uploaded picture, re-encoded by us (WebP, at most 512 px). */
export const productPictures = pgTable(
  "product_pictures",
  {
    organizationId: organizationId(),
    productId: uuid("product_id").notNull(),
    content: bytea("content").notNull(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.productId] }),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
  ],
);
