import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { RefillState, RefillWhy } from "../refill";

/** How few units of a product a pick bin may hold before it is filled, and up to how many. */
export const pickBins = pgTable(
  "pick_bins",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    binId: uuid("bin_id").notNull(),
    productId: uuid("product_id").notNull(),
    min: integer("min").notNull(),
    max: integer("max").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.warehouseId, t.binId, t.productId] }),
    foreignKey({
      name: "pick_bins_bin",
      columns: [t.organizationId, t.warehouseId, t.binId],
      foreignColumns: [bins.organizationId, bins.warehouseId, bins.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    index("pick_bins_product").on(t.organizationId, t.productId),
    check("pick_bins_units", sql`${t.min} >= 0 and ${t.max} > ${t.min}`),
  ],
);

/** Units to carry from a reserve bin to a pick bin. */
export const refills = pgTable(
  "refills",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    lot: text("lot").notNull().default(""),
    fromBinId: uuid("from_bin_id").notNull(),
    toBinId: uuid("to_bin_id").notNull(),
    units: integer("units").notNull(),
    done: integer("done").notNull().default(0),
    why: text("why").$type<RefillWhy>().notNull(),
    state: text("state").$type<RefillState>().notNull().default("open"),
    workerId: text("worker_id"),
    worker: text("worker"),
    claimedAt: at("claimed_at"),
    createdAt: createdAt(),
    doneAt: at("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({
      name: "refills_from",
      columns: [t.organizationId, t.warehouseId, t.fromBinId],
      foreignColumns: [bins.organizationId, bins.warehouseId, bins.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "refills_to",
      columns: [t.organizationId, t.warehouseId, t.toBinId],
      foreignColumns: [bins.organizationId, bins.warehouseId, bins.id],
    }).onDelete("cascade"),
    // Two plans of one moment make one task.
    uniqueIndex("refills_open")
      .on(t.organizationId, t.warehouseId, t.toBinId, t.productId, t.fromBinId, t.lot)
      .where(sql`state in ('open', 'claimed')`),
    check("refills_units", sql`${t.units} > 0 and ${t.done} >= 0 and ${t.done} <= ${t.units}`),
    check("refills_bins", sql`${t.fromBinId} <> ${t.toBinId}`),
  ],
);
