import { and, desc, eq, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { figuresOf } from "../count";
import { standingLines } from "./count-lines-queries";
import { ListCounts } from "./inputs";
import { countTasks, stockCounts } from "./tables";

/** Every read of a count passes through here; whoever works in some warehouses sees theirs. */
function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(stockCounts.organizationId, organizationId),
    warehouseIds ? sql`${stockCounts.warehouseId} = any(${sql.param([...warehouseIds])}::uuid[])` : undefined,
  );
}

const tasksOf = (
  state?: string,
) => sql<number>`(select count(*)::int from ${countTasks} t where t.organization_id = ${stockCounts.organizationId}
  and t.count_id = ${stockCounts.id} ${state ? sql`and t.state = ${state}` : sql``})`;

function countRows(ctx: Context) {
  return ctx.db
    .select({
      id: stockCounts.id,
      number: stockCounts.number,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      kind: stockCounts.kind,
      zone: stockCounts.zone,
      state: stockCounts.state,
      version: stockCounts.version,
      note: stockCounts.note,
      by: sql<string>`${stockCounts.by}->>'name'`,
      createdAt: stockCounts.createdAt,
      closedAt: stockCounts.closedAt,
      closedBy: sql<string | null>`${stockCounts.closedBy}->>'name'`,
      figures: stockCounts.figures,
      bins: tasksOf(),
      counted: tasksOf("counted"),
    })
    .from(stockCounts)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockCounts.organizationId), eq(warehouses.id, stockCounts.warehouseId)));
}

/** One page of counts, the latest first. */
export async function listCounts(ctx: Context, query: ListCounts) {
  const { warehouse, state, limit, cursor } = ListCounts.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await countRows(ctx)
    .where(
      and(
        mine(ctx),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        state ? eq(stockCounts.state, state) : undefined,
        after ? sql`${stockCounts.id} < ${after[0]}::uuid` : undefined,
      ),
    )
    .orderBy(desc(stockCounts.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

/** A count as whoever walks its bins sees it: blind, without any figure of the books. */
export async function countById(ctx: Context, countId: string) {
  const [count] = await countRows(ctx).where(and(mine(ctx), eq(stockCounts.id, countId)));
  if (!count) throw notFound("count");
  const tasks = await ctx.db
    .select({
      id: countTasks.id,
      bin: countTasks.code,
      state: countTasks.state,
      round: countTasks.round,
      counterId: countTasks.counterId,
      counter: countTasks.counter,
      claimedAt: countTasks.claimedAt,
      asked: sql<
        string[] | null
      >`case when ${countTasks.productIds} is null then null else (select array_agg(p.sku order by p.sku) from products p
        where p.organization_id = ${countTasks.organizationId} and ${countTasks.productIds} ? p.id::text) end`,
    })
    .from(countTasks)
    .leftJoin(sql`bins b`, sql`b.organization_id = ${countTasks.organizationId} and b.id = ${countTasks.binId}`)
    .where(and(eq(countTasks.organizationId, ctx.actor.organizationId), eq(countTasks.countId, countId)))
    .orderBy(sql`b.walk_order nulls first`, sql`${countTasks.code} nulls first`)
    .limit(6_000);
  return { ...count, tasks };
}

/** What a count showed so far, line by line, for whoever decides it. */
export async function reviewOf(ctx: Context, countId: string) {
  const count = await countById(ctx, countId);
  const lines = await standingLines(ctx, countId);
  const currency = lines[0]?.currency ?? "RUB";
  const figures =
    count.figures ??
    figuresOf(
      lines.map(({ counted, book, costMinor }) => ({ counted, book, valueMinor: costMinor })),
      currency,
    );
  const shown = lines.map(({ costMinor, productId: _, binId: __, ...line }) => ({
    ...line,
    difference: line.counted - line.book,
    valueMinor: costMinor === null ? null : (line.counted - line.book) * costMinor,
  }));
  return { count: { ...count, figures }, lines: shown };
}

/** Counts that go on, and those that wait for a decision. */
export async function countCounts(ctx: Context): Promise<{ open: number; review: number }> {
  const [row] = await ctx.db
    .select({
      open: sql<number>`count(*) filter (where ${stockCounts.state} = 'open')::int`,
      review: sql<number>`count(*) filter (where ${stockCounts.state} = 'review')::int`,
    })
    .from(stockCounts)
    .where(mine(ctx));
  return row ?? { open: 0, review: 0 };
}
