import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import {
  ByConnection,
  ListChannelProductsOf,
  ListMappingsOf,
  OneChannelProduct,
  PutChannelProductOf,
  PutMappingsOf,
  TryMappingOf,
  WantedProducts,
} from "./inputs";
import { listMappings } from "./mapping-queries";
import { listChannelProducts, listWantedProducts, suggestProducts, wantedCount } from "./product-queries";
import { putChannelProduct } from "./put-channel-product";
import { putMappings } from "./put-mappings";
import { startCatalogue } from "./read-catalogue";
import { tryConnectionMapping } from "./try-connection-mapping";

const settings = { scope: "settings:write" } as const;
const reads = { scope: "orders:read" } as const;

/** What a channel's words and products mean here. */
export const mappingsRouter = router({
  list: viewer
    .meta(settings)
    .input(ListMappingsOf)
    .query(({ ctx, input }) => listMappings(ctx, input)),
  put: manager
    .meta(settings)
    .input(PutMappingsOf)
    .mutation(({ ctx, input: { code, ...mappings } }) => putMappings(ctx, code, mappings)),
  products: viewer
    .meta(reads)
    .input(ListChannelProductsOf)
    .query(({ ctx, input: { code, ...query } }) => listChannelProducts(ctx, code, query)),
  wanted: viewer
    .meta(reads)
    .input(WantedProducts)
    .query(({ ctx, input }) => listWantedProducts(ctx, input)),
  wantedCount: viewer.meta(reads).query(async ({ ctx }) => ({ wanted: await wantedCount(ctx) })),
  suggestions: viewer
    .meta(reads)
    .input(OneChannelProduct)
    .query(({ ctx, input }) => suggestProducts(ctx, input)),
  putProduct: operator
    .meta({ scope: "orders:write" })
    .input(PutChannelProductOf)
    .mutation(({ ctx, input }) => putChannelProduct(ctx, input)),
  // A payload holds the buyer's data: for those who set the connection up.
  tryMapping: manager
    .meta(settings)
    .input(TryMappingOf)
    .mutation(({ ctx, input: { code, ...tried } }) => tryConnectionMapping(ctx, code, tried)),
  readCatalogue: manager
    .meta(settings)
    .input(ByConnection)
    .mutation(({ ctx, input }) => startCatalogue(ctx, input)),
});
