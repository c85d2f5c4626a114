import { z } from "zod";
import { code } from "@/lib/text-input";

/** The most ways between warehouses that one set may name. */
const mostLanes = 100;
/** From how many warehouses goods may come together into one parcel. */
export const mostGathered = 3;

const Minor = z.int().min(0).max(100_000_000);

/** One way between two warehouses: how long goods take until they can be packed there, and what a transfer costs. */
const Lane = z.strictObject({
  from: code(),
  to: code(),
  days: z.int().min(1).max(60),
  /** Of one transfer, and of each begun kilogram in it. */
  minor: Minor,
  perKgMinor: Minor,
});
export type Lane = z.infer<typeof Lane>;

/** Whether goods of one order that lie apart may travel together first, by which ways and within which limits. */
export const GatherRules = z
  .strictObject({
    on: z.boolean(),
    /** Goods may be on their way to the others for so many days. */
    maxDays: z.int().min(1).max(60),
    /** What all transfers of one order may cost together; null: no limit. */
    maxMinor: Minor.nullable(),
    lanes: z.array(Lane).max(mostLanes),
  })
  .superRefine(({ lanes }, issues) => {
    for (const [at, { from, to }] of lanes.entries()) {
      if (from === to) issues.addIssue({ code: "custom", path: ["lanes", at, "to"], message: "is where it begins" });
      if (lanes.findIndex((one) => one.from === from && one.to === to) < at)
        issues.addIssue({ code: "custom", path: ["lanes", at], message: "is there twice" });
    }
  });
export type GatherRules = z.infer<typeof GatherRules>;

/** What holds where nobody has said anything: every warehouse sends what it has. */
export const noGathering: GatherRules = { on: false, maxDays: 3, maxMinor: null, lanes: [] };

/** What a transfer over a way costs; null when it goes by weight and nobody has weighed the goods. */
export function lanePrice({ minor, perKgMinor }: Lane, grams: number | null): number | null {
  if (perKgMinor === 0) return minor;
  return grams === null ? null : minor + Math.ceil(grams / 1000) * perKgMinor;
}
