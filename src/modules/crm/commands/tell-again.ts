import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { openCrm } from "../crm-queries";
import { queueDeals } from "../deals/note-deals";
import { recordCrm } from "../record-crm";
import { crmDeals } from "../tables";

/** Tells a CRM the orders again that it refused. Answers how many; refuses when there are none. */
export function tellAgain(ctx: Context, code: string): Promise<{ deals: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, id } = await openCrm(ctx, { code });
    const again = await ctx.db
      .update(crmDeals)
      .set({ state: "waiting", reason: null, attempts: 0, changedAt: ctx.now() })
      .where(and(eq(crmDeals.organizationId, organizationId), eq(crmDeals.crmId, id), eq(crmDeals.state, "refused")))
      .returning({ crmId: crmDeals.crmId, orderId: crmDeals.orderId });
    refuseIf(again.length > 0 ? null : reason("channel.nothing_refused"));
    await queueDeals(ctx, again);
    await recordCrm(ctx, id, code, "crm.told_again", { deals: again.length });
    return { deals: again.length };
  });
}
