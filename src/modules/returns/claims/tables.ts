import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AttachmentType } from "@/modules/orders/attachments/sniff";
import { orders } from "@/modules/orders/tables";
import { shipments } from "@/modules/shipments/tables";
import { at, bytea, createdAt, currency, id, organizationId, version } from "@/platform/columns";
import { returns } from "../tables";
import type { ClaimKind, ClaimStatus, Evidence } from "./claim";

type By = { kind: string; id: string | null; name: string };

/** What a shop wants of a carrier for a parcel: why, how much, with what proof, and what came of it. */
export const carrierClaims = pgTable(
  "carrier_claims",
  {
    organizationId: organizationId(),
    id: id(),
    /** Order number and a running part: 10476-C1. */
    number: text("number").notNull(),
    orderId: uuid("order_id").notNull(),
    shipmentId: uuid("shipment_id").notNull(),
    returnId: uuid("return_id"),
    carrier: text("carrier").notNull(),
    trackingNumber: text("tracking_number"),
    kind: text("kind").$type<ClaimKind>().notNull(),
    status: text("status").$type<ClaimStatus>().notNull(),
    version: version(),
    text: text("text").notNull(),
    claimedMinor: bigint("claimed_minor", { mode: "number" }).notNull(),
    /** What the carrier agreed to, and what came. */
    awardedMinor: bigint("awarded_minor", { mode: "number" }),
    currency: currency(),
    /** The carrier's own number of it, and what it answered. */
    reference: text("reference"),
    answer: text("answer"),
    /** What we knew of the parcel when the claim was made. */
    evidence: jsonb("evidence").$type<Evidence>().notNull(),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
    sentAt: at("sent_at"),
    decidedAt: at("decided_at"),
    closedAt: at("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("carrier_claims_number").on(t.organizationId, t.number),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.returnId], foreignColumns: [returns.organizationId, returns.id] }).onDelete("restrict"),
    index("carrier_claims_order").on(t.organizationId, t.orderId),
    index("carrier_claims_shipment").on(t.organizationId, t.shipmentId),
    index("carrier_claims_list").on(t.organizationId, t.status, t.id),
    check("carrier_claims_sums", sql`${t.claimedMinor} > 0 and coalesce(${t.awardedMinor}, 0) >= 0`),
  ],
);

/** Papers and photos put to a claim. Lists never read `content`. */
export const claimFiles = pgTable(
  "claim_files",
  {
    organizationId: organizationId(),
    id: id(),
    claimId: uuid("claim_id").notNull(),
    name: text("name").notNull(),
    contentType: text("content_type").$type<AttachmentType>().notNull(),
    size: integer("size").notNull(),
    content: bytea("content").notNull(),
    by: jsonb("by").$type<By>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.claimId], foreignColumns: [carrierClaims.organizationId, carrierClaims.id] }).onDelete(
      "cascade",
    ),
    index("claim_files_claim").on(t.organizationId, t.claimId),
  ],
);
