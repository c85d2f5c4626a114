import { and, count, desc, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import { connections } from "../tables";
import type { ChannelDay } from "./inputs";
import { dropOffParcels, dropOffs } from "./tables";

const mine = (ctx: Context) => {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(eq(dropOffs.organizationId, organizationId), warehouseIds ? inArray(dropOffs.warehouseId, [...warehouseIds]) : undefined);
};

export type DropOffItem = Awaited<ReturnType<typeof listDropOffs>>[number];

/** The last drop-offs with the channel's papers, the newest first. */
export function listDropOffs(ctx: Context, { connection, warehouse }: ChannelDay) {
  return ctx.db
    .select({
      id: dropOffs.id,
      connection: connections.code,
      kind: connections.kind,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      state: dropOffs.state,
      number: dropOffs.number,
      reason: dropOffs.reason,
      by: dropOffs.by,
      parcels: count(dropOffParcels.fulfilmentId),
      createdAt: dropOffs.createdAt,
    })
    .from(dropOffs)
    .innerJoin(connections, and(eq(connections.organizationId, dropOffs.organizationId), eq(connections.id, dropOffs.connectionId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, dropOffs.organizationId), eq(warehouses.id, dropOffs.warehouseId)))
    .leftJoin(dropOffParcels, and(eq(dropOffParcels.organizationId, dropOffs.organizationId), eq(dropOffParcels.dropOffId, dropOffs.id)))
    .where(
      and(
        mine(ctx),
        connection === undefined ? undefined : eq(connections.code, connection),
        warehouse === undefined ? undefined : eq(warehouses.code, warehouse),
      ),
    )
    .groupBy(dropOffs.organizationId, dropOffs.id, connections.code, connections.kind, warehouses.code, warehouses.name)
    .orderBy(desc(dropOffs.createdAt))
    .limit(20);
}

/** The channel's paper of a drop-off. Refuses while there is none. */
export async function dropOffPaper(ctx: Context, dropOffId: string): Promise<{ document: Buffer; number: string | null }> {
  const [row] = await ctx.db
    .select({ document: dropOffs.document, number: dropOffs.number })
    .from(dropOffs)
    .where(and(mine(ctx), eq(dropOffs.id, dropOffId)));
  if (!row) throw notFound("drop_off");
  if (!row.document) throw new Refusal("conflict", reason("channel_day.no_paper"));
  return { document: row.document, number: row.number };
}
