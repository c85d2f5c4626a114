import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { type BinPlace, binCode, binGrid } from "../bin-grid";
import type { GenerateBins, PutBins } from "../inputs";
import { bins } from "../tables";
import { lastWalkOrder, type Warehouse, warehouseByCode } from "../warehouse-queries";

/** Adds bins, and moves known ones on the walk. Those without a place on the walk come at its end, in the order given. */
export function putBins(ctx: Context, { warehouse: code, bins: wanted }: PutBins): Promise<{ written: number }> {
  return inTransaction(ctx, async (ctx) => {
    const warehouse = await warehouseByCode(ctx, code);
    const last = await lastWalkOrder(ctx, warehouse.id);
    return write(
      ctx,
      warehouse,
      wanted.map((bin, index) => ({ ...bin, walkOrder: bin.walkOrder ?? last + index + 1 })),
    );
  });
}

/** Makes the bins of a zone: so many aisles of so many shelves, walked up one aisle and down the next, after what is there. */
export function generateBins(ctx: Context, { warehouse: code, zone, aisles, shelves }: GenerateBins): Promise<{ written: number }> {
  return inTransaction(ctx, async (ctx) => {
    const warehouse = await warehouseByCode(ctx, code);
    const firstWalkOrder = (await lastWalkOrder(ctx, warehouse.id)) + 1;
    return write(ctx, warehouse, binGrid({ zone, aisles, shelves, firstWalkOrder }));
  });
}

async function write(ctx: Context, warehouse: Warehouse, places: readonly BinPlace[]): Promise<{ written: number }> {
  const { organizationId } = ctx.actor;
  // The last one of a code counts; one statement may not touch a row twice.
  const byCode = new Map(places.map((place) => [binCode(place), place]));
  const rows = [...byCode].map(([code, place]) => ({ organizationId, id: newId(), warehouseId: warehouse.id, code, ...place }));
  await ctx.db
    .insert(bins)
    .values(rows)
    .onConflictDoUpdate({ target: [bins.organizationId, bins.warehouseId, bins.code], set: { walkOrder: sql`excluded.walk_order` } });
  const subject = { kind: "warehouse", id: warehouse.id };
  await record(ctx, {
    type: "warehouse.changed",
    subject: { ...subject, number: warehouse.code },
    warehouseId: warehouse.id,
    data: { code: warehouse.code, bins: rows.length },
  });
  await audit(ctx, { action: "warehouse.bins_written", subject, data: { code: warehouse.code, bins: rows.length } });
  return { written: rows.length };
}
