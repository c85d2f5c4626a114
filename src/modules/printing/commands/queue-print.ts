import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import type { PrintWhat } from "../inputs";
import { myStations, warehouseHere } from "../load-here";
import { stateAfter } from "../print-job";
import { formatOf } from "../printing-queries";
import { printJobs, printStations } from "../tables";

type Wish = {
  warehouseId: string;
  what: PrintWhat;
  /** What a person calls it: the number of an order, a SKU, a bin. */
  title: string;
  copies?: number;
  /** The only station that may take it; without it any of the warehouse. */
  stationId?: string | null;
  againOf?: string | null;
  /** Whoever asks prints it at once: it is kept as printed, for the day when it is needed again. */
  here?: boolean;
};

/**
 * Puts something into the print queue of a warehouse, on the paper that is set for it there; whoever prints there takes it. Joins the
 * caller's transaction. Refuses a warehouse or a station that is not the actor's, and a station of another warehouse.
 */
export function queuePrint(ctx: Context, wish: Wish): Promise<{ jobId: string }> {
  const { what, title, copies = 1, stationId = null, againOf = null, here = false } = wish;
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, name: by } = ctx.actor;
    const { id: warehouseId } = await warehouseHere(ctx, { id: wish.warehouseId });
    if (stationId) await refuseStationElsewhere(ctx, stationId, warehouseId);
    const format = await formatOf(ctx, warehouseId, what.kind);
    const id = newId();
    await ctx.db.insert(printJobs).values({
      ...{ organizationId, id, warehouseId, kind: what.kind, what, title: title.slice(0, 200), copies, stationId, againOf, by },
      ...format,
      ...(here ? { state: stateAfter("print"), endedAt: ctx.now() } : {}),
      createdAt: ctx.now(),
    });
    const data = { kind: what.kind, output: format.output, ...(stationId ? { stationId } : {}) };
    await record(ctx, { type: here ? "print.printed" : "print.queued", subject: { kind: "print_job", id }, warehouseId, data });
    return { jobId: id };
  });
}

async function refuseStationElsewhere(ctx: Context, stationId: string, warehouseId: string): Promise<void> {
  const [station] = await ctx.db
    .select({ name: printStations.name, warehouseId: printStations.warehouseId })
    .from(printStations)
    .where(and(myStations(ctx), eq(printStations.id, stationId)));
  if (!station) throw notFound("print_station");
  if (station.warehouseId !== warehouseId) throw new Refusal("conflict", reason("print.station_elsewhere", { station: station.name }));
}
