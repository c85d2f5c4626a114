import { and, asc, eq, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { openConnection } from "../connection-queries";
import type { MappedKind } from "./mapped-kinds";
import { channelMappings } from "./tables";

export type Mapping = {
  kind: MappedKind;
  theirs: string;
  title: string | null;
  ours: Record<string, string> | null;
  /** Said in the connection's settings, where it is to be changed. */
  bySettings: boolean;
  seenAt: string | null;
};

/** The words that a connection's orders have brought, and what they mean here. Those without a meaning come first. */
export async function listMappings(ctx: Context, { code, kind }: { code: string; kind?: MappedKind }): Promise<Mapping[]> {
  const { row: connection } = await openConnection(ctx, { code });
  const rows = await ctx.db
    .select()
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, ctx.actor.organizationId),
        eq(channelMappings.connectionId, connection.id),
        kind ? eq(channelMappings.kind, kind) : undefined,
      ),
    )
    .orderBy(asc(channelMappings.kind), asc(sql`${channelMappings.ours} is not null`), asc(channelMappings.theirs))
    .limit(2_000);
  const settled = kind === undefined || kind === "warehouse" ? warehousesOf(connection.settings) : new Map<string, string>();
  const listed = rows.map(({ kind, theirs, title, ours, seenAt }): Mapping => {
    const warehouse = kind === "warehouse" ? settled.get(theirs) : undefined;
    if (kind === "warehouse") settled.delete(theirs);
    return {
      kind,
      theirs,
      title,
      ours: warehouse ? { warehouse } : ours,
      bySettings: warehouse !== undefined,
      seenAt: seenAt.toISOString(),
    };
  });
  const unseen = [...settled].map(
    ([theirs, warehouse]): Mapping => ({ kind: "warehouse", theirs, title: null, ours: { warehouse }, bySettings: true, seenAt: null }),
  );
  return [...listed, ...unseen];
}

/** Our warehouses by the channel's ids, from `settings.warehouseMap`. */
function warehousesOf({ warehouseMap }: Record<string, unknown>): Map<string, string> {
  if (typeof warehouseMap !== "object" || warehouseMap === null) return new Map();
  return new Map(Object.entries(warehouseMap).map(([ours, theirs]) => [String(theirs), ours]));
}
