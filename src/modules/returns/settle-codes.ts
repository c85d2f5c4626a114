import { and, eq, inArray } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { CodeState } from "@/modules/fulfilment/marking";
import { markingCodes } from "@/modules/fulfilment/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { CameCondition } from "./return";

type Coming = {
  orderLineId: string;
  sku: string;
  condition: CameCondition;
  units: number;
  codes?: readonly string[];
  /** All units of the line that were still out come now, in one condition. */
  isWhole: boolean;
  /** Where the codes were named. */
  path: string;
};

type CodeRow = typeof markingCodes.$inferSelect;

const becomes: Partial<Record<CameCondition, CodeState>> = { sellable: "returned", damaged: "written_off" };

/** A code that names a product and no unit: all units of a line may have the same. */
const namesNoUnit = (kind: string) => kind === "gtin";

/**
 * Takes the marking codes of units that came back a step on: back in circulation, so that they may be sold and scanned again, or
 * written off with the damaged unit for good. Where only some units come, their codes have to be named; all of them are known.
 */
export async function settleCodes(ctx: Context, coming: Coming): Promise<void> {
  const { orderLineId, condition, codes = [], isWhole, path } = coming;
  const state = becomes[condition];
  if (!state) return;
  const ofLine = and(eq(markingCodes.organizationId, ctx.actor.organizationId), eq(markingCodes.orderLineId, orderLineId));
  const known = await ctx.db.select().from(markingCodes).where(ofLine).for("update");
  // What came back undelivered was never sold: its codes are in circulation as they are. Those of units that came back are settled.
  const open = known.filter((one) => one.state === "in_circulation" || one.state === "withdrawn");
  const why = whyNotCodes(coming, known, open);
  if (why)
    throw new Refusal("invalid", why, { errors: [{ path: why.code === "return.codes_missing" ? "lines" : path, message: why.code }] });
  const isAll = codes.length === 0 && isWhole;
  const ids = open.filter((one) => isAll || codes.includes(one.code)).map(({ id }) => id);
  if (ids.length === 0) return;
  await ctx.db
    .update(markingCodes)
    .set({ state, changedAt: ctx.now() })
    .where(and(eq(markingCodes.organizationId, ctx.actor.organizationId), inArray(markingCodes.id, ids)));
}

/** Why the codes that were named are not those of so many units that come; null when they are. */
function whyNotCodes({ sku, codes = [], units, isWhole }: Coming, known: readonly CodeRow[], open: readonly CodeRow[]): Reason | null {
  if (codes.some((code) => !known.some((one) => one.code === code))) return reason("return.code_of_other_line", { sku });
  if (codes.some((code, i) => codes.indexOf(code) < i)) return reason("return.code_twice", { sku });
  if (codes.some((code) => !open.some((one) => one.code === code))) return reason("return.code_came_back", { sku });
  if (open.length === 0) return null;
  if (codes.length === 0) return isWhole ? null : reason("return.codes_missing", { sku });
  for (const kind of new Set(open.map((one) => one.kind))) {
    if (namesNoUnit(kind)) continue;
    const ofKind = open.filter((one) => one.kind === kind);
    const named = ofKind.filter(({ code }) => codes.includes(code)).length;
    if (named !== Math.min(units, ofKind.length)) return reason("return.codes_count", { sku, units, codes: named });
  }
  return null;
}
