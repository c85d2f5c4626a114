import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { storeDeliveries } from "../intake/store-deliveries";
import { withLine } from "../line/with-line";
import { connections } from "../tables";

const soonMs = 20_000;

/**
 * Asks a channel for what is new or changed since the last time, with its overlap, and stores it to be taken in. The mark moves
 * on only when every page is stored, so that what a failure left out is asked for again.
 */
export async function pollConnection(ctx: Context, connectionId: string): Promise<void> {
  let everySeconds = 60;
  const talked = await withLine(ctx, connectionId, async ({ connection, marketplace, line }) => {
    const { poll } = marketplace;
    if (!poll) return null;
    everySeconds = poll.everySeconds;
    const until = ctx.now();
    const since = new Date((connection.row.polledUntil ?? connection.row.createdAt).getTime() - poll.overlapSeconds * 1000);
    for await (const page of poll.orders(line, { since, until })) await storeDeliveries(ctx, connection, "poll", page);
    return until;
  });
  if ("off" in talked) return;
  const isDone = "done" in talked;
  const restMs = isDone ? everySeconds * 1000 : soonMs;
  const nextPollAt = !isDone && talked.at ? talked.at : new Date(ctx.now().getTime() + restMs);
  await ctx.db
    .update(connections)
    .set({ nextPollAt, ...(isDone && talked.done ? { polledUntil: talked.done } : {}) })
    .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.id, connectionId)));
}
