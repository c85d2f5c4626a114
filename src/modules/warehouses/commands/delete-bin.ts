import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import type { DeleteBin } from "../inputs";
import { bins } from "../tables";
import { warehouseByCode } from "../warehouse-queries";

/** Removes a bin. Refused while a product is picked from it, or anything lies in it. */
export async function deleteBin(ctx: Context, { warehouse: code, bin }: DeleteBin): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const warehouse = await warehouseByCode(ctx, code);
      const gone = await ctx.db
        .delete(bins)
        .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouse.id), eq(bins.code, bin)))
        .returning({ id: bins.id });
      if (gone.length === 0) throw notFound("bin");
      const subject = { kind: "warehouse", id: warehouse.id };
      await record(ctx, {
        type: "warehouse.changed",
        subject: { ...subject, number: code },
        warehouseId: warehouse.id,
        data: { code, binDeleted: bin },
      });
      await audit(ctx, { action: "warehouse.bin_deleted", subject, data: { code, bin } });
    });
  } catch (error) {
    if (brokenConstraint(error) === "stock_bins_bin") throw new Refusal("conflict", reason("warehouse.bin_not_empty", { bin }));
    if (brokenConstraint(error)?.startsWith("stock_levels_")) throw new Refusal("conflict", reason("warehouse.bin_in_use", { bin }));
    throw error;
  }
}
