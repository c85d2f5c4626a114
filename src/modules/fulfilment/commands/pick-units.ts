import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import { whyNotWork } from "../fulfilment";
import type { PickUnits } from "../inputs";
import { lockFulfilment } from "../lock-fulfilment";
import { takeNamed } from "../record-serials";
import { savePicked } from "../save-picked";
import { spreadUnits } from "../spread-units";
import { begin } from "./start-picking";

/**
 * Books picked units by SKU (for a bundle its parts', or its own), without scans. Begins the picking by itself and ends it
 * with the last unit. Refused as a whole: more than the work asks for, an SKU that is not in it, a held order.
 */
export function pickUnits(ctx: Context, { fulfilmentId, version, lines }: PickUnits & { fulfilmentId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId, version);
    const planned = work.fulfilment.status === "planned";
    refuseIf(whyNotWork(planned ? "startPicking" : "finishPicking", work.fulfilment, work.order));
    const spread = spreadUnits(work.lines, lines, (line) => line.quantity - line.picked);
    if ("refused" in spread) throw new Refusal("conflict", spread.refused);
    if (planned) await begin(ctx, work);
    await takeNamed(ctx, work, spread.taken, lines);
    await savePicked(ctx, work, spread.taken, { type: "fulfilment.units_picked", data: { lines } });
  });
}
