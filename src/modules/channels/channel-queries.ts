import { and, asc, eq, inArray } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { channels } from "./tables";

/** Every read of a channel passes through here, so no organization ever sees another's. */
export const mine = (ctx: Context) => eq(channels.organizationId, ctx.actor.organizationId);

type Row = typeof channels.$inferSelect;
export type Channel = ReturnType<typeof answerOf>;

/** All channels by name. An organization has tens, not thousands. */
export async function listChannels(ctx: Context): Promise<Channel[]> {
  const rows = await ctx.db.select().from(channels).where(mine(ctx)).orderBy(asc(channels.name), asc(channels.code)).limit(1_000);
  const codes = await warehouseCodes(ctx, rows);
  return rows.map((row) => answerOf(row, codes));
}

export async function channelByCode(ctx: Context, code: string): Promise<Channel> {
  const [row] = await ctx.db
    .select()
    .from(channels)
    .where(and(mine(ctx), eq(channels.code, code)));
  if (!row) throw notFound("channel");
  return answerOf(row, await warehouseCodes(ctx, [row]));
}

async function warehouseCodes(ctx: Context, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.warehouseIds ?? []))];
  if (ids.length === 0) return new Map();
  const found = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), inArray(warehouses.id, ids)));
  return new Map(found.map((row) => [row.id, row.code]));
}

function answerOf(row: Row, codes: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    buffer: row.buffer,
    /** Empty: every warehouse. */
    warehouses: (row.warehouseIds ?? []).flatMap((id) => codes.get(id) ?? []),
    active: row.active,
  };
}
