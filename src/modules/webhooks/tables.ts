import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { DeliveryState } from "./delivery";

/** Somebody else's system that hears of what happens here. */
export const webhooks = pgTable(
  "webhooks",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    code: text("code").notNull(),
    url: text("url").notNull(),
    /** "order.placed", "order.*" or "*". */
    events: text("events").array().notNull(),
    /** Sealed: the signing secrets, newest first, the older ones with the moment of their end. */
    secrets: text("secrets").notNull(),
    active: boolean("active").notNull().default(true),
    /** Set when the receiver said that it is gone, or after a person stopped it. */
    stoppedBecause: text("stopped_because"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), unique("webhooks_code").on(t.organizationId, t.code)],
);

/** One event on its way to one receiver. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    organizationId: organizationId(),
    /** Sent as `webhook-id`, the same at every try. */
    id: id(),
    webhookId: uuid("webhook_id").notNull(),
    type: text("type").notNull(),
    /** The body, made once: what is signed at a retry is what was signed before. */
    body: text("body").notNull(),
    state: text("state").$type<DeliveryState>().notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    nextAt: at("next_at"),
    /** What the receiver answered at the last try; null when it did not. */
    lastStatus: integer("last_status"),
    lastError: jsonb("last_error").$type<{ code: string; params?: Record<string, string | number> }>(),
    createdAt: createdAt(),
    endedAt: at("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // Whether anything is due, of all organizations.
    index("webhook_deliveries_due").on(t.nextAt).where(sql`${t.state} = 'waiting'`),
    // What is due for each receiver, however long the queue of another.
    index("webhook_deliveries_queue").on(t.organizationId, t.webhookId, t.nextAt).where(sql`${t.state} = 'waiting'`),
    // The log of a receiver, newest first; ids are ordered by time.
    index("webhook_deliveries_log").on(t.organizationId, t.webhookId, t.id),
    foreignKey({ columns: [t.organizationId, t.webhookId], foreignColumns: [webhooks.organizationId, webhooks.id] }).onDelete("cascade"),
  ],
);
