import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import type { ResolveDifferenceOf } from "./inputs";
import { settlementRows } from "./tables";

/** Notes what was done about a difference, by whom; it leaves the list. Refused where there is none, or somebody was first. */
export function resolveDifference(ctx: Context, { rowId, note }: ResolveDifferenceOf): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const own = and(eq(settlementRows.organizationId, ctx.actor.organizationId), eq(settlementRows.id, rowId));
    const [row] = await ctx.db.select().from(settlementRows).where(own).for("update");
    if (!row) throw notFound("settlement");
    if (row.outcome === "exact") throw new Refusal("conflict", reason("settlement.no_difference"));
    if (row.resolvedAt) throw new Refusal("conflict", reason("settlement.already_resolved", { by: row.resolvedBy ?? "" }));
    await ctx.db.update(settlementRows).set({ resolvedAt: ctx.now(), resolvedBy: ctx.actor.name, note }).where(own);
    const { outcome, parcel, registerId } = row;
    await audit(ctx, {
      action: "settlement.difference_resolved",
      subject: { kind: "settlement", id: rowId },
      data: { outcome, parcel, note },
    });
    await record(ctx, { type: "settlement.difference_resolved", subject: { kind: "settlement", id: registerId } });
  });
}
