import { and, asc, desc, eq, gt, inArray, lt, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListJobs } from "./inputs";
import { mine, myStations, warehouseHere } from "./load-here";
import { type PaperKind, type PrintFormat, paperKindNames, usualFormat } from "./paper-kind";
import { printFormats, printJobs, printStations } from "./tables";

/** A station that has not asked for so long is off. */
export const silentMs = 2 * 60 * 1000;
const listedDays = 30;

const format = { paper: printFormats.paper, output: printFormats.output, dpi: printFormats.dpi, font: printFormats.font };

/** On what a kind of paper is printed in a warehouse. */
export async function formatOf(ctx: Context, warehouseId: string, kind: PaperKind): Promise<PrintFormat> {
  const [row] = await ctx.db
    .select(format)
    .from(printFormats)
    .where(
      and(
        eq(printFormats.organizationId, ctx.actor.organizationId),
        eq(printFormats.warehouseId, warehouseId),
        eq(printFormats.kind, kind),
      ),
    );
  return row ?? usualFormat(kind);
}

/** On what each kind of paper is printed in the actor's warehouses, or in one of them. */
export async function listFormats(ctx: Context, { warehouse }: { warehouse?: string } = {}) {
  const { organizationId, warehouseIds } = ctx.actor;
  const only = warehouse === undefined ? null : await warehouseHere(ctx, { code: warehouse });
  const rows = await ctx.db
    .select({ code: warehouses.code, name: warehouses.name, kind: printFormats.kind, ...format })
    .from(warehouses)
    .leftJoin(printFormats, and(eq(printFormats.organizationId, warehouses.organizationId), eq(printFormats.warehouseId, warehouses.id)))
    .where(
      and(
        eq(warehouses.organizationId, organizationId),
        only ? eq(warehouses.id, only.id) : eq(warehouses.active, true),
        warehouseIds ? inArray(warehouses.id, [...warehouseIds]) : undefined,
      ),
    )
    .orderBy(asc(warehouses.code));
  const places = new Map(rows.map(({ code, name }) => [code, name]));
  return [...places].map(([code, name]) => ({
    warehouse: code,
    name,
    formats: paperKindNames.map((kind) => {
      const own = rows.find((row) => row.code === code && row.kind === kind);
      const { paper, output, dpi, font } = own ?? {};
      const isSet = paper && output && dpi;
      return { kind, ...(isSet ? { paper, output, dpi, font: font ?? null } : usualFormat(kind)), isUsual: !isSet };
    }),
  }));
}

const taker = alias(printStations, "taker");

const columns = {
  id: printJobs.id,
  warehouse: warehouses.code,
  kind: printJobs.kind,
  title: printJobs.title,
  paper: printJobs.paper,
  output: printJobs.output,
  dpi: printJobs.dpi,
  copies: printJobs.copies,
  state: printJobs.state,
  wantedAt: printStations.name,
  station: taker.name,
  failure: printJobs.failure,
  againOf: printJobs.againOf,
  by: printJobs.by,
  createdAt: printJobs.createdAt,
  takenAt: printJobs.takenAt,
  endedAt: printJobs.endedAt,
};

const jobs = (ctx: Context, where: SQL | undefined) =>
  ctx.db
    .select(columns)
    .from(printJobs)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, printJobs.organizationId), eq(warehouses.id, printJobs.warehouseId)))
    .leftJoin(printStations, and(eq(printStations.organizationId, printJobs.organizationId), eq(printStations.id, printJobs.stationId)))
    .leftJoin(taker, and(eq(taker.organizationId, printJobs.organizationId), eq(taker.id, printJobs.takenBy)))
    .where(and(mine(ctx), where));

export type JobView = Awaited<ReturnType<typeof jobs>>[number];

/** Jobs by their ids, the oldest first. */
export function jobsById(ctx: Context, ids: readonly string[]): Promise<JobView[]> {
  return jobs(ctx, inArray(printJobs.id, [...ids])).orderBy(asc(printJobs.id));
}

/** The queue, the newest first. */
export async function listJobs(ctx: Context, query: ListJobs) {
  const { warehouse, state, kind, limit, cursor } = ListJobs.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const place = warehouse === undefined ? null : await warehouseHere(ctx, { code: warehouse });
  const rows = await jobs(
    ctx,
    and(
      place ? eq(printJobs.warehouseId, place.id) : undefined,
      state ? eq(printJobs.state, state) : undefined,
      kind ? eq(printJobs.kind, kind) : undefined,
      after ? lt(printJobs.id, String(after[0])) : undefined,
    ),
  )
    .orderBy(desc(printJobs.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

/** What a station took and has not said a word about since: what it goes on with after it was closed. */
export function jobsAtStation(ctx: Context, { stationId }: { stationId: string }): Promise<JobView[]> {
  return jobs(ctx, and(eq(printJobs.takenBy, stationId), eq(printJobs.state, "taken")))
    .orderBy(asc(printJobs.id))
    .limit(100);
}

/** A job as it is drawn. */
export async function jobToDraw(ctx: Context, jobId: string): Promise<typeof printJobs.$inferSelect> {
  const [job] = await ctx.db
    .select()
    .from(printJobs)
    .where(and(mine(ctx), eq(printJobs.id, jobId)));
  if (!job) throw notFound("print_job");
  return job;
}

/** The stations of the last month, and whether each is on. */
export async function listStations(ctx: Context, { warehouse }: { warehouse?: string } = {}) {
  const now = ctx.now().getTime();
  const rows = await ctx.db
    .select({
      id: printStations.id,
      warehouse: warehouses.code,
      name: printStations.name,
      kinds: printStations.kinds,
      seenAt: printStations.seenAt,
    })
    .from(printStations)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, printStations.organizationId), eq(warehouses.id, printStations.warehouseId)))
    .where(
      and(
        myStations(ctx),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        gt(printStations.seenAt, new Date(now - listedDays * 24 * 60 * 60 * 1000)),
      ),
    )
    .orderBy(asc(warehouses.code), asc(printStations.name))
    .limit(200);
  return rows.map((row) => ({ ...row, isOn: now - row.seenAt.getTime() < silentMs }));
}
