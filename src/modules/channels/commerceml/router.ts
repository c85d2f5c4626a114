import { router, viewer } from "@/platform/trpc/procedures";
import { listExchangeFiles } from "./file-queries";
import { ListExchangeFilesOf } from "./inputs";

/** The exchange with 1C, for people who look after it. */
export const exchangeRouter = router({
  files: viewer
    .meta({ scope: "orders:read" })
    .input(ListExchangeFilesOf)
    .query(({ ctx, input: { code, ...query } }) => listExchangeFiles(ctx, code, query)),
});
