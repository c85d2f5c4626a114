import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import type { TakeJobs } from "../inputs";
import { myStations } from "../load-here";
import { stateAfter } from "../print-job";
import { type JobView, jobsById } from "../printing-queries";
import { printJobs, printStations } from "../tables";

/**
 * Gives a station what waits for it, the oldest first: of its warehouse, of the kinds it prints, and meant for no other station. What one
 * station has taken no other gets, however many ask at once; it stays with that station until somebody prints it again.
 */
export function takeJobs(ctx: Context, { stationId, limit, outputs }: TakeJobs): Promise<JobView[]> {
  return inTransaction(ctx, async (ctx) => {
    const [station] = await ctx.db
      .update(printStations)
      .set({ seenAt: ctx.now() })
      .where(and(myStations(ctx), eq(printStations.id, stationId)))
      .returning({ warehouseId: printStations.warehouseId, kinds: printStations.kinds });
    if (!station) throw notFound("print_station");
    const waiting = await ctx.db
      .select({ id: printJobs.id })
      .from(printJobs)
      .where(
        and(
          eq(printJobs.organizationId, ctx.actor.organizationId),
          eq(printJobs.warehouseId, station.warehouseId),
          eq(printJobs.state, "waiting"),
          inArray(printJobs.kind, station.kinds),
          inArray(printJobs.output, outputs),
          or(isNull(printJobs.stationId), eq(printJobs.stationId, stationId)),
        ),
      )
      .orderBy(asc(printJobs.id))
      .limit(limit)
      // Another station takes the next ones meanwhile instead of waiting for these.
      .for("update", { skipLocked: true });
    const ids = waiting.map(({ id }) => id);
    if (ids.length === 0) return [];
    await ctx.db
      .update(printJobs)
      .set({ state: stateAfter("take"), takenBy: stationId, takenAt: ctx.now() })
      .where(and(eq(printJobs.organizationId, ctx.actor.organizationId), inArray(printJobs.id, ids)));
    const { warehouseId } = station;
    await record(ctx, ...ids.map((id) => ({ type: "print.taken", subject: { kind: "print_job", id }, warehouseId, data: { stationId } })));
    return jobsById(ctx, ids);
  });
}
