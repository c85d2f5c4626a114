import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { MessageChannel } from "../message-channels";

/** An account with a provider of messages. */
export const messageAccounts = pgTable(
  "message_accounts",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    code: text("code").notNull(),
    kind: text("kind").notNull(),
    channel: text("channel").$type<MessageChannel>().notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull(),
    /** AES-256-GCM, see platform/secrets. */
    secrets: text("secrets").notNull(),
    /** The unguessable part of the address for reports; looked up before the organization is known. */
    hookToken: text("hook_token").notNull().unique("message_accounts_hook_token"),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("message_accounts_code").on(t.organizationId, t.code),
    // One account serves a channel; others stay for what they have sent.
    uniqueIndex("message_accounts_active").on(t.organizationId, t.channel).where(sql`active`),
  ],
);

/** What providers report, as it came: stored before it is answered. */
export const messageReports = pgTable(
  "message_reports",
  {
    organizationId: organizationId(),
    id: id(),
    accountId: uuid("account_id").notNull(),
    body: text("body").notNull(),
    receivedAt: at("received_at").notNull(),
    appliedAt: at("applied_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({
      name: "message_reports_account",
      columns: [t.organizationId, t.accountId],
      foreignColumns: [messageAccounts.organizationId, messageAccounts.id],
    }).onDelete("cascade"),
    index("message_reports_received").on(t.receivedAt),
  ],
);
