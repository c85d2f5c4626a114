import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { ParcelInput } from "../inputs";
import type { Work } from "../lock-fulfilment";
import { allowedGrams, expectedWeight, wholeOf, whyNotWeight } from "../packing-weight";
import { loadPackingRules } from "./packing-queries";
import { boxTypes, parcelEvidence, parcelPhotos } from "./tables";

type Box = typeof boxTypes.$inferSelect;

/** How a parcel is about to be closed: its outer size, and what is kept as evidence. */
export type Closing = {
  weightGrams: number;
  outside: { length: number; width: number; height: number };
  weightWhy: string | null;
  evidence: Omit<typeof parcelEvidence.$inferInsert, "organizationId" | "parcelId" | "by" | "packedAt">;
};

/**
 * Looks at each parcel before it is closed. Refuses a box that the house has not, a weight that is off where nobody says why, and a
 * parcel without the weight or the photo that it has to have.
 */
export async function judgeParcels(
  ctx: Context,
  { lines, fulfilment }: Work,
  parcels: readonly ParcelInput[],
  contents: readonly Map<string, number>[],
): Promise<Closing[]> {
  const { organizationId } = ctx.actor;
  const named = [...new Set(parcels.flatMap(({ box }) => box ?? []))];
  const ofHouse = and(eq(boxTypes.organizationId, organizationId), inArray(boxTypes.code, named));
  const [rules, boxes, photos] = await readTogether(ctx, [
    () => loadPackingRules(ctx),
    async () => (named.length > 0 ? ctx.db.select().from(boxTypes).where(ofHouse) : []),
    () =>
      ctx.db
        .selectDistinct({ key: parcelPhotos.key })
        .from(parcelPhotos)
        .where(and(eq(parcelPhotos.organizationId, organizationId), eq(parcelPhotos.fulfilmentId, fulfilment.id))),
  ]);
  const photographed = new Set(photos.map(({ key }) => key));
  return parcels.map((parcel, i) => {
    const box = parcel.box === undefined ? null : (boxes.find(({ code }) => code === parcel.box) ?? null);
    if (parcel.box !== undefined && !box) {
      const unknown = reason("packing.box_unknown", { box: parcel.box });
      throw new Refusal("invalid", unknown, { errors: [{ path: `parcels.${i}.box`, message: unknown.code }] });
    }
    const inside = lines.map(({ id, weightGrams }) => ({ units: contents[i]?.get(id) ?? 0, weightGrams }));
    const expected = expectedWeight(inside, { ownGrams: box?.ownGrams ?? null });
    const weighed = parcel.weighed ?? false;
    const weightWhy = parcel.weightWhy ?? null;
    refuseIf(whyNotWeight({ expected, weighedGrams: weighed ? parcel.weightGrams : null, why: weightWhy }, rules));
    const isSeen = parcel.key !== undefined && photographed.has(parcel.key);
    refuseIf(rules.mustPhoto && !isSeen ? reason("packing.photo_missing", { position: i + 1 }) : null);
    return {
      weightGrams: parcel.weightGrams,
      outside: parcel.dimensionsMm ?? outsideOf(box),
      weightWhy,
      evidence: {
        key: parcel.key ?? newId(),
        ...boxFacts(box),
        expectedGrams: expected && wholeOf(expected),
        allowedGrams: expected && allowedGrams(expected, rules),
        weighed,
        weightWhy,
        scans: parcel.scans ?? [],
      },
    };
  });
}

/** Keeps how parcels were closed. Refuses a name that another parcel has already. */
export async function keepEvidence(ctx: Context, closed: readonly (Closing & { parcelId: string })[]): Promise<void> {
  const { organizationId, kind, id, name } = ctx.actor;
  const rows = closed.map(({ parcelId, evidence }) => ({
    ...{ organizationId, parcelId, by: { kind, id, name }, packedAt: ctx.now() },
    ...evidence,
  }));
  const kept = await ctx.db.insert(parcelEvidence).values(rows).onConflictDoNothing().returning({ parcelId: parcelEvidence.parcelId });
  refuseIf(kept.length < rows.length ? reason("packing.key_taken") : null);
}

const boxFacts = (box: Box | null) => ({
  boxCode: box?.code ?? null,
  boxName: box?.name ?? null,
  boxGrams: box?.ownGrams ?? null,
  boxCostMinor: box?.costMinor ?? null,
});

function outsideOf(box: Box | null): Closing["outside"] {
  if (!box) throw new Error("a parcel without a size names its box");
  const wall = 2 * box.wallMm;
  return { length: box.lengthMm + wall, width: box.widthMm + wall, height: box.heightMm + wall };
}
