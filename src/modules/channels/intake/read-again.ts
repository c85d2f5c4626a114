import { and, eq, sql } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { withLine } from "../line/with-line";
import { intake } from "../tables";

type Notice = { id: string; connectionId: string; externalId: string; receivedAt: Date };

/** `read`: the order is stored beside its notice. `later`: the channel did not answer, the notice waits. `lost`: it never will be. */
export type ReadAgain = { outcome: "read" } | { outcome: "later"; reason: Reason } | { outcome: "lost"; reason: Reason };

// A channel that is away for longer is found by the poll; the notice stays and can be replayed.
const patienceMs = 24 * 60 * 60_000;

/** Reads the order that a thin notice is about, outside any transaction, and keeps what the channel answered with the notice. */
export async function readAgain(ctx: Context, notice: Notice): Promise<ReadAgain> {
  const talked = await withLine(ctx, notice.connectionId, async ({ marketplace, line }) => {
    if (!marketplace.read) return { lost: reason("channel.cannot_read") };
    const body = await marketplace.read(line, notice.externalId);
    return body === null || body === undefined ? { lost: reason("channel.order_unknown_there", { order: notice.externalId }) } : { body };
  });
  const mine = and(eq(intake.organizationId, ctx.actor.organizationId), eq(intake.id, notice.id));
  if ("off" in talked) return { outcome: "lost", reason: reason("connection.disabled") };
  if ("later" in talked) {
    const why = talked.later.reason;
    if (ctx.now().getTime() - notice.receivedAt.getTime() > patienceMs) return { outcome: "lost", reason: why };
    await ctx.db
      .update(intake)
      .set({ reason: why, attempts: sql`${intake.attempts} + ${talked.asked ? 1 : 0}`, processedAt: ctx.now() })
      .where(and(mine, eq(intake.status, "received")));
    return { outcome: "later", reason: why };
  }
  if (talked.done.lost) return { outcome: "lost", reason: talked.done.lost };
  await ctx.db
    .update(intake)
    .set({ readBody: Buffer.from(JSON.stringify(talked.done.body)) })
    .where(mine);
  return { outcome: "read" };
}
