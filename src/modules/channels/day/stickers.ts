import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { joinPdfs } from "@/lib/join-pdfs";
import { reason } from "@/lib/reason";
import { fulfilments } from "@/modules/orders/tables";
import { shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";

/** The channels' own stickers of several parcels as one document, in the order in which they were asked for. Refuses those without. */
export async function stickersPdf(ctx: Context, fulfilmentIds: readonly string[]): Promise<Buffer> {
  const { organizationId, warehouseIds } = ctx.actor;
  const here = and(
    eq(fulfilments.organizationId, organizationId),
    inArray(fulfilments.id, [...fulfilmentIds]),
    warehouseIds ? inArray(fulfilments.warehouseId, [...warehouseIds]) : undefined,
  );
  const known = await ctx.db.select({ id: fulfilments.id, number: fulfilments.number }).from(fulfilments).where(here);
  if (known.length < fulfilmentIds.length) throw notFound("fulfilment");
  const rows = await ctx.db
    .select({ fulfilmentId: shipments.fulfilmentId, label: shipments.label })
    .from(shipments)
    .where(
      and(
        eq(shipments.organizationId, organizationId),
        inArray(shipments.fulfilmentId, [...fulfilmentIds]),
        eq(shipments.booking, "booked"),
        isNotNull(shipments.label),
      ),
    );
  const byWork = new Map(rows.map(({ fulfilmentId, label }) => [fulfilmentId, label]));
  const without = known.filter(({ id }) => !byWork.get(id)).map(({ number }) => number);
  if (without.length > 0)
    throw new Refusal("conflict", reason("channel_day.no_stickers", { count: without.length, numbers: without.slice(0, 5).join(", ") }));
  const labels = fulfilmentIds.flatMap((id) => byWork.get(id) ?? []);
  const [only] = labels;
  const joined = only && labels.length === 1 ? only : joinPdfs(labels);
  if (!joined) throw new Refusal("conflict", reason("channel_day.stickers_apart"));
  return joined;
}
