import { and, asc, eq } from "drizzle-orm";
import { channels } from "@/modules/channels/tables";
import type { Context } from "@/platform/context";
import { registerOf } from "./fiscal/registry";
import type { FiscalKind } from "./fiscal-kinds";
import { tills } from "./tables";

export type TillSettings = { channel: string; fiscal: FiscalKind; seller: string | null };

/** The offline shops in use, with the settings of their tills. */
export async function listTills(ctx: Context): Promise<(TillSettings & { name: string })[]> {
  const rows = await ctx.db
    .select({ channel: channels.code, name: channels.name, fiscal: tills.fiscal, seller: tills.seller })
    .from(channels)
    .leftJoin(tills, and(eq(tills.organizationId, channels.organizationId), eq(tills.channelId, channels.id)))
    .where(and(eq(channels.organizationId, ctx.actor.organizationId), eq(channels.kind, "pos"), eq(channels.active, true)))
    .orderBy(asc(channels.name), asc(channels.code))
    .limit(500);
  return rows.map((row) => ({ ...row, fiscal: registerOf(row.fiscal ?? undefined).kind }));
}
