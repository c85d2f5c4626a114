import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { logWork } from "@/modules/inventory/work-log/log-work";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { fulfilmentLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { after, whyNotWork } from "../fulfilment";
import type { PackParcels, ParcelInput } from "../inputs";
import { loadMarked } from "../load-marked";
import { factOf, lockFulfilment, type Work, writeFulfilment } from "../lock-fulfilment";
import { whyNotCoded } from "../marking";
import { type Closing, judgeParcels, keepEvidence } from "../packing/close-parcels";
import { refreshLines } from "../refresh-lines";
import { returnCodesBeside } from "../release-codes";
import { spreadUnits } from "../spread-units";
import { parcelLines, parcels } from "../tables";

/**
 * Puts everything that was picked into parcels, by SKU. Refused unless the parcels together hold exactly what is in the tote, each unit
 * that has to be known by a code has one, and each parcel weighs what it should or somebody says why not.
 */
export function packFulfilment(ctx: Context, { fulfilmentId, version, parcels }: PackParcels & { fulfilmentId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId, version);
    refuseIf(whyNotWork("pack", work.fulfilment, work.order));
    const contents = contentsOf(work, parcels);
    const marked = await loadMarked(ctx, { orderId: work.order.id, fulfilmentId, lines: work.lines });
    refuseIf(whyNotCoded(marked.lines, marked.held));
    const coded = marked.lines.map(({ orderLineId }) => orderLineId);
    await returnCodesBeside(ctx, fulfilmentId, coded);
    const closings = await judgeParcels(ctx, work, parcels, contents);
    await clearParcels(ctx, work);
    await writeParcels(ctx, work, closings, contents);
    for (const line of work.lines) await setPacked(ctx, line.id, line.picked);
    await writeFulfilment(ctx, work, { status: after("pack"), packedAt: ctx.now() });
    const units = work.lines.reduce((sum, line) => sum + line.picked, 0);
    const { warehouseId } = work.fulfilment;
    await logWork(ctx, { stage: "pack", step: "packed", warehouseId, subjectId: fulfilmentId, units, lines: work.lines.length });
    const weightGrams = parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0);
    const why = closings.flatMap(({ weightWhy }) => weightWhy ?? []);
    const told = { parcels: parcels.length, weightGrams, ...(why.length > 0 ? { weightWhy: why.join("; ") } : {}) };
    await record(ctx, factOf(work, "fulfilment.packed", told));
    await refreshLines(ctx, work.order.id);
    await refreshOrder(ctx, work.order.id);
  });
}

/** Opens the parcels again: what was in them is in the tote. Whoever calls makes sure that no carrier has been booked for them. */
export function unpackFulfilment(ctx: Context, { fulfilmentId, version }: { fulfilmentId: string; version?: number }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId, version);
    refuseIf(whyNotWork("unpack", work.fulfilment, work.order));
    await clearParcels(ctx, work);
    for (const line of work.lines) await setPacked(ctx, line.id, 0);
    await writeFulfilment(ctx, work, { status: after("unpack"), packedAt: null });
    await record(ctx, factOf(work, "fulfilment.unpacked"));
    await refreshLines(ctx, work.order.id);
    await refreshOrder(ctx, work.order.id);
  });
}

/** What goes into each parcel, by line; all parcels together hold exactly what was picked. */
function contentsOf({ lines }: Work, wanted: readonly ParcelInput[]): Map<string, number>[] {
  const left = new Map(lines.map((line) => [line.id, line.picked]));
  const contents = wanted.map((parcel) => {
    const spread = spreadUnits(lines, parcel.lines, (line) => left.get(line.id) ?? 0);
    if ("refused" in spread) throw new Refusal("conflict", spread.refused);
    for (const [id, units] of spread.taken) left.set(id, (left.get(id) ?? 0) - units);
    return spread.taken;
  });
  const forgotten = lines.filter((line) => (left.get(line.id) ?? 0) > 0).map((line) => ({ sku: line.sku, units: left.get(line.id) ?? 0 }));
  const units = forgotten.reduce((sum, line) => sum + line.units, 0);
  if (units > 0) throw new Refusal("conflict", reason("fulfilment.left_unpacked", { units }), { left: forgotten });
  return contents;
}

async function writeParcels(
  ctx: Context,
  { fulfilment }: Work,
  closings: readonly Closing[],
  contents: readonly Map<string, number>[],
): Promise<void> {
  const { organizationId, id: fulfilmentId } = fulfilment;
  const closed = closings.map((closing, i) => ({ ...closing, parcelId: newId(), position: i + 1 }));
  const rows = closed.map(({ parcelId: id, position, weightGrams, outside: { length, width, height } }) => ({
    ...{ organizationId, id, fulfilmentId, position, weightGrams },
    ...{ lengthMm: length, widthMm: width, heightMm: height },
  }));
  await ctx.db.insert(parcels).values(rows);
  const held = rows.flatMap(({ id: parcelId }, i) =>
    [...(contents[i] ?? [])].map(([fulfilmentLineId, quantity]) => ({ organizationId, parcelId, fulfilmentLineId, quantity })),
  );
  await ctx.db.insert(parcelLines).values(held);
  await keepEvidence(ctx, closed);
}

async function clearParcels({ db }: Context, { fulfilment }: Work): Promise<void> {
  await db.delete(parcels).where(and(eq(parcels.organizationId, fulfilment.organizationId), eq(parcels.fulfilmentId, fulfilment.id)));
}

async function setPacked(ctx: Context, lineId: string, packed: number): Promise<void> {
  await ctx.db
    .update(fulfilmentLines)
    .set({ packed })
    .where(and(eq(fulfilmentLines.organizationId, ctx.actor.organizationId), eq(fulfilmentLines.id, lineId)));
}
