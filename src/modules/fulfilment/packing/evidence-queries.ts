import { and, asc, eq, inArray } from "drizzle-orm";
import { scanMatches } from "@/lib/barcode";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines, orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { outbox } from "@/platform/outbox/tables";
import { readFulfilment } from "../queries";
import { markingCodes, parcelLines, parcels } from "../tables";
import { parcelEvidence, parcelPhotos } from "./tables";

export type EvidenceView = Awaited<ReturnType<typeof readEvidence>>;

/** What happened to a fulfilment on the floor, in the words of the timeline. */
const stages = [
  "fulfilment.released",
  "fulfilment.picking_started",
  "fulfilment.unit_scanned",
  "fulfilment.units_picked",
  "fulfilment.picked",
  "fulfilment.packed",
  "fulfilment.unpacked",
  "fulfilment.handed_over",
  "fulfilment.delivered",
  "fulfilment.returned_to_sender",
];

/** All that is known of how a fulfilment was picked and packed: each parcel with its scans, weights and photos, and who did what when. */
export async function readEvidence(ctx: Context, fulfilmentId: string) {
  const work = await readFulfilment(ctx, fulfilmentId);
  const own = ctx.actor.organizationId;
  const [boxes, held, photos, facts, codes] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({ parcel: parcels, kept: parcelEvidence })
        .from(parcels)
        .leftJoin(parcelEvidence, and(eq(parcelEvidence.organizationId, parcels.organizationId), eq(parcelEvidence.parcelId, parcels.id)))
        .where(and(eq(parcels.organizationId, own), eq(parcels.fulfilmentId, fulfilmentId)))
        .orderBy(asc(parcels.position)),
    () => loadContents(ctx, fulfilmentId),
    () =>
      ctx.db
        .select({ id: parcelPhotos.id, key: parcelPhotos.key, size: parcelPhotos.size, by: parcelPhotos.by, at: parcelPhotos.createdAt })
        .from(parcelPhotos)
        .where(and(eq(parcelPhotos.organizationId, own), eq(parcelPhotos.fulfilmentId, fulfilmentId)))
        .orderBy(asc(parcelPhotos.createdAt), asc(parcelPhotos.id)),
    () =>
      ctx.db
        .select({ type: outbox.type, at: outbox.at, by: outbox.by, data: outbox.data })
        .from(outbox)
        .where(
          and(
            eq(outbox.organizationId, own),
            eq(outbox.orderId, work.orderId),
            eq(outbox.subjectId, fulfilmentId),
            inArray(outbox.type, stages),
          ),
        )
        .orderBy(asc(outbox.id))
        .limit(2_000),
    () =>
      ctx.db
        .select({
          ...{ sku: orderLines.sku, kind: markingCodes.kind, code: markingCodes.code, state: markingCodes.state },
          ...{ withdrawnBy: markingCodes.withdrawnBy, by: markingCodes.by, at: markingCodes.createdAt },
        })
        .from(markingCodes)
        .innerJoin(orderLines, and(eq(orderLines.organizationId, markingCodes.organizationId), eq(orderLines.id, markingCodes.orderLineId)))
        .where(and(eq(markingCodes.organizationId, own), eq(markingCodes.fulfilmentId, fulfilmentId)))
        .orderBy(asc(markingCodes.createdAt), asc(markingCodes.id)),
  ]);
  const keys = new Set(boxes.map(({ kept }) => kept?.key));
  // What was photographed before a parcel was opened again is still seen, with the first one.
  const earlier = photos.filter(({ key }) => !keys.has(key));
  return {
    fulfilmentId,
    number: work.number,
    orderNumber: work.orderNumber,
    warehouse: work.warehouse,
    warehouseName: work.warehouseName,
    timezone: work.timezone,
    status: work.status,
    parcels: boxes.map(({ parcel, kept }) => {
      const own = photos.filter(({ key }) => key === kept?.key);
      return parcelOf(parcel, kept, held, parcel.position === 1 ? [...own, ...earlier] : own);
    }),
    codes,
    /** Scans of single units are told apart from the steps: there may be hundreds of them. */
    steps: facts.filter(({ type }) => type !== "fulfilment.unit_scanned").map(({ type, at, by }) => ({ type, at, by: by.name })),
    picked: facts
      .filter(({ type }) => type === "fulfilment.unit_scanned")
      .map(({ at, by, data }) => ({ sku: String(data.sku ?? ""), units: Number(data.units ?? 1), at, by: by.name })),
  };
}

type Held = Awaited<ReturnType<typeof loadContents>>[number];
type Photo = { id: string; key: string; size: number; by: { name: string }; at: Date };

function parcelOf(
  parcel: typeof parcels.$inferSelect,
  kept: typeof parcelEvidence.$inferSelect | null,
  held: readonly Held[],
  photos: readonly Photo[],
) {
  const lines = held.filter((line) => line.parcelId === parcel.id);
  return {
    position: parcel.position,
    weightGrams: parcel.weightGrams,
    dimensionsMm: { length: parcel.lengthMm, width: parcel.widthMm, height: parcel.heightMm },
    lines: lines.map(({ sku, name, quantity }) => ({ sku, name, quantity })),
    /** Of parcels that were closed before evidence was kept there is no more than this. */
    key: kept?.key ?? null,
    box: kept?.boxCode
      ? { code: kept.boxCode, name: kept.boxName ?? kept.boxCode, grams: kept.boxGrams, costMinor: kept.boxCostMinor }
      : null,
    expectedGrams: kept?.expectedGrams ?? null,
    allowedGrams: kept?.allowedGrams ?? null,
    weighed: kept?.weighed ?? false,
    weightWhy: kept?.weightWhy ?? null,
    by: kept?.by.name ?? null,
    packedAt: kept?.packedAt ?? null,
    scans: (kept?.scans ?? []).map(({ code, at }) => ({ code, at, sku: lines.find((line) => scanMatches(code, line))?.sku ?? null })),
    photos: photos.map(({ id, size, by, at }) => ({ id, size, by: by.name, at })),
  };
}

function loadContents(ctx: Context, fulfilmentId: string) {
  return ctx.db
    .select({
      parcelId: parcelLines.parcelId,
      quantity: parcelLines.quantity,
      sku: products.sku,
      name: products.name,
      barcode: products.barcode,
    })
    .from(parcelLines)
    .innerJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, parcelLines.organizationId), eq(fulfilmentLines.id, parcelLines.fulfilmentLineId)),
    )
    .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(and(eq(fulfilmentLines.organizationId, ctx.actor.organizationId), eq(fulfilmentLines.fulfilmentId, fulfilmentId)))
    .orderBy(asc(products.sku));
}
