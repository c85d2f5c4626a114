import { and, eq, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import type { PutMappings } from "./inputs";
import { listMappings, type Mapping } from "./mapping-queries";
import { settleWaiting } from "./settle-waiting";
import { channelMappings } from "./tables";

/**
 * Says what words of a channel mean here; those that are not named stay. Orders that waited for a meaning get it at once, later ones as
 * they come. Refuses warehouses that are not ours.
 */
export async function putMappings(ctx: Context, code: string, { mappings }: PutMappings): Promise<Mapping[]> {
  const connectionId = await inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    await refuseUnknownWarehouses(ctx, mappings);
    const { organizationId } = ctx.actor;
    const byWord = new Map(mappings.map((mapping) => [`${mapping.kind} ${mapping.theirs}`, mapping]));
    const rows = [...byWord.values()].map(({ kind, theirs, ours }) => {
      return { organizationId, connectionId: row.id, kind, theirs, ours: ours && { ...ours }, seenAt: ctx.now() };
    });
    const changed = await ctx.db
      .insert(channelMappings)
      .values(rows)
      .onConflictDoUpdate({
        target: [channelMappings.organizationId, channelMappings.connectionId, channelMappings.kind, channelMappings.theirs],
        set: { ours: sql`excluded.ours` },
        setWhere: sql`${channelMappings.ours} is distinct from excluded.ours`,
      })
      .returning({ kind: channelMappings.kind, theirs: channelMappings.theirs });
    if (changed.length > 0) {
      const subject = { kind: "connection", id: row.id };
      await record(ctx, { type: "connection.mapped", subject: { ...subject, number: code }, data: { code } });
      await audit(ctx, { action: "connection.mapped", subject, data: { code, words: rows.slice(0, 100) } });
    }
    return row.id;
  });
  await settleWaiting(ctx, { connectionId });
  return listMappings(ctx, { code });
}

async function refuseUnknownWarehouses(ctx: Context, mappings: PutMappings["mappings"]): Promise<void> {
  const named = mappings.flatMap((mapping, i) =>
    mapping.kind === "warehouse" && mapping.ours ? [{ i, code: mapping.ours.warehouse }] : [],
  );
  if (named.length === 0) return;
  const known = await ctx.db
    .select({ code: warehouses.code })
    .from(warehouses)
    .where(
      and(
        eq(warehouses.organizationId, ctx.actor.organizationId),
        inArray(
          warehouses.code,
          named.map(({ code }) => code),
        ),
      ),
    );
  const unknown = named.find(({ code }) => !known.some((one) => one.code === code));
  if (!unknown) return;
  const errors = [{ path: `mappings.${unknown.i}.ours.warehouse`, message: "warehouse.unknown" }];
  throw new Refusal("invalid", reason("warehouse.unknown", { warehouse: unknown.code }), { errors });
}
