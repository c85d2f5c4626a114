import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { fulfilmentLines, fulfilments, orderLines } from "@/modules/orders/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { CodeIssuer, CodeState } from "./marking";

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

/** A unit's marking code, byte for byte as it was scanned: which parcel it left in, and whether it may be sold. */
export const markingCodes = pgTable(
  "marking_codes",
  {
    organizationId: organizationId(),
    id: id(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    orderLineId: uuid("order_line_id").notNull(),
    /** What the code is: a mark of the state, a number of a device … as the channel names it. */
    kind: text("kind").notNull(),
    /** Which of the codes that the line asks for, from 0. */
    position: integer("position").notNull(),
    code: text("code").notNull(),
    state: text("state").$type<CodeState>().notNull().default("in_circulation"),
    /** Whose receipt took it out of circulation; null until then. */
    withdrawnBy: text("withdrawn_by").$type<CodeIssuer>(),
    by: text("by").notNull(),
    changedAt: at("changed_at").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // One unit has one code: what has left, or is about to, cannot leave once more. Kinds that name a product and no unit are left out.
    uniqueIndex("marking_codes_once").on(t.organizationId, t.code).where(sql`${t.state} <> 'returned' and ${t.kind} <> 'gtin'`),
    uniqueIndex("marking_codes_place").on(t.organizationId, t.fulfilmentId, t.orderLineId, t.position).where(sql`${t.state} <> 'returned'`),
    index("marking_codes_line").on(t.organizationId, t.orderLineId),
    check("marking_codes_state", sql`${t.state} in ('in_circulation', 'withdrawn', 'returned', 'written_off')`),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.orderLineId], foreignColumns: [orderLines.organizationId, orderLines.id] }).onDelete(
      "restrict",
    ),
  ],
);
