import { and, eq } from "drizzle-orm";
import { Gauge } from "prom-client";
import type { Context } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { metrics } from "@/platform/metrics";
import { record } from "@/platform/outbox/record";
import { processWide } from "@/platform/process";
import { Refusal } from "@/platform/refusal";
import { auditedSize, auditStock } from "./audit-stock";
import type { Breach } from "./breach";
import { givenUpAfterMs, openAudit } from "./request-audit";
import { stockAudits } from "./tables";

/** So many breaches are kept with their audit; what is beyond them is found again after the first are repaired. */
const keptBreaches = 500;

type Options = {
  /** The row of an audit that somebody asked for; without one it is the nightly audit, and opens its own. */
  auditId?: string;
  /** Where to read: a connection that may take its time. */
  reader?: Db;
};

/**
 * Audits one organization and keeps what it found, its progress visible meanwhile. Breaches become an event, and so an alarm
 * for its staff, and a figure in the metrics.
 */
export async function auditStockJob(ctx: Context, { auditId, reader = ctx.db }: Options = {}): Promise<Breach[]> {
  const { organizationId } = ctx.actor;
  const id = auditId ?? (await beginAudit(ctx));
  if (id === null) return [];
  const begun = performance.now();
  const put = (values: Partial<typeof stockAudits.$inferInsert>, to: Context = ctx) =>
    to.db
      .update(stockAudits)
      .set(values)
      .where(and(eq(stockAudits.organizationId, organizationId), eq(stockAudits.id, id)));
  try {
    const breaches = await auditStock(reader, organizationId, async (checked) => {
      await put({ status: "running", checked });
    });
    const { levels } = await auditedSize(reader, organizationId);
    await inTransaction(ctx, async (ctx) => {
      const durationMs = Math.round(performance.now() - begun);
      const kept = breaches.slice(0, keptBreaches);
      await put({ status: "done", found: breaches.length, breaches: kept, levels, durationMs, finishedAt: ctx.now() }, ctx);
      const subject = { kind: "stock_audit", id };
      await record(ctx, { type: "stock.audited", subject, data: { breaches: breaches.length } });
      if (breaches.length > 0) {
        const first = breaches.slice(0, 5).map(({ check, subject, expected, found }) => ({ check, subject, expected, found }));
        await record(ctx, { type: "stock.audit_failed", subject, data: { breaches: breaches.length, first } });
      }
    });
    breachGauge().set({ organization: organizationId }, breaches.length);
    if (breaches.length > 0)
      log().error({ organizationId, breaches: breaches.slice(0, 20), count: breaches.length }, "the stock audit found breaches");
    return breaches;
  } catch (error) {
    await put({ status: "failed", finishedAt: ctx.now() }).catch(() => {});
    throw error;
  }
}

/** The nightly audit's row. While another one runs it comes later: that one may have died in the middle. */
async function beginAudit(ctx: Context): Promise<string | null> {
  try {
    return await openAudit(ctx);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const runAt = new Date(ctx.now().getTime() + givenUpAfterMs);
    await addJob(ctx, "audit_stock", {}, { key: "nightly", runAt, maxAttempts: 3 });
    return null;
  }
}

/** How many breaches the last audit of each organization found: what an alarm outside watches. */
function breachGauge(): Gauge<"organization"> {
  return processWide(
    "metrics:audit",
    () =>
      new Gauge({
        name: "dirigent_stock_audit_breaches",
        help: "Breaches found by the last stock audit",
        labelNames: ["organization"],
        registers: [metrics()],
      }),
  );
}
