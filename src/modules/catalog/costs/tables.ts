import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, organizationId } from "@/platform/columns";
import { products } from "../tables";
import type { CostCause } from "./moving-average";

/**
 * What a unit of a product has cost over time, one row for each change: the last one is the cost now, `products.cost_minor` its
 * whole minor units. A product without rows has cost what the catalogue says from the beginning.
 */
export const productCosts = pgTable(
  "product_costs",
  {
    organizationId: organizationId(),
    productId: uuid("product_id").notNull(),
    /** In the order in which they were set; written under the product's lock. */
    position: integer("position").notNull(),
    /** Never before the row in front of it. */
    at: at("at").notNull(),
    /** Ten-thousandths of a minor unit of the product's currency; null: nobody knows. */
    unitCostE4: bigint("unit_cost_e4", { mode: "number" }),
    cause: text("cause").$type<CostCause>().notNull(),
    /** The arrival that it came with. */
    causeId: uuid("cause_id"),
    /** One receipt counts once. */
    causeKey: text("cause_key"),
    /** Of a receipt: units that came, what one of them cost, and units that were there before. */
    units: integer("units"),
    receivedE4: bigint("received_e4", { mode: "number" }),
    unitsBefore: integer("units_before"),
    note: text("note"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.productId, t.position] }),
    unique("product_costs_cause").on(t.organizationId, t.productId, t.causeKey),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    check("product_costs_amounts", sql`${t.position} > 0 and coalesce(${t.unitCostE4}, 0) >= 0 and coalesce(${t.receivedE4}, 0) >= 0`),
  ],
);
