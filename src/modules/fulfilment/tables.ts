import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";

export const parcels = pgTable(
  "parcels",
  {
    organizationId: organizationId(),
    id: id(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    position: integer("position").notNull(),
    weightGrams: integer("weight_grams").notNull(),
    lengthMm: integer("length_mm").notNull(),
    widthMm: integer("width_mm").notNull(),
    heightMm: integer("height_mm").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("parcels_position").on(t.organizationId, t.fulfilmentId, t.position),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete("restrict"),
    check("parcels_sizes", sql`${t.weightGrams} > 0 and ${t.lengthMm} > 0 and ${t.widthMm} > 0 and ${t.heightMm} > 0`),
  ],
);

export const parcelLines = pgTable(
  "parcel_lines",
  {
    organizationId: organizationId(),
    parcelId: uuid("parcel_id").notNull(),
    fulfilmentLineId: uuid("fulfilment_line_id").notNull(),
    quantity: integer("quantity").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.parcelId, t.fulfilmentLineId] }),
    foreignKey({ columns: [t.organizationId, t.parcelId], foreignColumns: [parcels.organizationId, parcels.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.fulfilmentLineId], foreignColumns: [fulfilmentLines.organizationId, fulfilmentLines.id] }).onDelete("restrict"),
    check("parcel_lines_quantity", sql`${t.quantity} > 0`),
  ],
);

/** Units that were picked for an order that no longer wants them: available again only after the put-back scan. */
export const putBacks = pgTable(
  "put_backs",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    productId: uuid("product_id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    quantity: integer("quantity").notNull(),
    done: integer("done").notNull().default(0),
    createdAt: createdAt(),
    doneAt: at("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete("restrict"),
    index("put_backs_open").on(t.organizationId, t.warehouseId).where(sql`done_at is null`),
    check("put_backs_quantity", sql`${t.quantity} > 0 and ${t.done} >= 0 and ${t.done} <= ${t.quantity}`),
  ],
);
