import { z } from "zod";
import { manager, router, viewer } from "@/platform/trpc/procedures";
import { changeBins } from "./commands/change-bins";
import { deleteBin } from "./commands/delete-bin";
import { generateBins, putBins } from "./commands/put-bins";
import { putWarehouse } from "./commands/put-warehouse";
import { ChangeBins, DeleteBin, GenerateBins, PutBins, PutWarehouseOf, WarehouseCode } from "./inputs";
import { binCounts, listBins, listWarehouses, warehouseByCode } from "./warehouse-queries";

const reads = { scope: "stock:read" } as const;
const writes = { scope: "settings:write" } as const;
const ByCode = z.strictObject({ code: WarehouseCode });

export const warehousesRouter = router({
  list: viewer.meta(reads).query(async ({ ctx }) => {
    const [all, bins] = await Promise.all([listWarehouses(ctx), binCounts(ctx)]);
    return all.map((warehouse) => ({ ...warehouse, bins: bins.get(warehouse.id) ?? 0 }));
  }),
  byCode: viewer
    .meta(reads)
    .input(ByCode)
    .query(({ ctx, input }) => warehouseByCode(ctx, input.code)),
  bins: viewer
    .meta(reads)
    .input(ByCode)
    .query(({ ctx, input }) => listBins(ctx, input.code)),
  put: manager
    .meta(writes)
    .input(PutWarehouseOf)
    .mutation(({ ctx, input }) => putWarehouse(ctx, input.code, input.warehouse)),
  putBins: manager
    .meta(writes)
    .input(PutBins)
    .mutation(({ ctx, input }) => putBins(ctx, input)),
  generateBins: manager
    .meta(writes)
    .input(GenerateBins)
    .mutation(({ ctx, input }) => generateBins(ctx, input)),
  changeBins: manager
    .meta(writes)
    .input(ChangeBins)
    .mutation(({ ctx, input }) => changeBins(ctx, input)),
  deleteBin: manager
    .meta(writes)
    .input(DeleteBin)
    .mutation(({ ctx, input }) => deleteBin(ctx, input)),
});
