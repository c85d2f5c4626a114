import { and, desc, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { outbox } from "@/platform/outbox/tables";
import { Refusal, refuseIf } from "@/platform/refusal";
import { after, whyNotWork } from "../fulfilment";
import { lockFulfilment, type Work } from "../lock-fulfilment";
import { putDownLast } from "../record-serials";
import { savePicked } from "../save-picked";

/** What was scanned last, a unit or a pack, goes back to its bin; the tote is open again. Refused when nothing was scanned, or once it is packed. */
export function undoScan(
  ctx: Context,
  { fulfilmentId }: { fulfilmentId: string },
): Promise<{ sku: string; picked: number; quantity: number }> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    const full = work.fulfilment.status === "picked";
    refuseIf(whyNotWork(full ? "resumePicking" : "finishPicking", work.fulfilment, work.order));
    const { taken, serial } = await lastScanned(ctx, work);
    const [lineId] = taken.keys();
    const line = work.lines.find((one) => one.id === lineId);
    const isThere = [...taken].every(([id, units]) => (work.lines.find((one) => one.id === id)?.picked ?? 0) >= units);
    if (!line || !isThere) throw new Refusal("conflict", reason("scan.nothing_to_undo"));
    if (full) work.fulfilment.status = after("resumePicking");
    const back = new Map([...taken].map(([id, units]) => [id, -units]));
    if (line.tracksSerials) await putDownLast(ctx, taken, serial);
    await savePicked(ctx, work, back, { type: "fulfilment.scan_undone", data: { lineId: line.id, sku: line.sku } });
    return { sku: line.sku, picked: line.picked, quantity: line.quantity };
  });
}

type Scanned = { taken: Map<string, number>; serial: string | null };

/** The units, by line, of the scan that no undo has taken back yet: they close like brackets. */
async function lastScanned(ctx: Context, { order, fulfilment }: Work): Promise<Scanned> {
  const told = await ctx.db
    .select({ type: outbox.type, data: outbox.data })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizationId, order.organizationId),
        eq(outbox.orderId, order.id),
        eq(outbox.subjectId, fulfilment.id),
        inArray(outbox.type, ["fulfilment.unit_scanned", "fulfilment.scan_undone"]),
      ),
    )
    .orderBy(desc(outbox.id));
  let undone = 0;
  for (const { type, data } of told) {
    if (type === "fulfilment.scan_undone") undone += 1;
    else if (undone > 0) undone -= 1;
    else return { taken: unitsOf(data), serial: typeof data.serial === "string" ? data.serial : null };
  }
  return { taken: new Map(), serial: null };
}

function unitsOf({ lineId, taken }: Record<string, unknown>): Map<string, number> {
  if (typeof taken === "object" && taken !== null) return new Map(Object.entries(taken).map(([id, units]) => [id, Number(units)]));
  return new Map(typeof lineId === "string" ? [[lineId, 1]] : []);
}
