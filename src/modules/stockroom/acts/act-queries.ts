import { and, desc, eq, sql } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { localeOf } from "@/platform/i18n/locale";
import { notFound } from "@/platform/refusal";
import { ListActs } from "./inputs";
import { writeOffActs } from "./tables";

/** Every read of an act passes through here; whoever works in some warehouses sees theirs. */
function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(writeOffActs.organizationId, organizationId),
    warehouseIds ? sql`${writeOffActs.warehouseId} = any(${sql.param([...warehouseIds])}::uuid[])` : undefined,
  );
}

function actRows(ctx: Context) {
  return ctx.db
    .select({
      id: writeOffActs.id,
      number: writeOffActs.number,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      timezone: warehouses.timezone,
      state: writeOffActs.state,
      version: writeOffActs.version,
      why: writeOffActs.why,
      note: writeOffActs.note,
      lines: writeOffActs.lines,
      sumMinor: writeOffActs.sumMinor,
      currency: writeOffActs.currency,
      by: sql<string>`${writeOffActs.by}->>'name'`,
      createdAt: writeOffActs.createdAt,
      decidedBy: sql<string | null>`${writeOffActs.decidedBy}->>'name'`,
      decidedAt: writeOffActs.decidedAt,
    })
    .from(writeOffActs)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, writeOffActs.organizationId), eq(warehouses.id, writeOffActs.warehouseId)));
}

export type WriteOffAct = Awaited<ReturnType<typeof actRows>>[number];

/** One page of acts, the latest first. */
export async function listActs(ctx: Context, query: ListActs) {
  const { state, warehouse, limit, cursor } = ListActs.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await actRows(ctx)
    .where(
      and(
        mine(ctx),
        state ? eq(writeOffActs.state, state) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        after ? sql`${writeOffActs.id} < ${after[0]}::uuid` : undefined,
      ),
    )
    .orderBy(desc(writeOffActs.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

export async function actById(ctx: Context, writeOffId: string): Promise<WriteOffAct> {
  const [row] = await actRows(ctx).where(and(mine(ctx), eq(writeOffActs.id, writeOffId)));
  if (!row) throw notFound("write_off");
  return row;
}

/** Acts that wait for a decision. */
export async function openActs(ctx: Context): Promise<number> {
  const [row] = await ctx.db
    .select({ open: sql<number>`count(*)::int` })
    .from(writeOffActs)
    .where(and(mine(ctx), eq(writeOffActs.state, "proposed")));
  return row?.open ?? 0;
}

/** What the paper of an act says beside the act itself. */
export async function paperOfAct(ctx: Context, writeOffId: string) {
  const act = await actById(ctx, writeOffId);
  const [shop] = await ctx.db
    .select({ name: organizations.name, locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return { act, shop: shop?.name ?? "", locale: localeOf(shop?.locale, null) };
}
