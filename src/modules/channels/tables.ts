import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, bytea, createdAt, id, organizationId } from "@/platform/columns";
import type { IntakeSource, IntakeStatus } from "./intake-status";

export const channels = pgTable(
  "channels",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    /** api, manual, pos, or the kind of the connection that feeds it. */
    kind: text("kind").notNull(),
    /** Units per SKU that this channel never sees as available. */
    buffer: integer("buffer").notNull().default(0),
    /** Null: every warehouse. */
    warehouseIds: uuid("warehouse_ids").array(),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("channels_code").on(t.organizationId, t.code),
    check("channels_buffer", sql`${t.buffer} >= 0`),
  ],
);

export const connections = pgTable(
  "connections",
  {
    organizationId: organizationId(),
    id: id(),
    code: text("code").notNull(),
    kind: text("kind").notNull(),
    channelId: uuid("channel_id").notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
    /** AES-256-GCM, see platform/secrets. */
    secrets: text("secrets").notNull(),
    /** The unguessable part of the webhook address; looked up before the organization is known. */
    hookToken: text("hook_token").notNull().unique("connections_hook_token"),
    active: boolean("active").notNull().default(true),
    lastReceivedAt: at("last_received_at"),
    /** Everything that changed at the channel until then has been asked for; null before the first time. */
    polledUntil: at("polled_until"),
    nextPollAt: at("next_poll_at"),
    /** The channel last answered us then. */
    lastSuccessAt: at("last_success_at"),
    /** Questions in a row without a usable answer; from the third on the line rests until `paused_until`. */
    failures: integer("failures").notNull().default(0),
    trouble: jsonb("trouble").$type<{ code: string; params?: Record<string, string | number>; at: string }>(),
    pausedUntil: at("paused_until"),
    backfill: jsonb("backfill").$type<Backfill>(),
    catalogue: jsonb("catalogue").$type<CatalogueReading>(),
    /** Whether the channel is told how much there is; switched off while somebody else tells it. */
    stockOut: boolean("stock_out").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("connections_code").on(t.organizationId, t.code),
    // What is due, of all organizations.
    index("connections_due").on(t.nextPollAt).where(sql`${t.active}`),
    foreignKey({ columns: [t.organizationId, t.channelId], foreignColumns: [channels.organizationId, channels.id] }).onDelete("restrict"),
  ],
);

/** Orders of a past time that are fetched day by day; `at` is how far it has come. Times are RFC 3339. */
export type Backfill = { from: string; until: string; at: string; orders: number; state: "running" | "done" | "stopped" };

/** A reading of the channel's products: how many it has come to. Times are RFC 3339. */
export type CatalogueReading = { startedAt: string; at: string; products: number; state: "running" | "done" | "stopped" };

/** Everything that a channel ever sent us, stored before it is answered; the same delivery is stored once. */
export const intake = pgTable(
  "intake",
  {
    organizationId: organizationId(),
    id: id(),
    connectionId: uuid("connection_id").notNull(),
    deliveryId: text("delivery_id").notNull(),
    /** SHA-256 of topic and body: some shops give two deliveries of one second the same id. */
    fingerprint: text("fingerprint").notNull(),
    topic: text("topic").notNull(),
    receivedAt: at("received_at").notNull().defaultNow(),
    /** Sent by the channel, asked for by the clock, by a person or from a file. */
    source: text("source").$type<IntakeSource>().notNull().default("hook"),
    headers: jsonb("headers").$type<Record<string, string>>().notNull(),
    body: bytea("body").notNull(),
    /** The order that a thin notice is about: it is read again at the channel, and what that answered is kept beside the notice. */
    externalId: text("external_id"),
    readBody: bytea("read_body"),
    status: text("status").$type<IntakeStatus>().notNull().default("received"),
    reason: jsonb("reason").$type<{ code: string; params?: Record<string, string | number> }>(),
    orderId: uuid("order_id"),
    /** How often the same delivery came. */
    deliveries: integer("deliveries").notNull().default(1),
    attempts: integer("attempts").notNull().default(0),
    processedAt: at("processed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("intake_delivery").on(t.organizationId, t.connectionId, t.deliveryId, t.fingerprint),
    // The log of a connection, newest first.
    index("intake_log").on(t.organizationId, t.connectionId, t.receivedAt),
    // What waits for its turn, of all organizations: a handful of rows, whatever the log has grown to.
    index("intake_waiting").on(t.receivedAt).where(sql`${t.status} = 'received'`),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** What a channel last told us of an order, to tell new from old and to make only the changes that it asks for. */
export const channelOrders = pgTable(
  "channel_orders",
  {
    organizationId: organizationId(),
    connectionId: uuid("connection_id").notNull(),
    externalId: text("external_id").notNull(),
    orderId: uuid("order_id").notNull(),
    /** The channel's own time of its last change that we took in. */
    externalVersionAt: at("external_version_at"),
    known: jsonb("known").$type<Record<string, unknown>>().notNull(),
    /** What the adapter needs for the steps that it tells later. */
    memory: jsonb("memory").$type<Record<string, unknown>>().notNull().default({}),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId, t.externalId] }),
    // The channel's side of an order of ours: when its steps are told.
    index("channel_orders_order").on(t.organizationId, t.orderId),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "restrict",
    ),
  ],
);
