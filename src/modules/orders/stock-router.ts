import { z } from "zod";
import { code } from "@/lib/text-input";
import { listBinContents } from "@/modules/inventory/bins/bin-queries";
import { assignBin } from "@/modules/inventory/commands/assign-bin";
import { moveBetweenBins } from "@/modules/inventory/commands/move-between-bins";
import { setSafety } from "@/modules/inventory/commands/set-safety";
import {
  AdjustStock,
  AssignBin,
  ChangeCondition,
  CountStock,
  ExplainStock,
  ListBinContents,
  ListHolders,
  ListLots,
  ListMovements,
  ListSerials,
  ListStock,
  MoveBetweenBins,
  SetSafety,
  WriteOffStock,
} from "@/modules/inventory/inputs";
import { explainStock, listMovements } from "@/modules/inventory/ledger-queries";
import { availableOf, levelsOfSku, stockCounts } from "@/modules/inventory/level-queries";
import { lotsOfSku } from "@/modules/inventory/lots/lot-queries";
import { differenceCount, listDifferences } from "@/modules/inventory/masters/difference-queries";
import { ListDifferences, SettleDifferenceOf } from "@/modules/inventory/masters/inputs";
import { listStock } from "@/modules/inventory/queries";
import { listSerials } from "@/modules/inventory/serials/serial-queries";
import { operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { adjustStock } from "./commands/adjust-stock";
import { changeCondition } from "./commands/change-condition";
import { countStock } from "./commands/count-stock";
import { settleDifference } from "./commands/settle-difference";
import { writeOffStock } from "./commands/write-off-stock";
import { heldUnits, holdersOfSku } from "./holders-queries";

const Sku = z.strictObject({ sku: code(100) });

/** Stock as the screens ask for it. It lies here because changing stock reaches into the orders that wait for it. */
export const inventoryRouter = router({
  differences: viewer
    .meta({ scope: "stock:read" })
    .input(ListDifferences)
    .query(({ ctx, input }) => listDifferences(ctx, input)),
  differenceCount: viewer.meta({ scope: "stock:read" }).query(async ({ ctx }) => ({ open: await differenceCount(ctx) })),
  settleDifference: operator
    .meta({ scope: "stock:write" })
    .input(SettleDifferenceOf)
    .mutation(({ ctx, input }) => settleDifference(ctx, input)),
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
    .input(ListHolders)
    .query(({ ctx, input }) => holdersOfSku(ctx, input)),
  held: viewer
    .meta({ scope: "stock:read" })
    .input(ListHolders.pick({ sku: true, warehouse: true }))
    .query(({ ctx, input }) => heldUnits(ctx, input)),
  explanation: viewer
    .meta({ scope: "stock:read" })
    .input(ExplainStock)
    .query(({ ctx, input }) => explainStock(ctx, input)),
  lots: viewer
    .meta({ scope: "stock:read" })
    .input(ListLots)
    .query(({ ctx, input }) => lotsOfSku(ctx, input)),
  serials: viewer
    .meta({ scope: "stock:read" })
    .input(ListSerials)
    .query(({ ctx, input }) => listSerials(ctx, input)),
  binContents: viewer
    .meta({ scope: "stock:read" })
    .input(ListBinContents)
    .query(({ ctx, input }) => listBinContents(ctx, input)),
  available: viewer
    .meta({ scope: "stock:read" })
    .input(z.strictObject({ skus: z.array(code(100)).max(200) }))
    .query(({ ctx, input }) => availableOf(ctx, input.skus)),
  counts: viewer.meta({ scope: "stock:read" }).query(({ ctx }) => stockCounts(ctx)),
  adjust: operator
    .meta({ scope: "stock:write", queued: true })
    .input(AdjustStock)
    .mutation(async ({ ctx, input }) => ({ movements: (await adjustStock(ctx, input)).length })),
  count: operator
    .meta({ scope: "stock:write" })
    .input(CountStock)
    .mutation(async ({ ctx, input }) => ({ movements: (await countStock(ctx, input)).length })),
  writeOff: operator
    .meta({ scope: "stock:write" })
    .input(WriteOffStock)
    .mutation(async ({ ctx, input }) => ({ movements: (await writeOffStock(ctx, input)).length })),
  changeCondition: operator
    .meta({ scope: "stock:write" })
    .input(ChangeCondition)
    .mutation(async ({ ctx, input }) => ({ movements: (await changeCondition(ctx, input)).length })),
  /** Whoever stands at the shelf knows best where the goods lie. */
  assignBin: picker
    .meta({ scope: "stock:write" })
    .input(AssignBin)
    .mutation(({ ctx, input }) => assignBin(ctx, input)),
  moveBetweenBins: picker
    .meta({ scope: "stock:write" })
    .input(MoveBetweenBins)
    .mutation(async ({ ctx, input }) => ({ movements: (await moveBetweenBins(ctx, input)).length })),
  setSafety: operator
    .meta({ scope: "stock:write" })
    .input(SetSafety)
    .mutation(({ ctx, input }) => setSafety(ctx, input)),
});
