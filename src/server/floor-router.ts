import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { taskKinds } from "@/platform/floor/operation";
import { recordMisScan } from "@/platform/floor/refused-scan";
import { notFound } from "@/platform/refusal";
import { picker, router, viewer } from "@/platform/trpc/procedures";
import { floorCounts } from "./floor-counts";

const Place = z.strictObject({ warehouse: code().optional() });

const MisScanInput = z.strictObject({
  task: z.strictObject({ kind: z.enum(taskKinds), id: z.uuid().optional(), number: text(64).optional() }),
  warehouse: code().optional(),
  code: text(300),
  expected: text(200).optional(),
  reason: z
    .string()
    .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)+$/)
    .max(100),
  params: z.record(code(40), z.union([text(300, 0), z.number()])).optional(),
});
type MisScanInput = z.infer<typeof MisScanInput>;

/** What belongs to the floor as a whole: the figures on its tiles, and what a device refused by itself. */
export const floorRouter = router({
  counts: viewer
    .meta({ scope: "orders:read" })
    .input(Place)
    .query(({ ctx, input }) => floorCounts(ctx, input)),
  misScan: picker
    .meta({ scope: "fulfilment:write", queued: true })
    .input(MisScanInput)
    .mutation(({ ctx, input }) => noteMisScan(ctx, input)),
});

/** A device that refused a scan by itself says so, at once or when it is back on the network. */
function noteMisScan(ctx: Context, { task, warehouse, code, expected, reason, params }: MisScanInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const warehouseId = warehouse === undefined ? null : await warehouseOf(ctx, warehouse);
    await recordMisScan(ctx, { code: reason, params }, { task, warehouseId, code, expected });
  });
}

async function warehouseOf(ctx: Context, code: string): Promise<string> {
  const { organizationId, warehouseIds } = ctx.actor;
  const [row] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.code, code)));
  if (!row || (warehouseIds && !warehouseIds.includes(row.id))) throw notFound("warehouse");
  return row.id;
}
