import { foreignKey, index, jsonb, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { channels } from "@/modules/channels/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId, version } from "@/platform/columns";
import { orders } from "../tables";
import type { RoutingRuleSet } from "./rule-set";

/** By which rules warehouses are chosen: one row for the organization, and one for each channel that was ever given rules of its own. */
export const routingRuleSets = pgTable(
  "routing_rule_sets",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    /** Null: the organization's own set. */
    channelId: uuid("channel_id"),
    /** Null: taken back, so that the next wider set counts. The row stays, and with it the version: nobody's stale page can match it again. */
    rules: jsonb("rules").$type<RoutingRuleSet>(),
    version: version(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("routing_rule_sets_scope").on(t.organizationId, t.channelId).nullsNotDistinct(),
    foreignKey({ columns: [t.organizationId, t.channelId], foreignColumns: [channels.organizationId, channels.id] }).onDelete("restrict"),
  ],
);

/** Every routing decision is kept: candidates, keys, refusals, what was chosen. */
export const routingDecisions = pgTable(
  "routing_decisions",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    at: createdAt(),
    decision: jsonb("decision").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("routing_decisions_order").on(t.organizationId, t.orderId),
  ],
);
