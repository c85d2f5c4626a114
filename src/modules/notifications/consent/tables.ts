import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, organizationId } from "@/platform/columns";
import { messageAccounts } from "../accounts/tables";
import type { MessageChannel } from "../message-channels";

export const consentSources = ["link", "chat", "staff", "provider"] as const;
export type ConsentSource = (typeof consentSources)[number];

/** Whether somebody wants what nobody has to get (reminders, questions about the purchase); the last word counts. */
export const messageConsents = pgTable(
  "message_consents",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    channel: text("channel").$type<MessageChannel>().notNull(),
    /** As messages name it, in lower case. */
    recipient: text("recipient").notNull(),
    allowed: boolean("allowed").notNull(),
    source: text("source").$type<ConsentSource>().notNull(),
    /** By which order's message. */
    orderId: uuid("order_id"),
    at: at("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.channel, t.recipient] }),
    foreignKey({
      name: "message_consents_order",
      columns: [t.organizationId, t.orderId],
      foreignColumns: [orders.organizationId, orders.id],
    }).onDelete("restrict"),
    index("message_consents_recent").on(t.organizationId, t.at),
  ],
);

/** A buyer who began a talk with a bot by the link of an order. */
export const messageChats = pgTable(
  "message_chats",
  {
    organizationId: organizationId(),
    accountId: uuid("account_id").notNull(),
    chatId: text("chat_id").notNull(),
    orderId: uuid("order_id").notNull(),
    startedAt: at("started_at").notNull(),
    endedAt: at("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.accountId, t.chatId, t.orderId] }),
    foreignKey({
      name: "message_chats_account",
      columns: [t.organizationId, t.accountId],
      foreignColumns: [messageAccounts.organizationId, messageAccounts.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "message_chats_order",
      columns: [t.organizationId, t.orderId],
      foreignColumns: [orders.organizationId, orders.id],
    }).onDelete("restrict"),
    index("message_chats_order").on(t.organizationId, t.orderId),
  ],
);
