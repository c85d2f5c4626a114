import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { at, organizationId } from "@/platform/columns";
import type { ChannelStep } from "../marketplaces/telling";
import { connections } from "../tables";

export const tellingStates = ["waiting", "told", "refused", "skipped"] as const;
export type TellingState = (typeof tellingStates)[number];

/** A step of an order that its channel is to hear of: once for the order (`about` is its id) or once for each of its parcels. */
export const channelTellings = pgTable(
  "channel_tellings",
  {
    organizationId: organizationId(),
    connectionId: uuid("connection_id").notNull(),
    orderId: uuid("order_id").notNull(),
    step: text("step").$type<ChannelStep>().notNull(),
    /** The order, or the fulfilment that the step is about. */
    about: uuid("about").notNull(),
    state: text("state").$type<TellingState>().notNull().default("waiting"),
    reason: jsonb("reason").$type<{ code: string; params?: Record<string, string | number> }>(),
    attempts: integer("attempts").notNull().default(0),
    occurredAt: at("occurred_at").notNull(),
    toldAt: at("told_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId, t.orderId, t.step, t.about] }),
    // What channels have not heard yet.
    index("channel_tellings_waiting").on(t.organizationId, t.connectionId, t.occurredAt).where(sql`${t.state} = 'waiting'`),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("cascade"),
  ],
);
