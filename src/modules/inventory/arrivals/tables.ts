import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { purchaseLines } from "@/modules/purchasing/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId, version } from "@/platform/columns";
import { transferLines } from "../transfers/tables";
import type { ArrivalSource, ArrivalStatus } from "./arrival";

/** Units that are on their way to a warehouse. What the open ones still bring is `stock_levels.incoming`. */
export const expectedArrivals = pgTable(
  "expected_arrivals",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    quantity: integer("quantity").notNull(),
    received: integer("received").notNull().default(0),
    expectedAt: at("expected_at").notNull(),
    status: text("status").$type<ArrivalStatus>().notNull().default("open"),
    source: text("source").$type<ArrivalSource>().notNull(),
    /** The line of a transfer that is under way; its receipts book here too. */
    transferLineId: uuid("transfer_line_id"),
    /** The line of an order to a supplier that it brings. */
    purchaseLineId: uuid("purchase_line_id"),
    /** What one unit of it costs, in ten-thousandths of a minor unit; null: nobody knows, and the cost of the goods stays. */
    unitCostE4: bigint("unit_cost_e4", { mode: "number" }),
    /** The supplier's invoice or waybill. */
    reference: text("reference"),
    note: text("note"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
    closedAt: at("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("expected_arrivals_transfer_line").on(t.organizationId, t.transferLineId),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({
      name: "expected_arrivals_of_transfer",
      columns: [t.organizationId, t.transferLineId],
      foreignColumns: [transferLines.organizationId, transferLines.id],
    }).onDelete("restrict"),
    unique("expected_arrivals_purchase_line").on(t.organizationId, t.purchaseLineId),
    foreignKey({
      name: "expected_arrivals_of_purchase",
      columns: [t.organizationId, t.purchaseLineId],
      foreignColumns: [purchaseLines.organizationId, purchaseLines.id],
    }).onDelete("restrict"),
    // What is coming of a product, soonest first; the sum of a level.
    index("expected_arrivals_open").on(t.organizationId, t.productId, t.expectedAt, t.id).where(sql`status = 'open'`),
    // The list: soonest first.
    index("expected_arrivals_list").on(t.organizationId, t.status, t.expectedAt, t.id),
    check("expected_arrivals_units", sql`${t.quantity} > 0 and ${t.received} >= 0 and ${t.received} <= ${t.quantity}`),
    check("expected_arrivals_source", sql`(${t.transferLineId} is not null) = (${t.source} = 'transfer')`),
  ],
);
