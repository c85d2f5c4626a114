import { and, eq, sql } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Actor, Context } from "@/platform/context";
import { brokenConstraint, type Db, inTransaction } from "@/platform/db";
import { isDatabaseAway } from "@/platform/db-trouble";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { type OpenConnection, openConnection } from "../connection-queries";
import { readAgain } from "../intake/read-again";
import { type IntakeRow, type Outcome, takeIn } from "../intake/take-in";
import { intake } from "../tables";

const maxAttempts = 5;
const maxLostRaces = 4;

export type Processed = { status: IntakeRow["status"]; reason: Reason | null; orderId: string | null };

/**
 * Takes a stored delivery in, once: a delivery that was dealt with is only looked at again with `again` (a replay), and a
 * replay doubles nothing. What cannot be taken in is kept as failed with its reason. An unforeseen error is thrown for the job
 * to try again; the fifth makes the delivery failed too, so that it can be seen and replayed.
 */
export async function processIntake(ctx: Context, intakeId: string, { again = false }: { again?: boolean } = {}): Promise<Processed> {
  const waits = ctx.inTransaction ? null : await readNotice(ctx, intakeId, again);
  if (waits) return waits;
  for (let lost = 0; ; ) {
    try {
      return await undoable(ctx, (ctx) => processOnce(ctx, intakeId, again));
    } catch (error) {
      // The same order came by another door at the same moment: look again and find it.
      if (brokenConstraint(error) === "orders_external_id" && ++lost <= maxLostRaces) continue;
      if (isDatabaseAway(error) || isMissing(error)) throw error;
      if (error instanceof Refusal) return fail(ctx, intakeId, error.reason);
      log().error({ err: error, intakeId }, "a delivery could not be taken in");
      const attempts = await countAttempt(ctx, intakeId);
      if (again || attempts >= maxAttempts) return fail(ctx, intakeId, reason("channel.internal"));
      throw error;
    }
  }
}

/** What a thin notice is about is read before it is taken in, outside any transaction. An answer ends the matter here. */
async function readNotice(ctx: Context, intakeId: string, again: boolean): Promise<Processed | null> {
  const [row] = await ctx.db
    .select({
      id: intake.id,
      connectionId: intake.connectionId,
      externalId: intake.externalId,
      receivedAt: intake.receivedAt,
      status: intake.status,
      isRead: sql<boolean>`${intake.readBody} is not null`,
    })
    .from(intake)
    .where(mine(ctx, intakeId));
  if (!row?.externalId || (row.status !== "received" && !again) || (row.isRead && !again)) return null;
  const read = await readAgain(ctx, { ...row, externalId: row.externalId });
  if (read.outcome === "read") return null;
  if (read.outcome === "lost") return fail(ctx, intakeId, read.reason);
  return { status: row.status, reason: read.reason, orderId: null };
}

/** Inside a caller's transaction a savepoint, so that a failure can be noted in it. */
function undoable<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
  if (!ctx.inTransaction) return inTransaction(ctx, run);
  return ctx.db.transaction((tx) => run({ ...ctx, db: tx as unknown as Db }));
}

class MissingIntake extends Refusal {}
const isMissing = (error: unknown) => error instanceof MissingIntake;

async function processOnce(ctx: Context, intakeId: string, again: boolean): Promise<Processed> {
  const row = await lockIntake(ctx, intakeId);
  if (row.status !== "received" && !again) return { status: row.status, reason: row.reason, orderId: row.orderId };
  const connection = await openConnection(ctx, { id: row.connectionId });
  const outcome = await takeIn({ ...ctx, actor: actorOf(connection) }, row, connection);
  await settle(ctx, row, connection.row.code, outcome);
  return outcome;
}

async function lockIntake(ctx: Context, intakeId: string): Promise<IntakeRow> {
  const [row] = await ctx.db.select().from(intake).where(mine(ctx, intakeId)).for("update");
  if (!row) throw new MissingIntake("not_found", notFound("intake").reason);
  return row;
}

const mine = (ctx: Context, intakeId: string) => and(eq(intake.organizationId, ctx.actor.organizationId), eq(intake.id, intakeId));

/** Whoever asked for it, what a delivery does to an order is done by its channel. */
export function actorOf({ row, channel }: OpenConnection): Actor {
  return {
    kind: "channel",
    organizationId: row.organizationId,
    id: row.id,
    name: channel.name,
    role: "operator",
    scopes: null,
    warehouseIds: null,
  };
}

async function settle(ctx: Context, row: IntakeRow, connection: string, { status, reason: why, orderId }: Outcome): Promise<void> {
  const at = ctx.now();
  await ctx.db
    .update(intake)
    .set({ status, reason: why, orderId, attempts: row.attempts + 1, processedAt: at })
    .where(mine(ctx, row.id));
  const type = status === "failed" ? "intake.failed" : "intake.processed";
  await record(ctx, { type, subject: { kind: "intake", id: row.id }, data: { connection, status, reason: why?.code ?? null, orderId } });
}

function fail(ctx: Context, intakeId: string, why: Reason): Promise<Processed> {
  return undoable(ctx, async (ctx) => {
    const row = await lockIntake(ctx, intakeId);
    const { row: connection } = await openConnection(ctx, { id: row.connectionId });
    const outcome: Outcome = { status: "failed", reason: why, orderId: row.orderId };
    await settle(ctx, row, connection.code, outcome);
    return outcome;
  });
}

async function countAttempt(ctx: Context, intakeId: string): Promise<number> {
  const [row] = await ctx.db
    .update(intake)
    .set({ attempts: sql`${intake.attempts} + 1` })
    .where(mine(ctx, intakeId))
    .returning({ attempts: intake.attempts });
  return row?.attempts ?? maxAttempts;
}
