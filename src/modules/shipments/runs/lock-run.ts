import { and, eq, inArray, type SQL } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { courierRuns } from "./tables";

export type RunRow = typeof courierRuns.$inferSelect;

/** A courier is whoever picks and packs: he sees the runs that are his, and nobody else's. */
export const isCourierOnly = ({ actor }: Context) => actor.kind === "user" && actor.role === "picker";

/** Every read of a run passes through here: the organization's, in one's warehouses, and for couriers their own. */
export function mine(ctx: Context): SQL | undefined {
  const { organizationId, warehouseIds, id } = ctx.actor;
  return and(
    eq(courierRuns.organizationId, organizationId),
    warehouseIds ? inArray(courierRuns.warehouseId, [...warehouseIds]) : undefined,
    isCourierOnly(ctx) ? eq(courierRuns.courierId, id ?? "") : undefined,
  );
}

/** Locks a run for a change of its plan. Refuses what is absent, another organization's, and somebody else's alike. */
export async function lockRun(ctx: Context, runId: string): Promise<RunRow> {
  const [row] = await ctx.db
    .select()
    .from(courierRuns)
    .where(and(mine(ctx), eq(courierRuns.id, runId)))
    .for("update");
  if (!row) throw notFound("run");
  return row;
}

/** A fact about a run, for the people of its warehouse. */
export function runFact({ id, warehouseId }: Pick<RunRow, "id" | "warehouseId">, data: Record<string, unknown>): Fact {
  return { type: "run.changed", subject: { kind: "run", id }, warehouseId, data };
}

export const parcelNotWaiting = () => new Refusal("conflict", reason("run.parcel_not_waiting"));
