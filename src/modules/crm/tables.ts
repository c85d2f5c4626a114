import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { DealStage } from "./deal-stage";

type StoredReason = { code: string; params?: Record<string, string | number> };

/** A CRM in which each order becomes a deal. */
export const crmConnections = pgTable(
  "crm_connections",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    code: text("code").notNull(),
    kind: text("kind").notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull(),
    /** AES-256-GCM, see platform/secrets. */
    secrets: text("secrets").notNull(),
    active: boolean("active").notNull().default(true),
    lastSuccessAt: at("last_success_at"),
    /** Questions in a row without a usable answer; from the third on the line rests until `paused_until`. */
    failures: integer("failures").notNull().default(0),
    trouble: jsonb("trouble").$type<StoredReason & { at: string }>(),
    pausedUntil: at("paused_until"),
    /** Orders that were taken in from then on become deals; earlier ones were sold without the CRM. */
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), unique("crm_connections_code").on(t.organizationId, t.code)],
);

export const dealStates = ["waiting", "told", "refused"] as const;
export type DealState = (typeof dealStates)[number];

/** The deal of an order in a CRM: one, whatever is repeated. */
export const crmDeals = pgTable(
  "crm_deals",
  {
    organizationId: organizationId(),
    crmId: uuid("crm_id").notNull(),
    orderId: uuid("order_id").notNull(),
    state: text("state").$type<DealState>().notNull().default("waiting"),
    /** The CRM's own ids, once it has told them. */
    contactId: text("contact_id"),
    dealId: text("deal_id"),
    /** When the deal was first asked for: from then on it is looked for before it is asked for again. */
    askedAt: at("asked_at"),
    /** The stage that the CRM was last told: a deal that somebody moved there is left where it is until ours changes. */
    toldStage: text("told_stage").$type<DealStage>(),
    /** What the CRM knows of the order and of its returns, to tell it only what is new. */
    toldPrint: text("told_print"),
    reason: jsonb("reason").$type<StoredReason>(),
    attempts: integer("attempts").notNull().default(0),
    /** When the order last changed, and when the CRM last heard of it. */
    changedAt: at("changed_at").notNull(),
    toldAt: at("told_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.crmId, t.orderId] }),
    foreignKey({ columns: [t.organizationId, t.crmId], foreignColumns: [crmConnections.organizationId, crmConnections.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    // The deals of an order, and what a CRM has not heard or refused.
    index("crm_deals_order").on(t.organizationId, t.orderId),
    index("crm_deals_open").on(t.organizationId, t.crmId, t.changedAt).where(sql`${t.state} <> 'told'`),
  ],
);
