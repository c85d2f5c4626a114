import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, id, organizationId, version } from "@/platform/columns";
import type { BuyerActs } from "./settings";

/** What buyers may do by the tracking page; an organization without a row has the usual settings. */
export const buyerActSettings = pgTable(
  "buyer_act_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    acts: jsonb("acts").$type<BuyerActs>().notNull(),
    version: version(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);

/** What a buyer wrote to the shop by the tracking page: it waits for somebody until it is settled. */
export const buyerMessages = pgTable(
  "buyer_messages",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    text: text("text").notNull(),
    writtenAt: at("written_at").notNull(),
    settledAt: at("settled_at"),
    settledBy: jsonb("settled_by").$type<{ kind: string; id: string | null; name: string }>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("buyer_messages_order").on(t.organizationId, t.orderId),
    // What waits for somebody is few among all that was ever written.
    index("buyer_messages_open").on(t.organizationId, t.writtenAt).where(sql`settled_at is null`),
  ],
);
