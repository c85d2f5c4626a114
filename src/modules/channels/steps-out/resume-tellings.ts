import { and, asc, eq, isNull, lt, lte, min, or } from "drizzle-orm";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { connections } from "../tables";
import { queueTelling } from "./note-step";
import { channelTellings } from "./tables";

const patienceMs = 5 * 60_000;
const mostAtOnce = 500;

/**
 * Queues anew what channels have not heard for minutes: their connection was stopped meanwhile, or the job is gone. One that rests
 * is left to rest. A telling whose job is only late loses nothing: whoever comes second finds it told. Answers how many orders.
 */
export async function resumeTellings({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const waiting = await db
    .select({
      organizationId: channelTellings.organizationId,
      connectionId: channelTellings.connectionId,
      orderId: channelTellings.orderId,
    })
    .from(channelTellings)
    .innerJoin(
      connections,
      and(eq(connections.organizationId, channelTellings.organizationId), eq(connections.id, channelTellings.connectionId)),
    )
    .where(
      and(
        eq(channelTellings.state, "waiting"),
        lt(channelTellings.occurredAt, new Date(now().getTime() - patienceMs)),
        eq(connections.active, true),
        or(isNull(connections.pausedUntil), lte(connections.pausedUntil, now())),
      ),
    )
    .groupBy(channelTellings.organizationId, channelTellings.connectionId, channelTellings.orderId)
    .orderBy(asc(min(channelTellings.occurredAt)))
    .limit(mostAtOnce);
  for (const { organizationId, connectionId, orderId } of waiting)
    await queueTelling(systemContext(db, organizationId), connectionId, orderId);
  return waiting.length;
}
