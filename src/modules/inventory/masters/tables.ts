import { sql } from "drizzle-orm";
import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, id, organizationId } from "@/platform/columns";
import type { DifferenceState } from "./difference-states";

/** What the stock master of a warehouse last said of a product there. */
export const masterFigures = pgTable(
  "master_figures",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    figure: integer("figure").notNull(),
    /** When the master had that figure: an older one never follows a newer one. */
    at: at("at").notNull(),
    /** What we shipped until then is in the figure already. */
    postedUntil: at("posted_until").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.productId] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
  ],
);

/** A figure of a stock master that was not taken over, or not whole: somebody decides. */
export const stockDifferences = pgTable(
  "stock_differences",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    /** The connection's code, as it was called then. */
    master: text("master").notNull(),
    figure: integer("figure").notNull(),
    /** What left here and the master had not posted. */
    unposted: integer("unposted").notNull(),
    /** What lies here after as much of it as could be was taken over. */
    onHand: integer("on_hand").notNull(),
    /** Why the figure was not taken over. */
    reason: jsonb("reason").$type<{ code: string; params?: Record<string, string | number> }>().notNull(),
    state: text("state").$type<DifferenceState>().notNull().default("open"),
    foundAt: at("found_at").notNull().defaultNow(),
    settledAt: at("settled_at"),
    settledBy: jsonb("settled_by").$type<{ kind: string; id: string | null; name: string }>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // A shelf asks one question at a time.
    uniqueIndex("stock_differences_open").on(t.organizationId, t.warehouseId, t.productId).where(sql`state = 'open'`),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
  ],
);
