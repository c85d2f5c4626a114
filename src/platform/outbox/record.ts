import type { Context } from "../context";
import { outbox } from "./tables";

export type Subject = { kind: string; id: string; number?: string | null };

/** A past-tense fact. `type` is `<topic>.<what happened>`; `data` is small, and holds no personal data. */
export type Fact = {
  type: string;
  subject: Subject;
  orderId?: string | null;
  /** Set when only people of one warehouse are concerned. */
  warehouseId?: string | null;
  data?: Record<string, unknown>;
};

/** Outbox rows for facts, for callers that write them inside a larger statement. */
export function outboxRows(ctx: Context, facts: readonly Fact[]) {
  const { kind, id, name } = ctx.actor;
  return facts.map((fact) => ({
    organizationId: ctx.actor.organizationId,
    at: ctx.now(),
    type: fact.type,
    subjectKind: fact.subject.kind,
    subjectId: fact.subject.id,
    subjectNumber: fact.subject.number ?? null,
    orderId: fact.orderId ?? null,
    warehouseId: fact.warehouseId ?? null,
    by: { kind, id, name },
    data: fact.data ?? {},
  }));
}

/** Writes facts in the caller's transaction: they are announced exactly when, and only if, it commits. */
export async function record(ctx: Context, ...facts: Fact[]): Promise<void> {
  if (facts.length === 0) return;
  if (!ctx.inTransaction) throw new Error("record() outside a transaction");
  await ctx.db.insert(outbox).values(outboxRows(ctx, facts));
}
