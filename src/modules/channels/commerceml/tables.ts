import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import { connections } from "../tables";
import type { CountName } from "./count-names";
import type { ExchangeState } from "./exchange-states";

/** One exchange that 1C has signed in to: its cookie, for as long as it goes on. */
export const exchangeSessions = pgTable(
  "exchange_sessions",
  {
    organizationId: organizationId(),
    id: id(),
    connectionId: uuid("connection_id").notNull(),
    /** SHA-256 of the cookie's value. */
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
    /** A complete catalogue came in it: what it left out may be taken off the lists (mode=deactivate). */
    completeSince: at("complete_since"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("exchange_sessions_token").on(t.organizationId, t.connectionId, t.tokenHash),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "cascade",
    ),
  ],
);

export type ExchangeCounts = Partial<Record<CountName, number>>;

/** A file that 1C uploaded, and what became of it. The bytes lie in the data folder until it is taken in. */
export const exchangeFiles = pgTable(
  "exchange_files",
  {
    organizationId: organizationId(),
    id: id(),
    connectionId: uuid("connection_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    /** catalog or sale. */
    type: text("type").$type<"catalog" | "sale">().notNull(),
    name: text("name").notNull(),
    /** The document is asked for by a name that only an archive of the same session can hold. */
    isArchived: boolean("is_archived").notNull().default(false),
    bytes: bigint("bytes", { mode: "number" }).notNull().default(0),
    state: text("state").$type<ExchangeState>().notNull().default("receiving"),
    /** SHA-256 of what was taken in: the same again is nothing new. */
    digest: text("digest"),
    reason: jsonb("reason").$type<{ code: string; params?: Record<string, string | number> }>(),
    counts: jsonb("counts").$type<ExchangeCounts>().notNull().default({}),
    createdAt: createdAt(),
    finishedAt: at("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // What came last on a connection, and the file of a name in a session.
    index("exchange_files_log").on(t.organizationId, t.connectionId, t.createdAt),
    index("exchange_files_session").on(t.organizationId, t.sessionId, t.name),
    check("exchange_files_bytes", sql`${t.bytes} >= 0`),
    foreignKey({
      columns: [t.organizationId, t.sessionId],
      foreignColumns: [exchangeSessions.organizationId, exchangeSessions.id],
    }).onDelete("cascade"),
  ],
);

/** Which version of an order 1C was given, and which it has confirmed. */
export const exchangedOrders = pgTable(
  "exchanged_orders",
  {
    organizationId: organizationId(),
    connectionId: uuid("connection_id").notNull(),
    orderId: uuid("order_id").notNull(),
    /** Confirmed by mode=success; 0: never. */
    confirmedVersion: integer("confirmed_version").notNull().default(0),
    /** Given out in this session and not confirmed yet. */
    queriedVersion: integer("queried_version"),
    queriedIn: uuid("queried_in"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId, t.orderId] }),
    index("exchanged_orders_queried").on(t.organizationId, t.queriedIn).where(sql`queried_in is not null`),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("cascade"),
  ],
);
