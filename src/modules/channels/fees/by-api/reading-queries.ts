import { and, asc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { marketplaceKinds, marketplaceOf } from "../../marketplaces/registry";
import { channels, connections } from "../../tables";
import { feeReadings, financeReports } from "../tables";

const telling = marketplaceKinds.filter((kind) => marketplaceOf(kind)?.finance);

export type FeeReading = Awaited<ReturnType<typeof listFeeReadings>>[number];

/** The connections whose marketplace tells fees by its API, each with how far they are read. */
export async function listFeeReadings(ctx: Context, code?: string) {
  const { state, from, until, at, lastSuccessAt, readUntil, trouble, nextAt } = feeReadings;
  const { rows, matched, unmatchedCount } = financeReports;
  const found = await ctx.db
    .select({
      connection: connections.code,
      kind: connections.kind,
      name: channels.name,
      active: connections.active,
      reading: { state, from, until, at, trouble, nextAt },
      lastSuccessAt,
      readUntil,
      read: { rows, matched, unmatchedCount },
    })
    .from(connections)
    .innerJoin(channels, and(eq(channels.organizationId, connections.organizationId), eq(channels.id, connections.channelId)))
    .leftJoin(feeReadings, and(eq(feeReadings.organizationId, connections.organizationId), eq(feeReadings.connectionId, connections.id)))
    .leftJoin(
      financeReports,
      and(
        eq(financeReports.organizationId, connections.organizationId),
        eq(financeReports.connectionId, connections.id),
        eq(financeReports.source, "api"),
      ),
    )
    .where(
      and(
        eq(connections.organizationId, ctx.actor.organizationId),
        inArray(connections.kind, telling),
        code === undefined ? undefined : eq(connections.code, code),
      ),
    )
    .orderBy(asc(channels.name), asc(connections.code))
    .limit(200);
  return found;
}

/** One connection's reading. Refuses a connection that is unknown or whose marketplace has no API for it. */
export async function feeReadingOf(ctx: Context, code: string): Promise<FeeReading> {
  const [found] = await listFeeReadings(ctx, code);
  if (!found) throw notFound("connection");
  return found;
}
