import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import { createdAt, id, organizationId, version } from "@/platform/columns";

/** Days on which more was sold because of a promotion: what the usual demand is learnt from leaves them out. */
export const promotions = pgTable(
  "promotions",
  {
    organizationId: organizationId(),
    id: id(),
    name: text("name").notNull(),
    /** Days of the organization, both included. */
    firstDay: date("first_day", { mode: "string" }).notNull(),
    lastDay: date("last_day", { mode: "string" }).notNull(),
    /** Of everything that is sold; else of the products that are named. */
    forAll: boolean("for_all").notNull(),
    version: version(),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }).onDelete("restrict"),
    // The list, newest first; the marks of a span of days.
    index("promotions_days").on(t.organizationId, t.firstDay, t.id),
    check("promotions_span", sql`${t.firstDay} <= ${t.lastDay}`),
  ],
);

export const promotionProducts = pgTable(
  "promotion_products",
  { organizationId: organizationId(), promotionId: uuid("promotion_id").notNull(), productId: uuid("product_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.promotionId, t.productId] }),
    foreignKey({ columns: [t.organizationId, t.promotionId], foreignColumns: [promotions.organizationId, promotions.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    // The marks of some products.
    index("promotion_products_product").on(t.organizationId, t.productId),
  ],
);
