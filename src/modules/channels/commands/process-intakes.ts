import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { isDatabaseAway } from "@/platform/db-trouble";
import { addJobs } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { openConnection } from "../connection-queries";
import type { IntakeRow, Outcome } from "../intake/take-in";
import { takeTogether } from "../intake/take-together";
import { intake } from "../tables";
import { actorOf, processIntake } from "./process-intake";

const againAfterMs = 10_000;
/** In one transaction: more would hold the goods that they reserve for too long. */
const atOnce = 100;

/**
 * Takes many stored deliveries in: new orders together, in one placing, everything else one after another in the order in which it
 * came. Each has its own outcome: when the many fail, each is taken in by itself, and one that fails is tried again by itself.
 */
export async function processIntakes(ctx: Context, intakeIds: readonly string[]): Promise<void> {
  const broken: string[] = [];
  for (let from = 0; from < intakeIds.length; from += atOnce)
    broken.push(...(await processSome(ctx, intakeIds.slice(from, from + atOnce))));
  const runAt = new Date(ctx.now().getTime() + againAfterMs);
  const jobs = broken.map((intakeId) => ({ name: "process_intake", payload: { intakeId }, key: intakeId, runAt }));
  if (jobs.length > 0) await addJobs(ctx, jobs);
}

/** Answers which of them failed. */
async function processSome(ctx: Context, intakeIds: readonly string[]): Promise<string[]> {
  const done = intakeIds.length > 1 ? await takenTogether(ctx, intakeIds) : new Set<string>();
  const broken: string[] = [];
  for (const id of intakeIds) {
    if (done.has(id)) continue;
    try {
      await processIntake(ctx, id);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      broken.push(id);
    }
  }
  return broken;
}

async function takenTogether(ctx: Context, intakeIds: readonly string[]): Promise<Set<string>> {
  try {
    return await inTransaction(ctx, (ctx) => takeAll(ctx, intakeIds));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    log().warn({ err: error, deliveries: intakeIds.length }, "deliveries could not be taken in together, each is taken in by itself");
    return new Set();
  }
}

async function takeAll(ctx: Context, intakeIds: readonly string[]): Promise<Set<string>> {
  const { organizationId } = ctx.actor;
  const rows = await ctx.db
    .select()
    .from(intake)
    .where(and(eq(intake.organizationId, organizationId), inArray(intake.id, [...intakeIds]), eq(intake.status, "received")))
    .orderBy(intake.receivedAt, intake.id)
    // What somebody has in hand is theirs.
    .for("update", { skipLocked: true });
  const done = new Set<string>();
  for (const connectionId of new Set(rows.map((row) => row.connectionId))) {
    const connection = await openConnection(ctx, { id: connectionId });
    const own = rows.filter((row) => row.connectionId === connectionId);
    const outcomes = await takeTogether({ ...ctx, actor: actorOf(connection) }, own, connection);
    await settleAll(ctx, outcomes, connection.row.code);
    for (const { id } of outcomes.keys()) done.add(id);
  }
  return done;
}

async function settleAll(ctx: Context, outcomes: ReadonlyMap<IntakeRow, Outcome>, connection: string): Promise<void> {
  if (outcomes.size === 0) return;
  const all = [...outcomes].map(([{ id }, { status, reason, orderId }]) => ({ id, status, reason, orderId }));
  await ctx.db.execute(sql`
    update intake i set status = v.status, reason = nullif(v.reason, 'null'::jsonb), order_id = v."orderId",
      attempts = i.attempts + 1, processed_at = ${ctx.now()}
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as v(id uuid, status text, reason jsonb, "orderId" uuid)
    where i.organization_id = ${ctx.actor.organizationId} and i.id = v.id`);
  const facts = all.map(({ id, status, reason, orderId }) => ({
    type: "intake.processed",
    subject: { kind: "intake", id },
    data: { connection, status, reason: reason?.code ?? null, orderId },
  }));
  await record(ctx, ...facts);
}
