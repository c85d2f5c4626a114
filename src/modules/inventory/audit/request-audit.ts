import { and, desc, eq, gt, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { Refusal } from "@/platform/refusal";
import { numberOfChecks } from "./audit-stock";
import { stockAudits } from "./tables";

/** A run that has told nothing for so long has died, and stops nobody. */
export const givenUpAfterMs = 15 * 60_000;

/**
 * Asks for an audit now: a job does it, and its row tells how far it is. Refused while another one runs, naming that one; of two
 * who ask in the same moment one is refused.
 */
export function requestAudit(ctx: Context): Promise<{ auditId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const auditId = await openAudit(ctx);
    await addJob(ctx, "audit_stock", { auditId }, { key: auditId, maxAttempts: 3 });
    return { auditId };
  });
}

/** The row of an audit that begins. Refused while another one runs: an organization's audits take turns at this door. */
export function openAudit(ctx: Context): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.actor.organizationId} stock audit`}, 0))`);
    const running = await runningAudit(ctx);
    if (running !== null) throw new Refusal("conflict", reason("audit.running"), { auditId: running });
    return insertAudit(ctx);
  });
}

async function runningAudit(ctx: Context): Promise<string | null> {
  const [running] = await ctx.db
    .select({ id: stockAudits.id })
    .from(stockAudits)
    .where(
      and(
        eq(stockAudits.organizationId, ctx.actor.organizationId),
        eq(stockAudits.status, "running"),
        gt(stockAudits.startedAt, new Date(ctx.now().getTime() - givenUpAfterMs)),
      ),
    )
    .orderBy(desc(stockAudits.id))
    .limit(1);
  return running?.id ?? null;
}

async function insertAudit(ctx: Context): Promise<string> {
  const { organizationId, kind, id, name } = ctx.actor;
  const auditId = newId();
  await ctx.db
    .insert(stockAudits)
    .values({ organizationId, id: auditId, startedAt: ctx.now(), checks: numberOfChecks, by: { kind, id, name } });
  return auditId;
}
