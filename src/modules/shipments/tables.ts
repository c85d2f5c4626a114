import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
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
import { at, bytea, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import type { BookingState } from "./booking";
import type { CarrierRule } from "./carrier-rule";
import type { DeliverySettings } from "./delivery-settings";
import type { DeliveryTaskKind } from "./delivery-tasks";
import type { Lateness } from "./lateness";
import type { TrackingStatus } from "./tracking";

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
    /** The unguessable part of the address that the carrier calls, of kinds that do; looked up before the organization is known. */
    hookToken: text("hook_token").unique("carriers_hook_token"),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] }), unique("carriers_code").on(t.organizationId, t.code)],
);

/** The owner's ordered rules by which a parcel finds its carrier; no row: none, and the offers decide. */
export const carrierRuleSets = pgTable(
  "carrier_rule_sets",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    rules: jsonb("rules").$type<CarrierRule[]>().notNull(),
    version: version(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);

/** What an organization lets the program watch on the way to the buyer; no row: as on the first day. */
export const deliverySettings = pgTable(
  "delivery_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    settings: jsonb("settings").$type<DeliverySettings>().notNull(),
    version: version(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
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
    /** What the carrier was told to collect from the buyer; null: it was not asked for anything yet. */
    collectMinor: bigint("collect_minor", { mode: "number" }),
    currency: currency(),
    daysMin: integer("days_min"),
    daysMax: integer("days_max"),
    expectedAt: at("expected_at"),
    /** Last day that a pickup point keeps the parcel. */
    storedUntil: at("stored_until"),
    /** When the buyer was to be reminded that the parcel is not kept much longer. */
    pickupRemindedAt: at("pickup_reminded_at"),
    /** Offers, refusals and why this one: shown on the order. */
    decision: jsonb("decision").$type<Record<string, unknown>>(),
    label: bytea("label"),
    /** The carrier's paper that goes with the parcel, of carriers that have one; fetched when it is first asked for. */
    waybill: bytea("waybill"),
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
    index("shipments_failed").on(t.organizationId, t.id).where(sql`booking in ('refused', 'failed')`),
    index("shipments_by_status").on(t.organizationId, t.status, t.id),
    // A scanned or typed number, or its beginning, in any letters.
    index("shipments_tracking_number_start").on(t.organizationId, sql`upper(tracking_number) text_pattern_ops`),
    // What a notice of the carrier is about.
    index("shipments_carrier_reference").on(t.organizationId, t.carrierId, t.carrierReference).where(sql`carrier_reference is not null`),
    // Parcels that somebody waits for: those that lie still, and those that are not collected.
    index("shipments_on_the_way")
      .on(t.organizationId, t.statusAt)
      .where(sql`booking = 'booked' and handed_over_at is not null and status not in ('delivered', 'returned')`),
    // What a carrier's record is counted from.
    index("shipments_delivered").on(t.organizationId, t.deliveredAt).where(sql`delivered_at is not null`),
    // What the resume job looks at.
    index("shipments_unbooked").on(t.booking, t.requestedAt).where(sql`booking in ('intent', 'calling', 'accepted')`),
  ],
);

/** The one booking that a parcel may have: in the words of the unique index above, so that it is found by it. See `freesTheParcel`. */
export const holdsTheParcel = sql`${shipments.booking} not in ('refused', 'cancelled')`;

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

/** The day that a buyer was told, per order: kept as it was told, whatever happens; and what is expected by now. */
export const deliveryPromises = pgTable(
  "delivery_promises",
  {
    organizationId: organizationId(),
    orderId: uuid("order_id").notNull(),
    /** The end of the promised day. */
    promisedBy: at("promised_by").notNull(),
    /** Where the day comes from: computed, or agreed on with the buyer by somebody. */
    source: text("source").$type<"computed" | "agreed">().notNull().default("computed"),
    /** Why another day was agreed on, in the words of whoever did. */
    note: text("note"),
    toldAt: at("told_at").notNull(),
    /** When it will arrive by what is known now; null: nobody can say. */
    expectedAt: at("expected_at"),
    lateSince: at("late_since"),
    lateness: jsonb("lateness").$type<Lateness>(),
    /** It has arrived or was called off: nobody watches it any more. */
    overAt: at("over_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.orderId] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("delivery_promises_open").on(t.organizationId, t.promisedBy).where(sql`over_at is null`),
  ],
);

/** The offer that a day is reckoned with before anything is packed: what the carriers said when they were asked for it. */
export const fulfilmentOffers = pgTable(
  "fulfilment_offers",
  {
    organizationId: organizationId(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    /** What was asked: another destination or other goods make it another question. */
    question: text("question").notNull(),
    askedAt: at("asked_at").notNull(),
    /** Null: they were asked and nobody offered anything. */
    carrier: text("carrier"),
    service: text("service"),
    daysMin: integer("days_min"),
    daysMax: integer("days_max"),
    priceMinor: bigint("price_minor", { mode: "number" }),
    currency: text("currency"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.fulfilmentId] }),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** What a parcel on its way wants of a person: once per parcel and kind while it is open. */
export const deliveryTasks = pgTable(
  "delivery_tasks",
  {
    organizationId: organizationId(),
    id: id(),
    shipmentId: uuid("shipment_id").notNull(),
    orderId: uuid("order_id").notNull(),
    kind: text("kind").$type<DeliveryTaskKind>().notNull(),
    /** Since when it is so: the last movement, the failed attempt. */
    since: at("since").notNull(),
    raisedAt: at("raised_at").notNull(),
    settledAt: at("settled_at"),
    /** Who has dealt with it; null: it has settled itself. */
    settledBy: text("settled_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
    uniqueIndex("delivery_tasks_open").on(t.organizationId, t.shipmentId, t.kind).where(sql`settled_at is null`),
    // Told once of each standstill, also after somebody has dealt with it.
    unique("delivery_tasks_once").on(t.organizationId, t.shipmentId, t.kind, t.since),
  ],
);
