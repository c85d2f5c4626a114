import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { channels } from "@/modules/channels/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, organizationId, version } from "@/platform/columns";
import type { MessageSettings } from "../message-settings";

/** By which ways, when and of what buyers are told; an organization without a row has the usual settings. */
export const messageSettings = pgTable("message_settings", {
  organizationId: organizationId()
    .primaryKey()
    .references(() => organizations.id, { onDelete: "cascade" }),
  settings: jsonb("settings").$type<MessageSettings>().notNull(),
  version: version(),
  updatedAt: at("updated_at").notNull(),
});

/** The shop as buyers of one sales channel see it; null: as the organization. */
export const messageBrands = pgTable(
  "message_brands",
  {
    organizationId: organizationId(),
    channelId: uuid("channel_id").notNull(),
    senderName: text("sender_name"),
    smsSender: text("sms_sender"),
    brandColor: text("brand_color"),
    logoUrl: text("logo_url"),
    replyTo: text("reply_to"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.channelId] }),
    foreignKey({
      name: "message_brands_channel",
      columns: [t.organizationId, t.channelId],
      foreignColumns: [channels.organizationId, channels.id],
    }).onDelete("cascade"),
  ],
);
