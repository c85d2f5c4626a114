import { z } from "@hono/zod-openapi";
import { codeIssuers, codeStates } from "../marking";
import type { EvidenceView } from "./evidence-queries";

const at = z.string();
const by = z.string();

/** How a fulfilment was picked and packed, as the API tells it. */
export const Evidence = z
  .object({
    fulfilmentId: z.uuid(),
    number: z.string(),
    orderNumber: z.string(),
    warehouse: z.string(),
    parcels: z.array(
      z.object({
        position: z.int(),
        box: z.object({ code: z.string(), name: z.string(), grams: z.int().nullable(), costMinor: z.int().nullable() }).nullable(),
        dimensionsMm: z.object({ length: z.int(), width: z.int(), height: z.int() }),
        weightGrams: z.int(),
        weighed: z.boolean().openapi({ description: "By scales; otherwise the sum of the goods and the box" }),
        expectedGrams: z.int().nullable(),
        allowedGrams: z.int().nullable(),
        weightWhy: z.string().nullable(),
        by: by.nullable(),
        packedAt: at.nullable(),
        lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.int() })),
        scans: z.array(z.object({ code: z.string(), sku: z.string().nullable(), at })),
        photos: z.array(z.object({ id: z.uuid(), size: z.int(), by, at })),
      }),
    ),
    codes: z.array(
      z.object({
        sku: z.string(),
        kind: z.string(),
        code: z.string().openapi({ description: "Byte for byte" }),
        state: z.enum(codeStates),
        withdrawnBy: z.enum(codeIssuers).nullable().openapi({ description: "Whose receipt took it out of circulation" }),
        by,
        at,
      }),
    ),
    steps: z.array(z.object({ type: z.string(), at, by })),
    picked: z.array(z.object({ sku: z.string(), units: z.int(), at, by })).openapi({ description: "Scans at the shelf" }),
  })
  .openapi("PackingEvidence");

const told = <T extends { at: Date }>({ at, ...rest }: T) => ({ ...rest, at: at.toISOString() });

export function evidenceAnswer({ fulfilmentId, number, orderNumber, warehouse, ...view }: EvidenceView): z.infer<typeof Evidence> {
  return {
    ...{ fulfilmentId, number, orderNumber, warehouse },
    parcels: view.parcels.map(({ key: _, packedAt, photos, ...parcel }) => ({
      ...parcel,
      packedAt: packedAt?.toISOString() ?? null,
      photos: photos.map(told),
    })),
    codes: view.codes.map(told),
    steps: view.steps.map(told),
    picked: view.picked.map(told),
  };
}
