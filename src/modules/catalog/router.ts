import { z } from "zod";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { setProductActive } from "./commands/activate-product";
import { putProduct } from "./commands/put-product";
import { setPicture } from "./commands/set-picture";
import { listCosts } from "./costs/cost-queries";
import { ListCosts, SetCost } from "./costs/inputs";
import { setCost } from "./costs/set-cost";
import { BySku, ListProducts, PutProductOf, SetPicture, Sku } from "./inputs";
import { listProducts, productBySku, productsByBarcode } from "./product-queries";

const reads = { scope: "stock:read" } as const;
const writes = { scope: "catalog:write" } as const;

export const catalogRouter = router({
  list: viewer
    .meta(reads)
    .input(ListProducts)
    .query(({ ctx, input }) => listProducts(ctx, input)),
  bySku: viewer
    .meta(reads)
    .input(BySku)
    .query(({ ctx, input }) => productBySku(ctx, input.sku)),
  byBarcode: viewer
    .meta(reads)
    .input(z.strictObject({ barcode: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => productsByBarcode(ctx, input.barcode)),
  put: operator
    .meta(writes)
    .input(PutProductOf)
    .mutation(({ ctx, input: { sku, ...product } }) => putProduct(ctx, sku, product)),
  setPicture: operator
    .meta(writes)
    .input(SetPicture)
    .mutation(({ ctx, input }) => setPicture(ctx, input.sku, Buffer.from(input.content, "base64"))),
  /** What it has cost, the latest first. */
  costs: viewer
    .meta(reads)
    .input(ListCosts)
    .query(({ ctx, input }) => listCosts(ctx, input)),
  setCost: manager
    .meta(writes)
    .input(SetCost)
    .mutation(({ ctx, input }) => setCost(ctx, input)),
  setActive: manager
    .meta(writes)
    .input(z.strictObject({ sku: Sku, active: z.boolean() }))
    .mutation(({ ctx, input }) => setProductActive(ctx, input)),
});
