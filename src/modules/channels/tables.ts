import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { IntakeStatus } from "./intake-status";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

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
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("connections_code").on(t.organizationId, t.code),
    foreignKey({ columns: [t.organizationId, t.channelId], foreignColumns: [channels.organizationId, channels.id] }).onDelete("restrict"),
  ],
);

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
    headers: jsonb("headers").$type<Record<string, string>>().notNull(),
    body: bytea("body").notNull(),
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
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId, t.externalId] }),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "restrict",
    ),
  ],
);
