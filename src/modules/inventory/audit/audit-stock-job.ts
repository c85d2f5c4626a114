import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { auditStock } from "./audit-stock";
import type { Breach } from "./breach";

/** The nightly audit of one organization: what it finds becomes an event, and so an alarm for its staff. */
export async function auditStockJob(ctx: Context): Promise<Breach[]> {
  const { organizationId } = ctx.actor;
  const breaches = await auditStock(ctx.db, organizationId);
  if (breaches.length === 0) return breaches;
  log().error({ organizationId, breaches: breaches.slice(0, 20), count: breaches.length }, "the stock audit found breaches");
  const first = breaches.slice(0, 5).map(({ check, subject, expected, found }) => ({ check, subject, expected, found }));
  await inTransaction(ctx, (ctx) =>
    record(ctx, {
      type: "stock.audit_failed",
      subject: { kind: "organization", id: organizationId },
      data: { breaches: breaches.length, first },
    }),
  );
  return breaches;
}
