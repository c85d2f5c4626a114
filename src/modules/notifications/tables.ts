import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import { messageAccounts } from "./accounts/tables";
import type { MessageChannel } from "./message-channels";

export const messageStatuses = ["queued", "sent", "delivered", "not_sent", "failed"] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** What the buyer was told: one per order, event, subject of it, channel and recipient, by a unique key. */
export const messages = pgTable(
  "messages",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    event: text("event").notNull(),
    /** Which of several, where an event may come to an order again: the proposal that it asks about. */
    about: text("about").notNull().default(""),
    channel: text("channel").$type<MessageChannel>().notNull(),
    recipient: text("recipient").notNull(),
    locale: text("locale").notNull(),
    /** `not_sent`: kept and readable here, `error` says why it does not leave; `delivered`: the provider says so. */
    status: text("status").$type<MessageStatus>().notNull().default("queued"),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    html: text("html").notNull(),
    /** Stable Message-ID, so that a repeat after a crash is recognised. */
    messageId: text("message_id").notNull(),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    sentAt: at("sent_at"),
    /** The account that it went by; null: the installation's mail server. */
    accountId: uuid("account_id"),
    /** The provider's own id and last word. */
    providerId: text("provider_id"),
    providerStatus: text("provider_status"),
    /** Of how many text messages it consists. */
    parts: integer("parts"),
    /** Quiet hours of the buyer end then. */
    waitUntil: at("wait_until"),
    deliveredAt: at("delivered_at"),
    /** The way out of messages that nobody has to get; looked up before the organization is known. */
    optOutToken: text("opt_out_token").unique("messages_opt_out_token"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({
      name: "messages_account",
      columns: [t.organizationId, t.accountId],
      foreignColumns: [messageAccounts.organizationId, messageAccounts.id],
    }).onDelete("restrict"),
    index("messages_by_provider_id").on(t.organizationId, t.accountId, t.providerId).where(sql`provider_id is not null`),
    // Figures of the last days.
    index("messages_recent").on(t.organizationId, t.createdAt),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    unique("messages_once").on(t.organizationId, t.orderId, t.event, t.about, t.channel, t.recipient),
  ],
);

/** The buyer's verdict on a delivered order; a later one replaces it. */
export const ratings = pgTable(
  "ratings",
  {
    organizationId: organizationId(),
    orderId: uuid("order_id").notNull(),
    score: integer("score").notNull(),
    /** Apart, where the buyer told them apart. */
    deliveryScore: integer("delivery_score"),
    goodsScore: integer("goods_score"),
    comment: text("comment"),
    ratedAt: at("rated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.orderId] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("ratings_recent").on(t.organizationId, t.ratedAt),
    check("ratings_score", sql`${t.score} between 1 and 5`),
    check("ratings_parts", sql`${t.deliveryScore} between 1 and 5 and ${t.goodsScore} between 1 and 5`),
  ],
);
