import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { ChangeBins } from "../inputs";
import { bins } from "../tables";
import { warehouseByCode } from "../warehouse-queries";

/** Says what bins are for and what they hold at most. Moves nothing: what lies there already stays. Refuses unknown bins, all of it. */
export function changeBins(ctx: Context, { warehouse: code, bins: named, ...change }: ChangeBins): Promise<{ changed: number }> {
  return inTransaction(ctx, async (ctx) => {
    const warehouse = await warehouseByCode(ctx, code);
    const own = and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouse.id));
    const there = await ctx.db
      .select({ code: bins.code })
      .from(bins)
      .where(and(own, inArray(bins.code, named)));
    const missing = named.find((bin) => !there.some((one) => one.code === bin));
    if (missing !== undefined) {
      const unknown = reason("warehouse.bin_unknown", { bin: missing });
      throw new Refusal("invalid", unknown, { errors: [{ path: "bins", message: unknown.code }] });
    }
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    if (given.length === 0) return { changed: 0 };
    await ctx.db
      .update(bins)
      .set(Object.fromEntries(given))
      .where(and(own, inArray(bins.code, named)));
    const subject = { kind: "warehouse", id: warehouse.id };
    const data = { code, bins: there.length };
    await record(ctx, { type: "warehouse.changed", subject: { ...subject, number: code }, warehouseId: warehouse.id, data });
    await audit(ctx, { action: "warehouse.bins_changed", subject, data: { ...data, ...change } });
    return { changed: there.length };
  });
}
