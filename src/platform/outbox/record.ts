import { sql } from "drizzle-orm";
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

/** From so many on, one parameter costs less than ten for each of them. */
const many = 8;

/** Writes facts in the caller's transaction: they are announced exactly when, and only if, it commits. */
export async function record(ctx: Context, ...facts: Fact[]): Promise<void> {
  if (facts.length === 0) return;
  if (!ctx.inTransaction) throw new Error("record() outside a transaction");
  const rows = outboxRows(ctx, facts);
  const [first] = rows;
  if (!first || rows.length < many) return void (await ctx.db.insert(outbox).values(rows));
  const told = rows.map(({ type, subjectKind, subjectId, subjectNumber, orderId, warehouseId, data }) => ({
    ...{ type, subjectKind, subjectId, subjectNumber, orderId, warehouseId, data },
  }));
  await ctx.db.execute(sql`
    insert into outbox (organization_id, at, type, subject_kind, subject_id, subject_number, order_id, warehouse_id, by, data)
    select ${first.organizationId}::uuid, ${first.at.toISOString()}::timestamptz, v.type, v."subjectKind", v."subjectId", v."subjectNumber",
      v."orderId", v."warehouseId", ${JSON.stringify(first.by)}::jsonb, v.data
    from jsonb_array_elements(${JSON.stringify(told)}::jsonb) with ordinality as one(fact, place),
      jsonb_to_record(fact) as v(type text, "subjectKind" text, "subjectId" uuid, "subjectNumber" text, "orderId" uuid, "warehouseId" uuid, data jsonb)
    order by place`);
}
