import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { fulfilments } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, bytea, createdAt, id, organizationId, version } from "@/platform/columns";
import { parcels } from "../tables";

type By = { kind: string; id: string | null; name: string };

/** The boxes, bags and envelopes of the house. */
export const boxTypes = pgTable(
  "box_types",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    /** Also what its barcode says, for who chooses it by scan. */
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** Inside. */
    lengthMm: integer("length_mm").notNull(),
    widthMm: integer("width_mm").notNull(),
    heightMm: integer("height_mm").notNull(),
    /** The carrier measures outside: so much more on each side. */
    wallMm: integer("wall_mm").notNull(),
    maxGrams: integer("max_grams"),
    ownGrams: integer("own_grams").notNull(),
    /** Of one, in the organization's currency. */
    costMinor: integer("cost_minor"),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.code] }),
    check("box_types_sizes", sql`${t.lengthMm} > 0 and ${t.widthMm} > 0 and ${t.heightMm} > 0 and ${t.wallMm} between 0 and 100`),
    check("box_types_figures", sql`${t.ownGrams} >= 0 and ${t.maxGrams} > 0 and ${t.costMinor} >= 0`),
  ],
);

export const packingSettings = pgTable(
  "packing_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    tolerancePercent: integer("tolerance_percent").notNull(),
    toleranceGrams: integer("tolerance_grams").notNull(),
    mustWeigh: boolean("must_weigh").notNull(),
    mustPhoto: boolean("must_photo").notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId] }),
    check("packing_settings_tolerance", sql`${t.tolerancePercent} between 0 and 50 and ${t.toleranceGrams} between 0 and 5000`),
  ],
);

/** A unit that was scanned into a parcel, as the packer's device tells it. */
export type PackScan = { code: string; at: string };

/** How a parcel was closed, kept as it was then: goes with the parcel when it is opened again. */
export const parcelEvidence = pgTable(
  "parcel_evidence",
  {
    organizationId: organizationId(),
    parcelId: uuid("parcel_id").notNull(),
    /** The parcel's name while it was being packed: its photos bear it. */
    key: uuid("key").notNull(),
    boxCode: text("box_code"),
    boxName: text("box_name"),
    boxGrams: integer("box_grams"),
    boxCostMinor: integer("box_cost_minor"),
    /** Null: a product's weight was not known. */
    expectedGrams: integer("expected_grams"),
    allowedGrams: integer("allowed_grams"),
    /** Whether the parcel's weight is the scales' or the sum of its goods. */
    weighed: boolean("weighed").notNull(),
    /** What the packer said of a weight that is off. */
    weightWhy: text("weight_why"),
    scans: jsonb("scans").$type<PackScan[]>().notNull(),
    by: jsonb("by").$type<By>().notNull(),
    packedAt: at("packed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.parcelId] }),
    unique("parcel_evidence_key").on(t.organizationId, t.key),
    foreignKey({ columns: [t.organizationId, t.parcelId], foreignColumns: [parcels.organizationId, parcels.id] }).onDelete("cascade"),
  ],
);

/** Photos of what lies in a parcel, taken while it is packed. Lists never read `content`: PostgreSQL keeps it aside. */
export const parcelPhotos = pgTable(
  "parcel_photos",
  {
    organizationId: organizationId(),
    id: id(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    /** See `parcel_evidence.key`: the photo is there before the parcel. */
    key: uuid("key").notNull(),
    size: integer("size").notNull(),
    content: bytea("content").notNull(),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
    index("parcel_photos_fulfilment").on(t.organizationId, t.fulfilmentId),
  ],
);
