import { z } from "zod";
import { code } from "@/lib/text-input";
import { assignBin } from "@/modules/inventory/commands/assign-bin";
import { setSafety } from "@/modules/inventory/commands/set-safety";
import { AdjustStock, AssignBin, ListMovements, ListStock, SetSafety } from "@/modules/inventory/inputs";
import { availableOf, levelsOfSku, stockCounts } from "@/modules/inventory/level-queries";
import { listMovements, listStock } from "@/modules/inventory/queries";
import { operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { adjustStock } from "./commands/adjust-stock";
import { holdersOfSku } from "./holders-queries";

const Sku = z.strictObject({ sku: code(100) });

/** Stock as the screens ask for it. It lies here because changing stock reaches into the orders that wait for it. */
export const inventoryRouter = router({
  list: viewer
    .meta({ scope: "stock:read" })
    .input(ListStock)
    .query(({ ctx, input }) => listStock(ctx, input)),
  movements: viewer
    .meta({ scope: "stock:read" })
    .input(ListMovements)
    .query(({ ctx, input }) => listMovements(ctx, input)),
  levels: viewer
    .meta({ scope: "stock:read" })
    .input(Sku)
    .query(({ ctx, input }) => levelsOfSku(ctx, input.sku)),
  holders: viewer
    .meta({ scope: "stock:read" })
    .input(Sku)
    .query(({ ctx, input }) => holdersOfSku(ctx, input.sku)),
  available: viewer
    .meta({ scope: "stock:read" })
    .input(z.strictObject({ skus: z.array(code(100)).max(200) }))
    .query(({ ctx, input }) => availableOf(ctx, input.skus)),
  counts: viewer.meta({ scope: "stock:read" }).query(({ ctx }) => stockCounts(ctx)),
  adjust: operator
    .meta({ scope: "stock:write" })
    .input(AdjustStock)
    .mutation(async ({ ctx, input }) => ({ movements: (await adjustStock(ctx, input)).length })),
  /** Whoever stands at the shelf knows best where the goods lie. */
  assignBin: picker
    .meta({ scope: "stock:write" })
    .input(AssignBin)
    .mutation(({ ctx, input }) => assignBin(ctx, input)),
  setSafety: operator
    .meta({ scope: "stock:write" })
    .input(SetSafety)
    .mutation(({ ctx, input }) => setSafety(ctx, input)),
});
