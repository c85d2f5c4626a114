import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { refuseElsewhere } from "@/modules/inventory/arrivals/look-up";
import { writeOffStock } from "@/modules/orders/commands/write-off-stock";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { type ActState, whyNotDecide } from "../write-off-act";
import type { DecideAct } from "./inputs";
import { writeOffActs } from "./tables";

/** Writes off what an act names, in the same transaction. Refuses more than lie there by now in that condition. */
export function approveAct(ctx: Context, input: DecideAct): Promise<void> {
  return decide(ctx, input, "approved");
}

/** Turns an act down: everything stays where it is. */
export function rejectAct(ctx: Context, input: DecideAct): Promise<void> {
  return decide(ctx, input, "rejected");
}

function decide(ctx: Context, { writeOffId, version }: DecideAct, state: Exclude<ActState, "proposed">): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const act = await lockAct(ctx, writeOffId, version);
    refuseIf(whyNotDecide(act));
    const { kind, id, name } = ctx.actor;
    if (state === "approved") {
      const lines = act.lines.map(({ name: _, costMinor: __, ...line }) => line);
      await writeOffStock(ctx, { warehouse: act.warehouse, why: act.why, note: act.note, lines });
    }
    await ctx.db
      .update(writeOffActs)
      .set({ state, version: act.version + 1, decidedBy: { kind, id, name }, decidedAt: ctx.now() })
      .where(and(eq(writeOffActs.organizationId, act.organizationId), eq(writeOffActs.id, writeOffId)));
    const subject = { kind: "write_off", id: writeOffId, number: String(act.number) };
    await record(ctx, { type: `write_off.${state}`, subject, warehouseId: act.warehouseId, data: { warehouse: act.warehouse } });
  });
}

async function lockAct(ctx: Context, writeOffId: string, version: number | undefined) {
  const [row] = await ctx.db
    .select({ act: writeOffActs, warehouse: warehouses.code })
    .from(writeOffActs)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, writeOffActs.organizationId), eq(warehouses.id, writeOffActs.warehouseId)))
    .where(and(eq(writeOffActs.organizationId, ctx.actor.organizationId), eq(writeOffActs.id, writeOffId)))
    .for("update", { of: writeOffActs });
  if (!row) throw notFound("write_off");
  refuseElsewhere(ctx, { id: row.act.warehouseId, code: row.warehouse });
  if (version !== undefined && version !== row.act.version)
    throw new Refusal("stale", reason("act.stale_version", { version: row.act.version }), { version: row.act.version });
  return { ...row.act, warehouse: row.warehouse };
}
