import { sql } from "drizzle-orm";
import { bigint, boolean, check, customType, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, organizationId } from "../columns";

const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

export type EventActor = { kind: string; id: string | null; name: string };

/**
 * Every fact, written in the transaction that made it true. It feeds sockets and jobs in commit order
 * (xid, then id; see docs/decisions/0003) and is the timeline of an order.
 */
export const outbox = pgTable(
  "outbox",
  {
    organizationId: organizationId(),
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().notNull(),
    xid: xid8("xid").notNull().default(sql`pg_current_xact_id()`),
    at: at("at").notNull().defaultNow(),
    type: text("type").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    subjectNumber: text("subject_number"),
    orderId: uuid("order_id"),
    warehouseId: uuid("warehouse_id"),
    by: jsonb("by").$type<EventActor>().notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // The relay reads all organizations in commit order.
    index("outbox_feed").on(t.xid, t.id),
    // An order's timeline.
    index("outbox_order").on(t.organizationId, t.orderId, t.id).where(sql`order_id is not null`),
    // One organization's feed, for catching up and /events.
    index("outbox_organization_feed").on(t.organizationId, t.xid, t.id),
  ],
);

/** Where a reader of the outbox stands; advanced in the transaction that did its work. */
export const outboxPositions = pgTable("outbox_positions", {
  reader: text("reader").primaryKey(),
  xid: xid8("xid").notNull(),
  id: bigint("id", { mode: "bigint" }).notNull(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

/**
 * The one row that says which cluster and database the outbox lives in. Transaction ids mean nothing elsewhere: a restored
 * dump begins a new epoch, and what was written before it is no longer part of the feed.
 */
export const outboxEpochs = pgTable(
  "outbox_epochs",
  {
    only: boolean("only").primaryKey().default(true),
    name: text("name").notNull(),
    /** System identifier of the cluster and oid of the database. */
    home: text("home").notNull(),
    timeline: text("timeline").notNull(),
    /** The feed of this epoch begins after this place; rows with an id up to this one are of an earlier epoch. */
    startXid: xid8("start_xid").notNull(),
    startId: bigint("start_id", { mode: "bigint" }).notNull(),
    startedAt: at("started_at").notNull().defaultNow(),
  },
  (t) => [check("outbox_epochs_only", sql`${t.only}`)],
);
