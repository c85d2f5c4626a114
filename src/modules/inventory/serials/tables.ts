import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { SerialState } from "../serial";
import { transfers } from "../transfers/tables";

/**
 * Where each single unit of a product that tracks serial numbers is. Those in stock and picked of a warehouse are as many as
 * its level says. What moved them stands in the ledger, a row for each unit; they change with it only, under the level's lock.
 */
export const stockSerials = pgTable(
  "stock_serials",
  {
    organizationId: organizationId(),
    id: id(),
    productId: uuid("product_id").notNull(),
    serial: text("serial").notNull(),
    state: text("state").$type<SerialState>().notNull(),
    /** Only while it is in the house. */
    warehouseId: uuid("warehouse_id"),
    lot: text("lot"),
    /** The work that took it, from the pick on; a returned one still says whose it was. */
    fulfilmentLineId: uuid("fulfilment_line_id"),
    /** The transfer that it travels with. */
    transferId: uuid("transfer_id"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("stock_serials_serial").on(t.organizationId, t.productId, t.serial),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({
      columns: [t.organizationId, t.fulfilmentLineId],
      foreignColumns: [fulfilmentLines.organizationId, fulfilmentLines.id],
    }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.transferId], foreignColumns: [transfers.organizationId, transfers.id] }).onDelete(
      "restrict",
    ),
    // "Where is this number?", whatever product bears it.
    index("stock_serials_number").on(t.organizationId, t.serial, t.productId),
    index("stock_serials_work").on(t.organizationId, t.fulfilmentLineId).where(sql`fulfilment_line_id is not null`),
    index("stock_serials_transfer").on(t.organizationId, t.transferId).where(sql`transfer_id is not null`),
    check("stock_serials_place", sql`(${t.state} in ('in_stock', 'picked')) = (${t.warehouseId} is not null)`),
    check("stock_serials_taken", sql`(${t.state} <> 'picked' or ${t.fulfilmentLineId} is not null)`),
    check("stock_serials_way", sql`(${t.state} = 'in_transit') = (${t.transferId} is not null)`),
  ],
);
