import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import { createdAt, id, organizationId } from "@/platform/columns";

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
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
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
    foreignKey({
      columns: [t.organizationId, t.fulfilmentLineId],
      foreignColumns: [fulfilmentLines.organizationId, fulfilmentLines.id],
    }).onDelete("restrict"),
    check("parcel_lines_quantity", sql`${t.quantity} > 0`),
  ],
);
