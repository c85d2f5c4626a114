import { and, eq, gt, isNotNull, or, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { Sealed } from "@/platform/secrets";
import { type OpenConnection, openConnection, secretsOf } from "../connection-queries";
import { ChannelTrouble, type Line } from "../marketplaces/line";
import type { Marketplace } from "../marketplaces/port";
import { marketplaceOf } from "../marketplaces/registry";
import { connections } from "../tables";
import { restUntil } from "./health";
import { openLine } from "./open-line";

export type Talk = { connection: OpenConnection; marketplace: Marketplace; line: Line };
/** `later`: nothing was asked or nothing came of it; try again after `at` (null: soon). */
export type Talked<T> = { done: T } | { later: ChannelTrouble; at: Date | null; asked: boolean } | { off: true };

const knownToBeWell = 10_000;

/**
 * Talks to a connection's channel, outside any transaction, and keeps the connection's health by what comes of it: a stopped
 * connection is not asked, a resting one neither. Only `ChannelTrouble` is dealt with; other errors are faults of ours and thrown.
 */
export async function withLine<T>(ctx: Context, connectionId: string, talk: (talk: Talk) => Promise<T>): Promise<Talked<T>> {
  if (ctx.inTransaction) throw new Error("a channel is not called inside a transaction");
  const connection = await openConnection(ctx, { id: connectionId });
  const { row } = connection;
  const marketplace = marketplaceOf(row.kind);
  if (!row.active || !marketplace) return { off: true };
  const now = ctx.now();
  if (row.pausedUntil && row.pausedUntil > now)
    return {
      later: new ChannelTrouble("slow_down", reason(row.trouble?.code ?? "channel.resting", row.trouble?.params)),
      at: row.pausedUntil,
      asked: false,
    };
  try {
    const line = openLine(marketplace, { id: row.id, settings: row.settings, secrets: secretsHere(row), now });
    const done = await talk({ connection, marketplace, line });
    await noteSuccess(ctx, connection);
    return { done };
  } catch (error) {
    if (!(error instanceof ChannelTrouble)) throw error;
    return { later: error, at: await noteTrouble(ctx, connection, error), asked: true };
  }
}

function secretsHere(row: OpenConnection["row"]) {
  try {
    return secretsOf(row);
  } catch (error) {
    if (error instanceof Sealed) throw new ChannelTrouble("keys_refused", reason("connection.secrets_unreadable"));
    throw error;
  }
}

const of = (ctx: Context, id: string) => and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.id, id));

/** Written only when it tells something new: a channel is asked often. */
async function noteSuccess(ctx: Context, { row }: OpenConnection): Promise<void> {
  const wasIll = row.failures > 0 || row.trouble !== null;
  if (!wasIll && row.lastSuccessAt && ctx.now().getTime() - row.lastSuccessAt.getTime() < knownToBeWell) return;
  await inTransaction(ctx, async (ctx) => {
    const [healed] = await ctx.db
      .update(connections)
      .set({ lastSuccessAt: ctx.now(), failures: 0, trouble: null, pausedUntil: null })
      .where(and(of(ctx, row.id), or(gt(connections.failures, 0), isNotNull(connections.trouble))))
      .returning({ id: connections.id });
    if (healed) await tell(ctx, row, "connection.recovered", {});
    else await ctx.db.update(connections).set({ lastSuccessAt: ctx.now() }).where(of(ctx, row.id));
  });
}

async function noteTrouble(ctx: Context, { row }: OpenConnection, trouble: ChannelTrouble): Promise<Date | null> {
  log().warn(
    { connection: row.code, kind: row.kind, trouble: trouble.kind, reason: trouble.reason.code },
    "a channel gave no usable answer",
  );
  return inTransaction(ctx, async (ctx) => {
    const [{ failures = 1, since = null } = {}] = await ctx.db
      .update(connections)
      .set({ failures: sql`${connections.failures} + 1` })
      .where(of(ctx, row.id))
      .returning({ failures: connections.failures, since: sql<string | null>`${connections.trouble}->>'at'` });
    const until = restUntil(trouble, failures, ctx.now(), Math.random());
    await ctx.db
      .update(connections)
      // The reason may change from one question to the next; since when there has been one stays.
      .set({ trouble: { ...trouble.reason, at: since ?? ctx.now().toISOString() }, pausedUntil: until })
      .where(of(ctx, row.id));
    if (since === null) await tell(ctx, row, "connection.troubled", { reason: trouble.reason });
    return until;
  });
}

/** Told once when it begins and once when it is over, not at every question between. */
async function tell(ctx: Context, row: OpenConnection["row"], type: string, data: Record<string, unknown>): Promise<void> {
  await record(ctx, { type, subject: { kind: "connection", id: row.id, number: row.code }, data: { code: row.code, ...data } });
}
