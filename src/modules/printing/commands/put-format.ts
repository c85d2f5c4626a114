import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import type { PutFormat } from "../inputs";
import { warehouseHere } from "../load-here";
import { printFormats } from "../tables";

/** Says on what a kind of paper is printed in a warehouse from now on; what waits in the queue stays as it was. */
export function putFormat(ctx: Context, { warehouse, kind, format }: PutFormat): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const { id: warehouseId } = await warehouseHere(ctx, { code: warehouse });
    if (format === null)
      await ctx.db
        .delete(printFormats)
        .where(
          and(eq(printFormats.organizationId, organizationId), eq(printFormats.warehouseId, warehouseId), eq(printFormats.kind, kind)),
        );
    else
      await ctx.db
        .insert(printFormats)
        .values({ organizationId, warehouseId, kind, ...format })
        .onConflictDoUpdate({ target: [printFormats.organizationId, printFormats.warehouseId, printFormats.kind], set: format });
    await record(ctx, { type: "print.format_changed", subject: { kind: "warehouse", id: warehouseId }, warehouseId, data: { kind } });
  });
}
