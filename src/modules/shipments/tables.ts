import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { fulfilments, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import type { BookingState } from "./booking";
import type { TrackingStatus } from "./tracking";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A carrier account of the organization. */
export const carriers = pgTable(
  "carriers",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    code: text("code").notNull(),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
    secrets: text("secrets"),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), unique("carriers_code").on(t.organizationId, t.code)],
);

/** `shippingMethod` of an order → the carrier that is predefined for it. */
export const carrierRules = pgTable(
  "carrier_rules",
  {
    organizationId: organizationId(),
    shippingMethod: text("shipping_method").notNull(),
    carrierId: uuid("carrier_id").notNull(),
    service: text("service"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.shippingMethod] }),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("cascade"),
  ],
);

export const shipments = pgTable(
  "shipments",
  {
    organizationId: organizationId(),
    /** Also the idempotency key given to the carrier. */
    id: id(),
    orderId: uuid("order_id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    carrierId: uuid("carrier_id").notNull(),
    carrier: text("carrier").notNull(),
    service: text("service").notNull(),
    /** Where the booking stands (see booking.ts). */
    booking: text("booking").$type<BookingState>().notNull().default("intent"),
    /** Carrier tracking, in one vocabulary (see tracking.ts). */
    status: text("status").$type<TrackingStatus>().notNull().default("pre_transit"),
    statusAt: at("status_at"),
    version: version(),
    trackingNumber: text("tracking_number"),
    carrierReference: text("carrier_reference"),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull().default(0),
    currency: currency(),
    daysMin: integer("days_min"),
    daysMax: integer("days_max"),
    expectedAt: at("expected_at"),
    /** Last day that a pickup point keeps the parcel. */
    storedUntil: at("stored_until"),
    /** Offers, refusals and why this one: shown on the order. */
    decision: jsonb("decision").$type<Record<string, unknown>>(),
    label: bytea("label"),
    attempts: integer("attempts").notNull().default(0),
    /** While a call to the carrier is open nobody else calls; after this moment its process is taken for dead. */
    callingUntil: at("calling_until"),
    lastError: jsonb("last_error").$type<{ code: string; params?: Record<string, string | number> }>(),
    requestedAt: at("requested_at").notNull().defaultNow(),
    bookedAt: at("booked_at"),
    handedOverAt: at("handed_over_at"),
    deliveredAt: at("delivered_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("restrict"),
    // A fulfilment is booked once, whoever asks and however often.
    uniqueIndex("shipments_one_per_fulfilment").on(t.organizationId, t.fulfilmentId).where(sql`booking not in ('refused', 'cancelled')`),
    index("shipments_order").on(t.organizationId, t.orderId),
    index("shipments_list").on(t.organizationId, t.id.desc()),
    index("shipments_by_status").on(t.organizationId, t.status, t.id.desc()),
    index("shipments_tracking_number").on(t.organizationId, t.trackingNumber),
    // What the resume job and the tracking poll look at.
    index("shipments_unbooked").on(t.booking, t.requestedAt).where(sql`booking in ('intent', 'calling', 'accepted')`),
  ],
);

export const trackingEvents = pgTable(
  "tracking_events",
  {
    organizationId: organizationId(),
    id: id(),
    shipmentId: uuid("shipment_id").notNull(),
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
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
    // The same event told twice is one event.
    unique("tracking_events_once").on(t.organizationId, t.shipmentId, t.status, t.occurredAt),
  ],
);
