import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, bytea, id, organizationId } from "@/platform/columns";
import { carriers, shipments } from "../tables";

export const deliveryStatuses = ["received", "accepted", "duplicate", "ignored", "failed"] as const;
/** `duplicate`: it told nothing new. `ignored`: it is about no parcel of ours. */
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** What carriers sent to our address, stored before it is answered; the same notice is stored once. */
export const carrierDeliveries = pgTable(
  "carrier_deliveries",
  {
    organizationId: organizationId(),
    id: id(),
    carrierId: uuid("carrier_id").notNull(),
    /** SHA-256 of query and body. */
    fingerprint: text("fingerprint").notNull(),
    topic: text("topic").notNull(),
    headers: jsonb("headers").$type<Record<string, string>>().notNull(),
    query: jsonb("query").$type<Record<string, string>>().notNull(),
    body: bytea("body").notNull(),
    status: text("status").$type<DeliveryStatus>().notNull().default("received"),
    reason: jsonb("reason").$type<{ code: string; params?: Record<string, string | number> }>(),
    /** The first parcel that it is about. */
    shipmentId: uuid("shipment_id"),
    /** How often it came. */
    deliveries: integer("deliveries").notNull().default(1),
    receivedAt: at("received_at").notNull().defaultNow(),
    processedAt: at("processed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("carrier_deliveries_once").on(t.organizationId, t.carrierId, t.fingerprint),
    index("carrier_deliveries_log").on(t.organizationId, t.carrierId, t.receivedAt),
    // What is forgotten, of all organizations.
    index("carrier_deliveries_age").on(t.receivedAt),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
  ],
);
