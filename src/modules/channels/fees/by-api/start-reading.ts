import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import { openConnection } from "../../connection-queries";
import { dayAfter } from "../../marketplaces/finance";
import { marketplaceOf } from "../../marketplaces/registry";
import { feeReadings } from "../tables";
import { queueReading } from "./queue-reading";
import { type FeeReading, feeReadingOf } from "./reading-queries";

/**
 * Begins to read what a marketplace took in the last `days` days; rows that are known count once. Refused while it is being read, and
 * where the marketplace has no API for it.
 */
export function startFeeReading(ctx: Context, { connection: code, days }: { connection: string; days: number }): Promise<FeeReading> {
  return inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    if (!marketplaceOf(row.kind)?.finance) throw new Refusal("conflict", reason("finance.no_api"));
    refuseIf(row.active ? null : reason("connection.disabled"));
    const [known] = await ctx.db
      .select({ state: feeReadings.state })
      .from(feeReadings)
      .where(and(eq(feeReadings.organizationId, row.organizationId), eq(feeReadings.connectionId, row.id)))
      .for("update");
    refuseIf(known?.state === "running" ? reason("finance.reading_runs") : null);
    const until = ctx.now().toISOString().slice(0, 10);
    await queueReading(ctx, row, { from: dayAfter(until, -days), until });
    await audit(ctx, { action: "connection.fees_read", subject: { kind: "connection", id: row.id }, data: { code, days } });
    return feeReadingOf(ctx, code);
  });
}
