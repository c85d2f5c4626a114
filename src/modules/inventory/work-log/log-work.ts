import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { longestStepSeconds, type WorkStage, type WorkStep } from "./work-steps";

export type Worked = {
  stage: WorkStage;
  step: WorkStep;
  warehouseId: string;
  subjectId?: string | null;
  units?: number;
  lines?: number;
};

/**
 * Notes steps of the warehouse's work in the caller's transaction, with the seconds since this worker's step before: all of them go to
 * the first. A step after a longer silence took none that anybody can know.
 */
export async function logWork(ctx: Context, ...steps: readonly Worked[]): Promise<void> {
  if (steps.length === 0) return;
  const { kind, id, organizationId, name, role } = ctx.actor;
  const userId = kind === "user" ? id : null;
  const now = ctx.now().toISOString();
  const rows = steps.map((one, position) => ({
    id: newId(),
    position,
    warehouse_id: one.warehouseId,
    stage: one.stage,
    step: one.step,
    subject_id: one.subjectId ?? null,
    units: one.units ?? 0,
    lines: one.lines ?? 0,
  }));
  await ctx.db.execute(sql`
    insert into work_log (organization_id, id, at, warehouse_id, user_id, name, role, stage, step, subject_id, units, lines, seconds)
    select ${organizationId}, s.id, ${now}::timestamptz, s.warehouse_id, ${userId}::uuid, ${name}, ${role}, s.stage, s.step, s.subject_id, s.units, s.lines,
      case when s.position > 0 then 0 else coalesce((
        select round(extract(epoch from ${now}::timestamptz - b.at))::int from work_log b
        where b.organization_id = ${organizationId} and b.user_id = ${userId}::uuid and b.at <= ${now}::timestamptz
          and b.at > ${now}::timestamptz - ${longestStepSeconds} * interval '1 second'
        order by b.at desc limit 1), 0) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(
      id uuid, position int, warehouse_id uuid, stage text, step text, subject_id uuid, units int, lines int)`);
}
