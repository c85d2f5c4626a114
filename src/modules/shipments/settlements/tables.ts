import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { orders } from "@/modules/orders/tables";
import { at, createdAt, currency, id, organizationId } from "@/platform/columns";
import { carriers, shipments } from "../tables";
import type { SettlementOutcome } from "./settle-row";

/** A carrier's register of the money that it took at doors: one per number, however often its file is read. */
export const settlementRegisters = pgTable(
  "settlement_registers",
  {
    organizationId: organizationId(),
    id: id(),
    carrierId: uuid("carrier_id").notNull(),
    /** The carrier's number of it, or the name of its file. */
    number: text("number").notNull(),
    by: text("by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("settlement_registers_number").on(t.organizationId, t.carrierId, t.number),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("restrict"),
  ],
);

/** What a register says of one parcel, and what came of it. */
export const settlementRows = pgTable(
  "settlement_rows",
  {
    organizationId: organizationId(),
    /** Also the cause of the payment that it was booked as. */
    id: id(),
    registerId: uuid("register_id").notNull(),
    /** The parcel as the register names it: each is settled once per register. */
    parcel: text("parcel").notNull(),
    /** Its first row in the file. */
    row: integer("row").notNull(),
    orderId: uuid("order_id"),
    shipmentId: uuid("shipment_id"),
    outcome: text("outcome").$type<SettlementOutcome>().notNull(),
    collectedMinor: bigint("collected_minor", { mode: "number" }).notNull(),
    /** What was to be collected when the register was read; null where the parcel is not ours. */
    dueMinor: bigint("due_minor", { mode: "number" }),
    bookedMinor: bigint("booked_minor", { mode: "number" }).notNull(),
    feeMinor: bigint("fee_minor", { mode: "number" }).notNull(),
    currency: currency(),
    settledAt: at("settled_at"),
    /** Who has dealt with a difference, and what was done. */
    resolvedAt: at("resolved_at"),
    resolvedBy: text("resolved_by"),
    note: text("note"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("settlement_rows_parcel").on(t.organizationId, t.registerId, t.parcel),
    foreignKey({
      columns: [t.organizationId, t.registerId],
      foreignColumns: [settlementRegisters.organizationId, settlementRegisters.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.shipmentId], foreignColumns: [shipments.organizationId, shipments.id] }).onDelete(
      "restrict",
    ),
    index("settlement_rows_shipment").on(t.organizationId, t.shipmentId),
    index("settlement_rows_order").on(t.organizationId, t.orderId),
    index("settlement_rows_differences").on(t.organizationId, t.id).where(sql`outcome <> 'exact' and resolved_at is null`),
    check("settlement_rows_amounts", sql`${t.bookedMinor} between 0 and ${t.collectedMinor}`),
  ],
);
