import { sql } from "drizzle-orm";
import { check, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { createdAt, id, organizationId, version } from "@/platform/columns";
import type { TakenProposals } from "./proposal";

/** How an organization keeps its shelves: what holds for every product of which nothing else is said. No row: the defaults. */
export const replenishmentSettings = pgTable(
  "replenishment_settings",
  {
    organizationId: organizationId(),
    serviceLevel: doublePrecision("service_level").notNull(),
    leadDays: doublePrecision("lead_days").notNull(),
    leadDeviation: doublePrecision("lead_deviation").notNull(),
    /** For how many days an order is to last beyond its own way here. */
    coverDays: integer("cover_days").notNull(),
    /** Nobody asked for it for so long: dead stock. */
    deadAfterDays: integer("dead_after_days").notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }).onDelete("restrict"),
    check(
      "replenishment_settings_bounds",
      sql`${t.serviceLevel} between 0.5 and 0.999 and ${t.leadDays} between 0 and 365 and ${t.leadDeviation} between 0 and 365 and ${t.coverDays} between 1 and 365 and ${t.deadAfterDays} between 7 and 1000`,
    ),
  ],
);

/** What is said of one product; null: as for all. */
export const productReplenishments = pgTable(
  "product_replenishments",
  {
    organizationId: organizationId(),
    productId: uuid("product_id").notNull(),
    serviceLevel: doublePrecision("service_level"),
    leadDays: doublePrecision("lead_days"),
    leadDeviation: doublePrecision("lead_deviation"),
    /** An order takes at least so many, in whole packs of so many. */
    minQuantity: integer("min_quantity"),
    pack: integer("pack"),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.productId] }),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    check(
      "product_replenishments_bounds",
      sql`${t.serviceLevel} between 0.5 and 0.999 and ${t.leadDays} between 0 and 365 and ${t.leadDeviation} between 0 and 365 and ${t.minQuantity} > 0 and ${t.pack} > 0`,
    ),
  ],
);

/** When and up to what a product is ordered for a warehouse, as its forecast and the rules of the house have it. */
export const stockPlans = pgTable(
  "stock_plans",
  {
    organizationId: organizationId(),
    productId: uuid("product_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** What part of the product's demand falls on this warehouse. */
    share: real("share").notNull(),
    perDay: real("per_day").notNull(),
    deviation: real("deviation").notNull(),
    serviceLevel: doublePrecision("service_level").notNull(),
    leadDays: doublePrecision("lead_days").notNull(),
    leadDeviation: doublePrecision("lead_deviation").notNull(),
    coverDays: integer("cover_days").notNull(),
    minQuantity: integer("min_quantity").notNull(),
    pack: integer("pack").notNull(),
    /** Units expected until an order of today is here, and with it until the next one. */
    leadDemand: real("lead_demand").notNull(),
    coverDemand: real("cover_demand").notNull(),
    safety: integer("safety").notNull(),
    reorderPoint: integer("reorder_point").notNull(),
    orderUpTo: integer("order_up_to").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.productId, t.warehouseId] }),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "cascade",
    ),
    // What one warehouse needs.
    index("stock_plans_warehouse").on(t.organizationId, t.warehouseId),
    check("stock_plans_units", sql`${t.safety} >= 0 and ${t.reorderPoint} >= 0 and ${t.orderUpTo} >= ${t.reorderPoint} and ${t.pack} > 0`),
  ],
);

/** Proposals that became drafts, by the name of the click: the same click again answers the same. */
export const proposalTakings = pgTable(
  "proposal_takings",
  {
    organizationId: organizationId(),
    id: id(),
    result: jsonb("result").$type<TakenProposals>().notNull(),
    /** Of the lines: the same click with others is a mistake. Null where it was taken before they were kept. */
    linesHash: text("lines_hash"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }).onDelete("restrict"),
  ],
);
