import { z } from "zod";
import { code } from "@/lib/text-input";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { ChangePromotion, CreatePromotion, ListPromotions } from "../demand/inputs";
import { listPromotions } from "../demand/promotion-queries";
import { changePromotion, createPromotion, removePromotion } from "../demand/put-promotion";
import { ListProposals, TakeProposals, WhatIf } from "../replenishment/inputs";
import { listProposals } from "../replenishment/proposal-queries";
import { putProductRules, putReplenishmentRules } from "../replenishment/put-rules";
import { replenishmentRules } from "../replenishment/rules-queries";
import { PutProductRules, PutReplenishmentRules } from "../replenishment/settings";
import { takeProposals } from "../replenishment/take-proposals";
import { whatIf } from "../replenishment/what-if-queries";
import { forecastAccuracy } from "./accuracy-queries";
import { listForecasts } from "./forecast-queries";
import { ListForecasts } from "./inputs";
import { forecastOf } from "./product-queries";
import { requestForecast } from "./request-forecast";
import { lastRun, runById } from "./run-queries";

const read = viewer.meta({ scope: "stock:read" });
const work = operator.meta({ scope: "stock:write" });

/** What will be asked for, and how it was come by. */
export const forecastsRouter = router({
  list: read.input(ListForecasts).query(({ ctx, input }) => listForecasts(ctx, input)),
  bySku: read.input(z.strictObject({ sku: code(100) })).query(({ ctx, input }) => forecastOf(ctx, input.sku)),
  lastRun: read.query(({ ctx }) => lastRun(ctx)),
  run: read.input(z.strictObject({ runId: z.uuid() })).query(({ ctx, input }) => runById(ctx, input.runId)),
  request: work.mutation(({ ctx }) => requestForecast(ctx)),
  accuracy: read.query(({ ctx }) => forecastAccuracy(ctx)),
  promotions: read.input(ListPromotions).query(({ ctx, input }) => listPromotions(ctx, input)),
  createPromotion: work.input(CreatePromotion).mutation(({ ctx, input }) => createPromotion(ctx, input)),
  changePromotion: work.input(ChangePromotion).mutation(({ ctx, input }) => changePromotion(ctx, input)),
  removePromotion: work
    .input(z.strictObject({ promotionId: z.uuid(), version: z.int().min(1) }))
    .mutation(({ ctx, input }) => removePromotion(ctx, input)),
});

/** What to order and to transfer, and by which rules. */
export const replenishmentRouter = router({
  proposals: read.input(ListProposals).query(({ ctx, input }) => listProposals(ctx, input)),
  take: work.input(TakeProposals).mutation(({ ctx, input }) => takeProposals(ctx, input)),
  rules: read.query(({ ctx }) => replenishmentRules(ctx)),
  putRules: manager
    .meta({ scope: "settings:write" })
    .input(PutReplenishmentRules)
    .mutation(({ ctx, input }) => putReplenishmentRules(ctx, input)),
  putProductRules: work.input(PutProductRules).mutation(({ ctx, input }) => putProductRules(ctx, input)),
  whatIf: read.input(WhatIf).query(({ ctx, input }) => whatIf(ctx, input)),
});
