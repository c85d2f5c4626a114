import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { fulfilmentLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { after, whyNotWork } from "../fulfilment";
import type { PackParcels, ParcelInput } from "../inputs";
import { factOf, lockFulfilment, type Work, writeFulfilment } from "../lock-fulfilment";
import { refreshLines } from "../refresh-lines";
import { spreadUnits } from "../spread-units";
import { parcelLines, parcels } from "../tables";

/** Puts everything that was picked into parcels, by SKU. Refused unless the parcels together hold exactly what is in the tote. */
export function packFulfilment(ctx: Context, { fulfilmentId, version, parcels }: PackParcels & { fulfilmentId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId, version);
    refuseIf(whyNotWork("pack", work.fulfilment, work.order));
    const contents = contentsOf(work, parcels);
    await clearParcels(ctx, work);
    await writeParcels(ctx, work, parcels, contents);
    for (const line of work.lines) await setPacked(ctx, line.id, line.picked);
    await writeFulfilment(ctx, work, { status: after("pack"), packedAt: ctx.now() });
    const weightGrams = parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0);
    await record(ctx, factOf(work, "fulfilment.packed", { parcels: parcels.length, weightGrams }));
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
  { db }: Context,
  { fulfilment }: Work,
  wanted: readonly ParcelInput[],
  contents: readonly Map<string, number>[],
): Promise<void> {
  const { organizationId, id: fulfilmentId } = fulfilment;
  const rows = wanted.map(({ weightGrams, dimensionsMm: { length, width, height } }, i) => ({
    organizationId,
    id: newId(),
    fulfilmentId,
    position: i + 1,
    weightGrams,
    lengthMm: length,
    widthMm: width,
    heightMm: height,
  }));
  await db.insert(parcels).values(rows);
  const held = rows.flatMap(({ id: parcelId }, i) =>
    [...(contents[i] ?? [])].map(([fulfilmentLineId, quantity]) => ({ organizationId, parcelId, fulfilmentLineId, quantity })),
  );
  await db.insert(parcelLines).values(held);
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
