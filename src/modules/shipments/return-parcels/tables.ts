import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, bytea, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import type { BookingState } from "../booking";
import { carriers } from "../tables";
import type { TrackingStatus } from "../tracking";

export type ReturnedLine = { orderLineId: string; quantity: number };

/**
 * Parcels that buyers send back to a warehouse. They live like shipments (see booking.ts and tracking.ts), but move no fulfilment: what
 * comes of the goods is decided when they are received.
 */
export const returnParcels = pgTable(
  "return_parcels",
  {
    organizationId: organizationId(),
    /** Also the idempotency key given to the carrier. */
    id: id(),
    /** The return that it carries, which is another module's. */
    returnId: uuid("return_id").notNull(),
    orderId: uuid("order_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    carrierId: uuid("carrier_id").notNull(),
    carrier: text("carrier").notNull(),
    service: text("service").notNull(),
    lines: jsonb("lines").$type<ReturnedLine[]>().notNull(),
    booking: text("booking").$type<BookingState>().notNull().default("intent"),
    status: text("status").$type<TrackingStatus>().notNull().default("pre_transit"),
    statusAt: at("status_at"),
    version: version(),
    trackingNumber: text("tracking_number"),
    carrierReference: text("carrier_reference"),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull().default(0),
    currency: currency(),
    daysMax: integer("days_max"),
    label: bytea("label"),
    attempts: integer("attempts").notNull().default(0),
    /** While a call to the carrier is open nobody else calls; after this moment its process is taken for dead. */
    callingUntil: at("calling_until"),
    lastError: jsonb("last_error").$type<{ code: string; params?: Record<string, string | number> }>(),
    requestedAt: at("requested_at").notNull().defaultNow(),
    bookedAt: at("booked_at"),
    deliveredAt: at("delivered_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("restrict"),
    // A return has one label, whoever asks and however often.
    uniqueIndex("return_parcels_one_per_return").on(t.organizationId, t.returnId).where(sql`booking not in ('refused', 'cancelled')`),
    index("return_parcels_order").on(t.organizationId, t.orderId),
    // What a notice of the carrier is about.
    index("return_parcels_carrier_reference").on(t.organizationId, t.carrierId, t.carrierReference),
    index("return_parcels_tracking_number").on(t.organizationId, sql`upper(tracking_number)`),
    // What the resume job looks at.
    index("return_parcels_unbooked").on(t.booking, t.requestedAt).where(sql`booking in ('intent', 'calling', 'accepted')`),
  ],
);

export const returnParcelEvents = pgTable(
  "return_parcel_events",
  {
    organizationId: organizationId(),
    id: id(),
    parcelId: uuid("parcel_id").notNull(),
    status: text("status").$type<TrackingStatus>().notNull(),
    occurredAt: at("occurred_at").notNull(),
    location: text("location"),
    note: text("note"),
    /** The carrier's own code, kept also when we do not know it. */
    code: text("code"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.parcelId], foreignColumns: [returnParcels.organizationId, returnParcels.id] }).onDelete(
      "restrict",
    ),
    // The same event told twice is one event.
    unique("return_parcel_events_once").on(t.organizationId, t.parcelId, t.status, t.occurredAt),
  ],
);

/** The one label that a return may have: in the words of the unique index above, so that it is found by it. */
export const holdsTheReturn = sql`${returnParcels.booking} not in ('refused', 'cancelled')`;
