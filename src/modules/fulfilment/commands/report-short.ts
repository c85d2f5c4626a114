import { newId } from "@/lib/ids";
import { applyMovements, lockLevels } from "@/modules/inventory/levels";
import { logWork } from "@/modules/inventory/work-log/log-work";
import { freeUnits } from "@/modules/orders/free-units";
import { linesOf } from "@/modules/orders/lock-order";
import { partsOf } from "@/modules/orders/parts";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { reserveWaiting } from "@/modules/orders/reserve-waiting";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { whyNotWork } from "../fulfilment";
import type { ReportShort } from "../inputs";
import { factOf, lockFulfilment, type Work } from "../lock-fulfilment";
import { refreshLines } from "../refresh-lines";
import { closeIfPicked } from "../save-picked";
import { spreadUnits } from "../spread-units";
import { begin } from "./start-picking";

/**
 * Units that are not on the shelf: they go "in check", so that nobody is promised them, and their lines look for another
 * warehouse or wait for stock; where they are to wait for this one, no other is asked before somebody has counted here. A bundle leaves
 * whole; what was picked for it is put back. Refused beyond what is still to pick.
 */
export function reportShort(
  ctx: Context,
  { fulfilmentId, version, lines: missing, reason: why = "missing", choice = "route" }: ReportShort & { fulfilmentId: string },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId, version);
    refuseIf(whyNotWork("reportShort", work.fulfilment, work.order));
    const spread = spreadUnits(work.lines, missing, (line) => line.quantity - line.picked);
    if ("refused" in spread) throw new Refusal("conflict", spread.refused);
    if (work.fulfilment.status === "planned") await begin(ctx, work);

    const { order, fulfilment } = work;
    const { warehouseId } = fulfilment;
    const orderLines = await linesOf(ctx, order.id);
    const short = work.lines.filter((line) => spread.taken.has(line.id));
    const parts = await partsOf(
      ctx,
      orderLines.flatMap((line) => line.productId ?? []),
    );
    // Every level that freeing and routing anew may touch, locked at once and in one order.
    const levels = await lockLevels(ctx, [
      ...work.lines.map((line) => line.productId),
      ...[...parts.values()].flat().map((part) => part.productId),
    ]);
    await freeUnits(
      ctx,
      order,
      orderLines,
      wholeUnits(work, spread.taken).map((freed) => ({ ...freed, fulfilmentId })),
      levels,
    );
    const key = `short:${newId()}`;
    await applyMovements(
      ctx,
      levels,
      [...unitsByProduct(work, spread.taken)].map(([productId, units]) => ({
        warehouseId,
        productId,
        kind: "condition_changed" as const,
        condition: "in_check" as const,
        conditionDelta: units,
        cause: { kind: "fulfilment", id: fulfilment.id, key },
        reason: `short_${why}`,
      })),
    );
    await record(
      ctx,
      factOf(work, "fulfilment.short", {
        lines: short.map((line) => ({ sku: line.sku, productId: line.productId, missing: spread.taken.get(line.id) ?? 0 })),
        why,
        ...(choice === "wait" ? { waits: true } : {}),
      }),
    );

    const units = [...spread.taken.values()].reduce((sum, one) => sum + one, 0);
    await logWork(ctx, { stage: "pick", step: "short", warehouseId, subjectId: fulfilmentId, units, lines: short.length });

    const after = await lockFulfilment(ctx, fulfilmentId);
    if (after.fulfilment.status === "picking") await closeIfPicked(ctx, after);
    await reserveWaiting(ctx, order, await linesOf(ctx, order.id), levels);
    await refreshLines(ctx, order.id);
    const waiting = (await linesOf(ctx, order.id)).filter(
      (line) => line.backordered > 0 && short.some((one) => one.orderLineId === line.id),
    );
    if (waiting.length > 0) {
      const data = { short: waiting.map(({ sku, backordered }) => ({ sku, missing: backordered })), cause: "short_pick" };
      await record(ctx, {
        type: "order.shortage",
        subject: { kind: "order", id: order.id, number: order.number },
        orderId: order.id,
        data,
      });
    }
    await refreshOrder(ctx, order.id);
  });
}

/** Ordered units that cannot be made any more: of a bundle as many as the part that lacks most. */
function wholeUnits({ lines }: Work, missing: ReadonlyMap<string, number>): { lineId: string; units: number }[] {
  const units = new Map<string, number>();
  for (const line of lines) {
    const lost = Math.ceil((missing.get(line.id) ?? 0) / line.per);
    if (lost > 0) units.set(line.orderLineId, Math.max(lost, units.get(line.orderLineId) ?? 0));
  }
  return [...units].map(([lineId, lost]) => ({ lineId, units: lost }));
}

function unitsByProduct({ lines }: Work, missing: ReadonlyMap<string, number>): Map<string, number> {
  const units = new Map<string, number>();
  for (const line of lines) {
    const lost = missing.get(line.id) ?? 0;
    if (lost > 0) units.set(line.productId, (units.get(line.productId) ?? 0) + lost);
  }
  return units;
}
