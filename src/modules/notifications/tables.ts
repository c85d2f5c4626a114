import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";

export const messageStatuses = ["queued", "sent", "not_sent", "failed"] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** What the buyer was told: one per order, event, channel and recipient, by a unique key. */
export const messages = pgTable(
  "messages",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    event: text("event").notNull(),
    channel: text("channel").$type<"email" | "sms">().notNull(),
    recipient: text("recipient").notNull(),
    locale: text("locale").notNull(),
    /** `not_sent`: no mail server is set; kept and readable here. */
    status: text("status").$type<MessageStatus>().notNull().default("queued"),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    html: text("html").notNull(),
    /** Stable Message-ID, so that a repeat after a crash is recognised. */
    messageId: text("message_id").notNull(),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    sentAt: at("sent_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    unique("messages_once").on(t.organizationId, t.orderId, t.event, t.channel, t.recipient),
    index("messages_list").on(t.organizationId, t.id.desc()),
  ],
);

/** The buyer's verdict on a delivered order; a later one replaces it. */
export const ratings = pgTable(
  "ratings",
  {
    organizationId: organizationId(),
    orderId: uuid("order_id").notNull(),
    score: integer("score").notNull(),
    comment: text("comment"),
    ratedAt: at("rated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.orderId] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("ratings_recent").on(t.organizationId, t.ratedAt.desc()),
    check("ratings_score", sql`${t.score} between 1 and 5`),
  ],
);
