import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { recordPayment } from "@/modules/orders/commands/record-payment";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { carrierByCode } from "../carrier-queries";
import { findParcels, loadDues, type NamedParcel } from "./load-dues";
import { type Settled, settleRow } from "./settle-row";
import { settlementRegisters, settlementRows } from "./tables";

export type RegisterRow = NamedParcel & {
  register: string;
  /** The parcel as the register names it. */
  parcel: string;
  row: number;
  collectedMinor: number;
  feeMinor: number;
  currency: string;
  settledAt: Date | null;
};

/** What a row comes to; `known`: an earlier reading of the register has settled it. `id` is of the row that was written. */
export type TakenRow = Settled & { known: boolean; id?: string };

/** What reading a register would come to. Writes nothing. */
export async function judgeRegister(ctx: Context, carrierCode: string, rows: readonly RegisterRow[]): Promise<TakenRow[]> {
  const carrier = await carrierByCode(ctx, carrierCode);
  return (await judged(ctx, carrier.id, rows, false)).map(({ found: _, ...taken }) => taken);
}

/**
 * Takes in what a carrier's register says: books what came for each parcel, so that delivered orders close, and puts every difference
 * on the list. A parcel counts once per register, however often its file is read; one that was nobody's is looked for again.
 */
export async function takeRegister(ctx: Context, carrierCode: string, rows: readonly RegisterRow[]): Promise<TakenRow[]> {
  return inTransaction(ctx, async (ctx) => {
    const carrier = await carrierByCode(ctx, carrierCode);
    const registers = new Map<string, string>();
    // In one order, so that two who read the same registers never wait in a circle.
    for (const number of [...new Set(rows.map(({ register }) => register))].sort())
      registers.set(number, await openRegister(ctx, carrier.id, number));
    const taken: TakenRow[] = [];
    for (const [at, { found, ...one }] of (await judged(ctx, carrier.id, rows, true)).entries()) {
      const row = rows[at];
      const registerId = registers.get(row?.register ?? "");
      if (!row || !registerId || one.known) {
        taken.push(one);
        continue;
      }
      const id = await write(ctx, registerId, row, { ...one, ...found });
      const reference = `${carrier.name}, ${row.register}`.slice(0, 200);
      if (found && one.bookedMinor > 0)
        await recordPayment(ctx, {
          orderId: found.orderId,
          amount: one.bookedMinor,
          method: "carrier",
          reference,
          occurredAt: row.settledAt?.toISOString(),
          causeKey: causeOf(id),
        });
      taken.push({ ...one, id });
    }
    for (const [number, id] of registers) {
      const own = taken.filter((one, at) => rows[at]?.register === number && !one.known);
      if (own.length === 0) continue;
      const differences = own.filter(({ outcome }) => outcome !== "exact").length;
      await record(ctx, {
        type: "settlement.taken_in",
        subject: { kind: "settlement", id, number },
        data: { carrier: carrier.code, rows: own.length, differences },
      });
    }
    return taken;
  });
}

/** The cause by which a row's payment is known in the ledger. */
export const causeOf = (rowId: string) => `settlement:${rowId}`;

async function openRegister(ctx: Context, carrierId: string, number: string): Promise<string> {
  const { organizationId, name } = ctx.actor;
  const [row] = await ctx.db
    .insert(settlementRegisters)
    .values({ organizationId, id: newId(), carrierId, number, by: name, createdAt: ctx.now() })
    // Touched, not changed: it locks the register, and answers it whether it is new or not.
    .onConflictDoUpdate({
      target: [settlementRegisters.organizationId, settlementRegisters.carrierId, settlementRegisters.number],
      set: { number },
    })
    .returning({ id: settlementRegisters.id });
  if (!row) throw new Error("the register was not written");
  return row.id;
}

async function judged(ctx: Context, carrierId: string, rows: readonly RegisterRow[], lock: boolean) {
  const known = await knownRows(ctx, carrierId, rows);
  const found = await findParcels(ctx, carrierId, rows);
  const dues = await loadDues(ctx, found, lock);
  return rows.map((row, at) => {
    const before = known.get(keyOf(row.register, row.parcel));
    const parcel = found[at] ?? null;
    // Nobody's parcel may be somebody's by now; all else was settled.
    if (before && (before !== "unknown" || !parcel))
      return { found: parcel, known: true, outcome: before, dueMinor: null, bookedMinor: 0 } satisfies TakenRow & { found: unknown };
    const order = parcel && dues.orders.get(parcel.orderId);
    const share = parcel?.shipmentId ? (dues.parcels.get(parcel.shipmentId) ?? null) : null;
    const settled = settleRow(row, order ? { ...order, parcelMinor: share } : null);
    // Two rows of one order share what it owes.
    if (parcel && order) order.openMinor -= settled.bookedMinor;
    if (parcel?.shipmentId && share !== null) dues.parcels.set(parcel.shipmentId, share - settled.bookedMinor);
    return { found: order ? parcel : null, known: false, ...settled };
  });
}

const keyOf = (register: string, parcel: string) => `${register}\n${parcel}`;

async function knownRows(ctx: Context, carrierId: string, rows: readonly RegisterRow[]) {
  const there =
    rows.length === 0
      ? []
      : await ctx.db
          .select({ number: settlementRegisters.number, parcel: settlementRows.parcel, outcome: settlementRows.outcome })
          .from(settlementRows)
          .innerJoin(
            settlementRegisters,
            and(
              eq(settlementRegisters.organizationId, settlementRows.organizationId),
              eq(settlementRegisters.id, settlementRows.registerId),
            ),
          )
          .where(
            and(
              eq(settlementRows.organizationId, ctx.actor.organizationId),
              eq(settlementRegisters.carrierId, carrierId),
              inArray(settlementRegisters.number, [...new Set(rows.map(({ register }) => register))]),
              inArray(settlementRows.parcel, [...new Set(rows.map(({ parcel }) => parcel))]),
            ),
          );
  return new Map(there.map(({ number, parcel, outcome }) => [keyOf(number, parcel), outcome]));
}

async function write(
  ctx: Context,
  registerId: string,
  row: RegisterRow,
  { outcome, dueMinor, bookedMinor, orderId, shipmentId }: TakenRow & { orderId?: string; shipmentId?: string | null },
): Promise<string> {
  const { organizationId } = ctx.actor;
  const { parcel, collectedMinor, feeMinor, currency, settledAt } = row;
  const said = {
    row: row.row,
    orderId: orderId ?? null,
    shipmentId: shipmentId ?? null,
    outcome,
    collectedMinor,
    dueMinor,
    bookedMinor,
    feeMinor,
    currency,
    settledAt,
  };
  const [written] = await ctx.db
    .insert(settlementRows)
    .values({ organizationId, id: newId(), registerId, parcel, ...said, createdAt: ctx.now() })
    .onConflictDoUpdate({
      target: [settlementRows.organizationId, settlementRows.registerId, settlementRows.parcel],
      set: { ...said, resolvedAt: null, resolvedBy: null, note: null },
      setWhere: sql`${settlementRows.outcome} = 'unknown'`,
    })
    .returning({ id: settlementRows.id });
  if (!written) throw new Error("the row was settled meanwhile");
  return written.id;
}
