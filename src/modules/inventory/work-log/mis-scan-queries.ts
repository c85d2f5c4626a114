import { and, desc, eq, gte, inArray, lt, lte, sql } from "drizzle-orm";
import { endOfDay, startOfDay } from "@/lib/dates";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { TaskKind } from "@/platform/floor/operation";
import { misScans } from "@/platform/floor/tables";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ListMisScans } from "./inputs";
import { clockOf } from "./work-log-queries";

/** Refused scans with what was in the hand, what was needed and why, the newest first. Ids grow with the time at which they were noted. */
export async function listMisScans(ctx: Context, query: ListMisScans) {
  const { from, to, warehouse, userId, limit, cursor } = ListMisScans.parse(query);
  const { organizationId, warehouseIds } = ctx.actor;
  const { timezone } = await clockOf(ctx);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({
      id: misScans.id,
      at: misScans.scannedAt,
      userId: misScans.byId,
      by: misScans.by,
      warehouse: warehouses.code,
      taskKind: sql<TaskKind>`${misScans.taskKind}`,
      taskNumber: misScans.taskNumber,
      code: misScans.code,
      expected: misScans.expected,
      reason: misScans.reason,
      params: misScans.params,
      offline: misScans.offline,
    })
    .from(misScans)
    .leftJoin(warehouses, and(eq(warehouses.organizationId, misScans.organizationId), eq(warehouses.id, misScans.warehouseId)))
    .where(
      and(
        eq(misScans.organizationId, organizationId),
        warehouseIds ? inArray(misScans.warehouseId, [...warehouseIds]) : undefined,
        from ? gte(misScans.scannedAt, startOfDay(from, timezone)) : undefined,
        to ? lte(misScans.scannedAt, endOfDay(to, timezone)) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        userId ? eq(misScans.byId, userId) : undefined,
        after ? lt(misScans.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(misScans.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}
