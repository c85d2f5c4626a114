import { and, desc, eq, lt } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListAudits } from "./inputs";
import { stockAudits } from "./tables";

const mine = (ctx: Context) => eq(stockAudits.organizationId, ctx.actor.organizationId);

const head = {
  id: stockAudits.id,
  startedAt: stockAudits.startedAt,
  finishedAt: stockAudits.finishedAt,
  status: stockAudits.status,
  checked: stockAudits.checked,
  checks: stockAudits.checks,
  levels: stockAudits.levels,
  durationMs: stockAudits.durationMs,
  found: stockAudits.found,
  by: stockAudits.by,
  repairedAt: stockAudits.repairedAt,
};

/** One page of past audits, the last first; their breaches are read one audit at a time. */
export async function listAudits(ctx: Context, query: ListAudits) {
  const { limit, cursor } = ListAudits.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select(head)
    .from(stockAudits)
    .where(and(mine(ctx), after ? lt(stockAudits.id, String(after[0])) : undefined))
    .orderBy(desc(stockAudits.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

/** One audit with what it found and what was done about it. */
export async function auditById(ctx: Context, auditId: string) {
  const [row] = await ctx.db
    .select({ ...head, breaches: stockAudits.breaches, repair: stockAudits.repair })
    .from(stockAudits)
    .where(and(mine(ctx), eq(stockAudits.id, auditId)));
  if (!row) throw notFound("audit");
  return row;
}
