import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { at, organizationId } from "@/platform/columns";
import { connections } from "../tables";
import type { MappedKind } from "./mapped-kinds";

/** A product as a channel names it: from its orders or its catalogue. Matched by a person, or by SKU and barcode when asked. */
export const channelProducts = pgTable(
  "channel_products",
  {
    organizationId: organizationId(),
    connectionId: uuid("connection_id").notNull(),
    externalId: text("external_id").notNull(),
    sku: text("sku"),
    barcode: text("barcode"),
    name: text("name").notNull(),
    priceMinor: bigint("price_minor", { mode: "number" }),
    /** The product of ours that a person said it is; null: nobody has. */
    productId: uuid("product_id"),
    /** Ordered and unknown since then; null when it is known, or was never ordered. */
    wantedAt: at("wanted_at"),
    /** Somebody said that it is none of ours: nobody is asked about it again. */
    ignoredAt: at("ignored_at"),
    seenAt: at("seen_at").notNull().defaultNow(),
    /** What a catalogue last said of it, field by field: what was changed here since is left alone. */
    told: jsonb("told").$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId, t.externalId] }),
    // The queue of what orders wait for.
    index("channel_products_wanted").on(t.organizationId, t.wantedAt).where(sql`${t.wantedAt} is not null`),
    // How a channel calls a product of ours.
    index("channel_products_product").on(t.organizationId, t.productId),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("restrict"),
  ],
);

/** What a channel's own word means here: a way of delivery, a way to pay, a warehouse, a pickup point. */
export const channelMappings = pgTable(
  "channel_mappings",
  {
    organizationId: organizationId(),
    connectionId: uuid("connection_id").notNull(),
    kind: text("kind").$type<MappedKind>().notNull(),
    theirs: text("theirs").notNull(),
    /** As the channel words it for people. */
    title: text("title"),
    /** Null: seen in an order, and nobody has said what it means. */
    ours: jsonb("ours").$type<Record<string, string>>(),
    seenAt: at("seen_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId, t.kind, t.theirs] }),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "cascade",
    ),
  ],
);
