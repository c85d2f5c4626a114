import { and, desc, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { outbox } from "@/platform/outbox/tables";
import { Refusal, refuseIf } from "@/platform/refusal";
import { after, whyNotWork } from "../fulfilment";
import { lockFulfilment, type Work } from "../lock-fulfilment";
import { savePicked } from "../save-picked";

/** The last unit that was scanned goes back to its bin; the tote is open again. Refused when nothing was scanned, or once it is packed. */
export function undoScan(
  ctx: Context,
  { fulfilmentId }: { fulfilmentId: string },
): Promise<{ sku: string; picked: number; quantity: number }> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    const full = work.fulfilment.status === "picked";
    refuseIf(whyNotWork(full ? "resumePicking" : "finishPicking", work.fulfilment, work.order));
    const lineId = await lastScanned(ctx, work);
    const line = work.lines.find((one) => one.id === lineId);
    if (!line || line.picked === 0) throw new Refusal("conflict", reason("scan.nothing_to_undo"));
    if (full) work.fulfilment.status = after("resumePicking");
    await savePicked(ctx, work, new Map([[line.id, -1]]), { type: "fulfilment.scan_undone", data: { lineId: line.id, sku: line.sku } });
    return { sku: line.sku, picked: line.picked, quantity: line.quantity };
  });
}

/** The scan that no undo has taken back yet: they close like brackets. */
async function lastScanned(ctx: Context, { order, fulfilment }: Work): Promise<string | null> {
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
    else return typeof data.lineId === "string" ? data.lineId : null;
  }
  return null;
}
