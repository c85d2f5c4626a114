import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { openCrm } from "../crm-queries";
import { recordCrm } from "../record-crm";
import { crmConnections, crmDeals } from "../tables";

/** Forgets a CRM, its keys, and which deal is whose. Its deals stay there as they are, and nothing more is told to it. */
export function removeCrm(ctx: Context, code: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, id, kind } = await openCrm(ctx, { code });
    const itself = and(eq(crmConnections.organizationId, organizationId), eq(crmConnections.id, id));
    // Nobody notes a new deal between the two.
    await ctx.db.select({ id: crmConnections.id }).from(crmConnections).where(itself).for("update");
    await ctx.db.delete(crmDeals).where(and(eq(crmDeals.organizationId, organizationId), eq(crmDeals.crmId, id)));
    await ctx.db.delete(crmConnections).where(itself);
    await recordCrm(ctx, id, code, "crm.removed", { kind });
  });
}
