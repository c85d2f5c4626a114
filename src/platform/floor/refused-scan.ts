import { newId } from "@/lib/ids";
import type { Reason } from "@/lib/reason";
import type { Context } from "../context";
import { Refusal } from "../refusal";
import type { TaskKind } from "./operation";
import { misScans } from "./tables";

export type MisScan = {
  task: { kind: TaskKind; id?: string | null; number?: string | null };
  warehouseId?: string | null;
  /** As it was scanned. */
  code: string;
  /** The SKU, the bin or the lot that the work needed; null when it needed nothing in particular. */
  expected?: string | null;
};

/**
 * The refusal of a scan: everything of its transaction is taken back, and then the log of mis-scans gets its line, with `also`
 * what else is to be told (a fact in the order's timeline).
 */
export function refusedScan(
  why: Reason,
  scan: MisScan,
  details?: Record<string, unknown>,
  also?: (ctx: Context) => Promise<void>,
): Refusal {
  return new Refusal("conflict", why, details, async (ctx) => {
    await recordMisScan(ctx, why, scan);
    await also?.(ctx);
  });
}

/** One line in the log of mis-scans. */
export async function recordMisScan(ctx: Context, why: Reason, { task, warehouseId, code, expected }: MisScan): Promise<void> {
  const { organizationId, id, name } = ctx.actor;
  await ctx.db.insert(misScans).values({
    organizationId,
    id: newId(),
    byId: id,
    by: name,
    warehouseId: warehouseId ?? null,
    taskKind: task.kind,
    taskId: task.id ?? null,
    taskNumber: task.number ?? null,
    code: code.slice(0, 300),
    expected: expected ?? null,
    reason: why.code,
    params: why.params ?? null,
    offline: ctx.operation?.offline ?? false,
    scannedAt: ctx.operation?.at ?? ctx.now(),
  });
}
