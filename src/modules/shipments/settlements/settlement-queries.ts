import { and, desc, eq, isNull, lt, ne, or, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { carriers, shipments } from "../tables";
import { ListDifferences, ListRegisters } from "./inputs";
import { settlementRegisters, settlementRows } from "./tables";

const rows = settlementRows;
const sum = (of: ReturnType<typeof sql>) => sql<number>`coalesce(${of}, 0)::bigint`.mapWith(Number);
const ofRegister = and(eq(rows.organizationId, settlementRegisters.organizationId), eq(rows.registerId, settlementRegisters.id));
const itsCarrier = and(eq(carriers.organizationId, settlementRegisters.organizationId), eq(carriers.id, settlementRegisters.carrierId));
const itsOrder = and(eq(orders.organizationId, rows.organizationId), eq(orders.id, rows.orderId));

// What was short is settled when the rest comes, by whatever way.
const isOpen = and(
  ne(rows.outcome, "exact"),
  isNull(rows.resolvedAt),
  or(ne(rows.outcome, "short"), sql`${orders.paidMinor} < ${orders.totalMinor}`),
);

/** Registers that were read, newest first, with their sums and how many of their rows want a look. */
export async function listRegisters(ctx: Context, query: ListRegisters) {
  const { carrier, limit, cursor } = ListRegisters.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const { id, number, by, createdAt, organizationId } = settlementRegisters;
  const found = await ctx.db
    .select({
      id,
      number,
      by,
      createdAt,
      carrier: carriers.code,
      carrierName: carriers.name,
      currency: sql<string>`min(${rows.currency})`,
      parcels: sql<number>`count(${rows.id})::int`,
      exact: sql<number>`(count(*) filter (where ${rows.outcome} = 'exact'))::int`,
      open: sql<number>`(count(*) filter (where ${isOpen}))::int`,
      collectedMinor: sum(sql`sum(${rows.collectedMinor})`),
      bookedMinor: sum(sql`sum(${rows.bookedMinor})`),
      feeMinor: sum(sql`sum(${rows.feeMinor})`),
    })
    .from(settlementRegisters)
    .innerJoin(carriers, itsCarrier)
    .innerJoin(rows, ofRegister)
    .leftJoin(orders, itsOrder)
    .where(
      and(
        eq(organizationId, ctx.actor.organizationId),
        carrier ? eq(carriers.code, carrier) : undefined,
        after ? lt(id, String(after[0])) : undefined,
      ),
    )
    .groupBy(organizationId, id, number, by, createdAt, carriers.code, carriers.name)
    .orderBy(desc(id))
    .limit(limit + 1);
  return pageOf(found, limit, (row) => [row.id]);
}

export type DifferenceView = Awaited<ReturnType<typeof listDifferences>>["items"][number];

/** Rows of registers that differ from what was expected, newest first; those dealt with only when all are asked for. */
export async function listDifferences(ctx: Context, query: ListDifferences) {
  const { register, all, limit, cursor } = ListDifferences.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const { id, row, parcel, outcome, collectedMinor, dueMinor, bookedMinor, currency, settledAt, resolvedAt, resolvedBy, note } = rows;
  const found = await ctx.db
    .select({
      id,
      registerId: settlementRegisters.id,
      register: settlementRegisters.number,
      carrier: carriers.code,
      carrierName: carriers.name,
      row,
      parcel,
      orderNumber: orders.number,
      outcome,
      collectedMinor,
      dueMinor,
      bookedMinor,
      currency,
      settledAt,
      resolvedAt,
      resolvedBy,
      note,
    })
    .from(rows)
    .innerJoin(settlementRegisters, ofRegister)
    .innerJoin(carriers, itsCarrier)
    .leftJoin(orders, itsOrder)
    .where(
      and(
        eq(rows.organizationId, ctx.actor.organizationId),
        all ? ne(outcome, "exact") : isOpen,
        register ? eq(rows.registerId, register) : undefined,
        after ? lt(id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(id))
    .limit(limit + 1);
  return pageOf(found, limit, (one) => [one.id]);
}

export type OpenSettlement = Awaited<ReturnType<typeof openByCarrier>>[number];

/** Money that carriers have taken at doors and not handed on: per carrier and currency, by the days since delivery. */
export async function openByCarrier(ctx: Context) {
  const { organizationId } = ctx.actor;
  const openMinor = sql`(${orders.totalMinor} - ${orders.paidMinor})`;
  const days = sql`extract(epoch from (${ctx.now().toISOString()}::timestamptz - ${orders.deliveredAt})) / 86400`;
  const since = (from: number, until: number | null) =>
    sum(sql`sum(${openMinor}) filter (where ${days} >= ${from}${until === null ? sql`` : sql` and ${days} < ${until}`})`);
  const carrierId = sql`(select s.carrier_id from ${shipments} s where s.organization_id = ${orders.organizationId} and s.order_id = ${orders.id}
    and s.booking not in ('refused', 'cancelled') order by s.id limit 1)`;
  return ctx.db
    .select({
      carrier: carriers.code,
      carrierName: carriers.name,
      currency: orders.currency,
      orders: sql<number>`count(*)::int`,
      openMinor: sum(sql`sum(${openMinor})`),
      weekMinor: since(0, 7),
      fortnightMinor: since(7, 14),
      monthMinor: since(14, 30),
      olderMinor: since(30, null),
    })
    .from(orders)
    .innerJoin(carriers, and(eq(carriers.organizationId, orders.organizationId), eq(carriers.id, carrierId)))
    .where(
      and(
        eq(orders.organizationId, organizationId),
        sql`${orders.status} in ('new', 'confirmed')`,
        eq(orders.fulfilmentStatus, "delivered"),
        eq(orders.paymentTerms, "cash_on_delivery"),
        eq(orders.fulfilledBy, "us"),
        sql`${orders.paidMinor} < ${orders.totalMinor}`,
      ),
    )
    .groupBy(carriers.code, carriers.name, orders.currency)
    .orderBy(carriers.name, orders.currency);
}
