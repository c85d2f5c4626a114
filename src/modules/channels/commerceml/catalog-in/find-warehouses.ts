import { and, eq, inArray, isNull } from "drizzle-orm";
import { audit } from "@/modules/organizations/commands/audit";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import type { OpenConnection } from "../../connection-queries";
import { channelMappings } from "../../mapping/tables";
import { meaningsOf, warehouseBySettings } from "../../mapping/understand";

type Row = OpenConnection["row"];
/** Codes of our warehouses by 1C's places. */
export type Places = ReadonlyMap<string, string>;

/** All that 1C has, told in one sum. */
const everywhere = "";

/**
 * Which warehouses 1C's places are: by `settings.warehouseMap` and the connection's mappings, else the warehouse of that code or
 * name, else the only one that serves the channel. Each is noted once, also one that is none of ours, so that a person can say what
 * it is; and 1C becomes the master of a warehouse that had none when it is first known as one of its places.
 */
export async function findWarehouses(ctx: Context, row: Row, places: ReadonlyMap<string, string>): Promise<Places> {
  const all = await ctx.db
    .select({ code: warehouses.code, name: warehouses.name })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.active, true)));
  const words = [...places.keys()].map((theirs) => ({ kind: "warehouse" as const, theirs }));
  const { meaning } = await meaningsOf(ctx, row, words);
  const same = (theirs: string, title: string) =>
    all.find(
      ({ code, name }) => code === theirs || (title !== "" && [code, name].some((word) => word.toLowerCase() === title.toLowerCase())),
    );
  const found = new Map(
    [...places].flatMap(([theirs, title]) => {
      const code =
        (theirs === everywhere ? soleInMap(row) : null) ??
        warehouseBySettings(row, theirs) ??
        same(theirs, title)?.code ??
        meaning("warehouse", theirs)?.["warehouse"];
      return code && all.some((one) => one.code === code) ? [[theirs, code] as const] : [];
    }),
  );
  await notePlaces(ctx, row, places, found);
  return found;
}

/** A map of one warehouse says where a sum belongs. */
function soleInMap({ settings }: Row): string | null {
  const mapped = Object.keys((settings["warehouseMap"] ?? {}) as Record<string, unknown>);
  return mapped.length === 1 ? (mapped[0] ?? null) : null;
}

async function notePlaces(ctx: Context, row: Row, places: ReadonlyMap<string, string>, found: Places): Promise<void> {
  const known = await ctx.db
    .select({ theirs: channelMappings.theirs, ours: channelMappings.ours })
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, row.organizationId),
        eq(channelMappings.connectionId, row.id),
        eq(channelMappings.kind, "warehouse"),
        inArray(channelMappings.theirs, [...places.keys()]),
      ),
    );
  const fresh = [...places].filter(([theirs]) => {
    const before = known.find((one) => one.theirs === theirs);
    const ours = found.get(theirs);
    return ours ? before?.ours?.["master"] !== ours : !before;
  });
  if (fresh.length === 0) return;
  await inTransaction(ctx, async (ctx) => {
    for (const [theirs, name] of fresh) {
      const warehouse = found.get(theirs);
      const ours = warehouse ? { warehouse, master: warehouse } : null;
      await ctx.db
        .insert(channelMappings)
        .values({
          organizationId: row.organizationId,
          connectionId: row.id,
          kind: "warehouse",
          theirs,
          title: name || null,
          ours,
          seenAt: ctx.now(),
        })
        .onConflictDoUpdate({
          target: [channelMappings.organizationId, channelMappings.connectionId, channelMappings.kind, channelMappings.theirs],
          set: { ours },
        });
      if (warehouse) await becomeMaster(ctx, row, warehouse);
    }
    await record(ctx, {
      type: "connection.word_noted",
      subject: { kind: "connection", id: row.id, number: row.code },
      data: { code: row.code },
    });
  });
}

/** Whoever gives a warehouse back to Dirigent or to another master later is not asked again. */
async function becomeMaster(ctx: Context, row: Row, code: string): Promise<void> {
  const [taken] = await ctx.db
    .update(warehouses)
    .set({ stockMasterId: row.id })
    .where(and(eq(warehouses.organizationId, row.organizationId), eq(warehouses.code, code), isNull(warehouses.stockMasterId)))
    .returning({ id: warehouses.id });
  if (!taken) return;
  const subject = { kind: "warehouse", id: taken.id };
  await record(ctx, {
    type: "warehouse.changed",
    subject: { ...subject, number: code },
    warehouseId: taken.id,
    data: { code, created: false },
  });
  await audit(ctx, { action: "warehouse.updated", subject, data: { code, fields: ["stockMasterId"] } });
}
