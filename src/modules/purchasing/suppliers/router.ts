import { z } from "zod";
import { code } from "@/lib/text-input";
import { operator, router, viewer } from "@/platform/trpc/procedures";
import { ChangeSupplier, ListPrices, ListSuppliers, PutPrices, PutSupplier } from "./inputs";
import { dropPrice, putPrices } from "./put-prices";
import { changeSupplier, createSupplier } from "./put-supplier";
import { listPrices, listSuppliers, supplierById } from "./supplier-queries";

const ById = z.strictObject({ supplierId: z.uuid() });
const read = viewer.meta({ scope: "stock:read" });
const work = operator.meta({ scope: "stock:write" });

/** Whom goods are bought from, and on which terms. */
export const suppliersRouter = router({
  list: read.input(ListSuppliers).query(({ ctx, input }) => listSuppliers(ctx, input)),
  byId: read.input(ById).query(({ ctx, input }) => supplierById(ctx, input.supplierId)),
  prices: read.input(ListPrices.extend(ById.shape)).query(({ ctx, input }) => listPrices(ctx, input)),
  create: work.input(PutSupplier).mutation(({ ctx, input }) => createSupplier(ctx, input)),
  change: work.input(ChangeSupplier.extend(ById.shape)).mutation(({ ctx, input }) => changeSupplier(ctx, input)),
  putPrices: work.input(PutPrices.extend(ById.shape)).mutation(({ ctx, input }) => putPrices(ctx, input)),
  dropPrice: work.input(ById.extend({ sku: code(100) })).mutation(({ ctx, input }) => dropPrice(ctx, input)),
});
