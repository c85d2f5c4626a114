import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { OpenConnection } from "../connection-queries";
import type { OrderIntake } from "../marketplaces/port";
import { channels } from "../tables";
import { channelMappings } from "./tables";
import { inOurWords, type Meaning, pointKey, type Understood, type Word, wordsOf } from "./words";

type Connection = Pick<OpenConnection["row"], "id" | "code" | "channelId" | "settings">;
export type UnderstoodHere = Understood & { pinnedWarehouseId: string | null };

/** Says a channel's order in our words, and notes each word that it says for the first time. Writes: call it in the intake's transaction. */
export async function understand(ctx: Context, connection: Connection, told: OrderIntake): Promise<UnderstoodHere> {
  const [understood] = await understandAll(ctx, connection, [told]);
  if (!understood) throw new Error("an order was not understood");
  return understood;
}

/** The same for many orders, in their order, with one look at the mappings. */
export async function understandAll(ctx: Context, connection: Connection, told: readonly OrderIntake[]): Promise<UnderstoodHere[]> {
  const words = [...new Map(told.flatMap(wordsOf).map((word) => [`${word.kind} ${word.theirs}`, word])).values()];
  const points = [...new Set(told.flatMap(({ pickupPoint }) => (pickupPoint ? [pointKey(pickupPoint)] : [])))];
  const { meaning, known } = await meaningsOf(ctx, connection, words, points);
  const fresh = words.filter(({ kind, theirs }) => !known.has(`${kind} ${theirs}`));
  if (fresh.length > 0) await noteWords(ctx, connection, fresh);
  const here: UnderstoodHere[] = [];
  const warehouseIds = new Map<string | null, string | null>();
  for (const order of told) {
    const understood = inOurWords(order, meaning);
    const { warehouse } = understood;
    if (!warehouseIds.has(warehouse)) warehouseIds.set(warehouse, await warehouseCalled(ctx, warehouse));
    here.push({ ...understood, pinnedWarehouseId: warehouseIds.get(warehouse) ?? null });
  }
  return here;
}

/**
 * What words mean by the connection's mappings; of warehouses by its `settings.warehouseMap` ({ours: theirs}) first. Where a
 * single warehouse serves the channel, every place of it is that one.
 */
export async function meaningsOf(
  ctx: Context,
  connection: Connection,
  words: readonly Pick<Word, "kind" | "theirs">[],
  points: readonly string[] = [],
): Promise<{ meaning: Meaning; known: ReadonlySet<string> }> {
  if (words.length === 0) return { meaning: () => null, known: new Set() };
  const named = [...words, ...points.map((theirs) => ({ kind: "pickup_point" as const, theirs }))];
  const rows = await ctx.db
    .select()
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, ctx.actor.organizationId),
        eq(channelMappings.connectionId, connection.id),
        or(...named.map(({ kind, theirs }) => and(eq(channelMappings.kind, kind), eq(channelMappings.theirs, theirs)))),
      ),
    );
  const byWord = new Map(rows.map((row) => [`${row.kind} ${row.theirs}`, row.ours]));
  const isSet = (theirs: string) => warehouseBySettings(connection, theirs) ?? byWord.get(`warehouse ${theirs}`)?.warehouse;
  const bound = words.find(({ kind, theirs }) => kind === "warehouse" && !isSet(theirs));
  const only = bound ? await onlyWarehouse(ctx, connection) : null;
  return {
    meaning: (kind, theirs) => {
      const warehouse = kind === "warehouse" ? (isSet(theirs) ?? only) : null;
      return warehouse ? { warehouse } : (byWord.get(`${kind} ${theirs}`) ?? null);
    },
    known: new Set(byWord.keys()),
  };
}

/** `settings.warehouseMap` is {ours: theirs}. */
export function warehouseBySettings({ settings }: Pick<Connection, "settings">, theirs: string): string | null {
  const map = settings.warehouseMap;
  if (typeof map !== "object" || map === null) return null;
  return Object.entries(map).find(([, place]) => String(place) === theirs)?.[0] ?? null;
}

/** The warehouse of a code that is ours and at work. */
export async function warehouseCalled(ctx: Context, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const [row] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, code)));
  return row?.id ?? null;
}

async function onlyWarehouse(ctx: Context, { channelId }: Connection): Promise<string | null> {
  const { organizationId } = ctx.actor;
  const [channel] = await ctx.db
    .select({ warehouseIds: channels.warehouseIds })
    .from(channels)
    .where(and(eq(channels.organizationId, organizationId), eq(channels.id, channelId)));
  const rows = await ctx.db
    .select({ code: warehouses.code })
    .from(warehouses)
    .where(
      and(
        eq(warehouses.organizationId, organizationId),
        eq(warehouses.active, true),
        channel?.warehouseIds ? inArray(warehouses.id, channel.warehouseIds) : isNotNull(warehouses.id),
      ),
    )
    .limit(2);
  return rows.length === 1 ? (rows[0]?.code ?? null) : null;
}

async function noteWords(ctx: Context, { id, code }: Connection, words: readonly Word[]): Promise<void> {
  const noted = await ctx.db
    .insert(channelMappings)
    .values(words.map((word) => ({ organizationId: ctx.actor.organizationId, connectionId: id, ...word, seenAt: ctx.now() })))
    .onConflictDoUpdate({
      target: [channelMappings.organizationId, channelMappings.connectionId, channelMappings.kind, channelMappings.theirs],
      set: { title: sql`coalesce(excluded.title, ${channelMappings.title})` },
    })
    .returning({ theirs: channelMappings.theirs });
  if (noted.length === 0) return;
  await record(ctx, { type: "connection.word_noted", subject: { kind: "connection", id, number: code }, data: { code } });
}
