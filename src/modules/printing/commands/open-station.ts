import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import type { OpenStation } from "../inputs";
import { warehouseHere } from "../load-here";
import { silentMs } from "../printing-queries";
import { printStations } from "../tables";

/**
 * Opens a print station under its name, or goes on with the one of that name, and says which papers it prints. Refuses the name of a
 * station that works elsewhere: two of one name would print everything twice. A program with a key looks to that itself.
 */
export function openStation(ctx: Context, { warehouse, name, kinds, stationId: known }: OpenStation): Promise<{ stationId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { id: warehouseId } = await warehouseHere(ctx, { code: warehouse });
    const wanted = [...new Set(kinds)];
    if (ctx.actor.kind !== "key") {
      const [there] = await ctx.db
        .select({ id: printStations.id, seenAt: printStations.seenAt })
        .from(printStations)
        .where(
          and(
            eq(printStations.organizationId, ctx.actor.organizationId),
            eq(printStations.warehouseId, warehouseId),
            eq(printStations.name, name),
          ),
        )
        .for("update");
      const isOn = there && there.id !== known && ctx.now().getTime() - there.seenAt.getTime() < silentMs;
      refuseIf(isOn ? reason("print.station_taken", { name }) : null);
    }
    const [row] = await ctx.db
      .insert(printStations)
      .values({ organizationId: ctx.actor.organizationId, id: newId(), warehouseId, name, kinds: wanted, seenAt: ctx.now() })
      .onConflictDoUpdate({
        target: [printStations.organizationId, printStations.warehouseId, printStations.name],
        set: { kinds: wanted, seenAt: ctx.now() },
      })
      .returning({ id: printStations.id });
    const stationId = row?.id ?? "";
    await record(ctx, { type: "print.station_opened", subject: { kind: "print_station", id: stationId }, warehouseId, data: {} });
    return { stationId };
  });
}
