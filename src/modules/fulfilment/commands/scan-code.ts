import { and, eq, exists, ne } from "drizzle-orm";
import { bareScan } from "@/lib/gs1/parse-gs1";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import { fulfilments, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refusedScan } from "@/platform/floor/refused-scan";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { whyNotWork } from "../fulfilment";
import type { DropCode, ScanCode } from "../inputs";
import { loadMarked } from "../load-marked";
import { factOf, lockFulfilment } from "../lock-fulfilment";
import { movedUp, nextPlace, whyNoCode, whyOtherProduct } from "../marking";
import { markingCodes } from "../tables";

/**
 * Keeps the code of a unit of a line, byte for byte, before the parcel is closed. Refuses what is no code, a line that asks for none or
 * has all, the code of another product, and one that has left already or lies in another parcel.
 */
export function scanCode(ctx: Context, { fulfilmentId, orderLineId, code: scanned }: ScanCode): Promise<void> {
  // What the scanner itself puts before a code is no part of it; else one unit would have two codes, by two scanners.
  const code = bareScan(scanned).text;
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNotWork("pack", work.fulfilment, work.order));
    refuseIf(whyNoCode(code), "invalid");
    const { lines, held } = await loadMarked(ctx, { orderId: work.order.id, fulfilmentId, lines: work.lines });
    const line = lines.find((one) => one.orderLineId === orderLineId);
    if (!line) {
      if (!work.lines.some((one) => one.orderLineId === orderLineId)) throw notFound("order_line");
      throw new Refusal("conflict", reason("fulfilment.code_not_asked"));
    }
    const { id, number, warehouseId } = work.fulfilment;
    const refused = (why: Reason) => refusedScan(why, { task: { kind: "pack", id, number }, warehouseId, code, expected: line.sku });
    const place = nextPlace(line, held);
    if (!place) throw refused(reason("fulfilment.codes_all_there", { sku: line.sku }));
    const goods = work.lines.filter((one) => one.orderLineId === orderLineId);
    const other = whyOtherProduct({ code, kind: place.kind }, goods);
    if (other) throw refused(other);
    await freeFromCancelled(ctx, code);
    const { organizationId } = ctx.actor;
    const [kept] = await ctx.db
      .insert(markingCodes)
      .values({ organizationId, id: newId(), fulfilmentId, orderLineId, ...place, code, by: ctx.actor.name, changedAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: markingCodes.id });
    if (!kept) throw refused(reason("fulfilment.code_taken", { order: await holderOf(ctx, code) }));
    await record(ctx, factOf(work, "fulfilment.code_scanned", { sku: line.sku, kind: place.kind }));
  });
}

/** Takes a code off its unit, before the parcel is closed: it was scanned by mistake. */
export function dropCode(ctx: Context, { fulfilmentId, codeId }: DropCode): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNotWork("pack", work.fulfilment, work.order));
    const [gone] = await ctx.db
      .delete(markingCodes)
      .where(
        and(
          eq(markingCodes.organizationId, ctx.actor.organizationId),
          eq(markingCodes.fulfilmentId, fulfilmentId),
          eq(markingCodes.id, codeId),
          eq(markingCodes.state, "in_circulation"),
        ),
      )
      .returning({ kind: markingCodes.kind, orderLineId: markingCodes.orderLineId, position: markingCodes.position });
    if (!gone) throw notFound("code");
    const { lines, held } = await loadMarked(ctx, { orderId: work.order.id, fulfilmentId, lines: work.lines });
    const own = held.filter(({ orderLineId }) => orderLineId === gone.orderLineId);
    const kinds = lines.find(({ orderLineId }) => orderLineId === gone.orderLineId)?.kinds.length ?? 0;
    const places = own.map(({ position }) => position);
    for (const [from, to] of movedUp(kinds, gone.position, places)) {
      const id = own.find(({ position }) => position === from)?.id ?? "";
      await ctx.db
        .update(markingCodes)
        .set({ position: to })
        .where(and(eq(markingCodes.organizationId, ctx.actor.organizationId), eq(markingCodes.id, id)));
    }
    await record(ctx, factOf(work, "fulfilment.code_dropped", { kind: gone.kind }));
  });
}

/** Goods of work that was cancelled are back on their shelf, and their codes with them. */
async function freeFromCancelled(ctx: Context, code: string): Promise<void> {
  const { organizationId } = ctx.actor;
  const cancelled = ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, organizationId),
        eq(fulfilments.id, markingCodes.fulfilmentId),
        eq(fulfilments.status, "cancelled"),
      ),
    );
  await ctx.db
    .update(markingCodes)
    .set({ state: "returned", changedAt: ctx.now() })
    .where(
      and(
        eq(markingCodes.organizationId, organizationId),
        eq(markingCodes.code, code),
        eq(markingCodes.state, "in_circulation"),
        exists(cancelled),
      ),
    );
}

/** The order that a code left with, or lies ready to. */
async function holderOf(ctx: Context, code: string): Promise<string> {
  const [row] = await ctx.db
    .select({ number: orders.number })
    .from(markingCodes)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, markingCodes.organizationId), eq(fulfilments.id, markingCodes.fulfilmentId)))
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .where(and(eq(markingCodes.organizationId, ctx.actor.organizationId), eq(markingCodes.code, code), ne(markingCodes.state, "returned")))
    .limit(1);
  return row?.number ?? "";
}
