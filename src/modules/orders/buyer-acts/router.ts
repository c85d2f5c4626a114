import { z } from "zod";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { BuyerMessageId } from "./inputs";
import { listBuyerMessages } from "./messages-queries";
import { putBuyerActs, readBuyerActs } from "./put-settings";
import { PutBuyerActs } from "./settings";
import { settleBuyerMessage } from "./write-to-shop";

/** What buyers may do by the tracking page, and what they wrote there. */
export const buyerActsRouter = router({
  buyerActs: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => readBuyerActs(ctx)),
  putBuyerActs: manager
    .meta({ scope: "settings:write" })
    .input(PutBuyerActs)
    .mutation(({ ctx, input }) => putBuyerActs(ctx, input)),
  buyerMessages: viewer
    .meta({ scope: "orders:read" })
    .input(z.strictObject({ orderId: z.uuid() }))
    .query(({ ctx, input }) => listBuyerMessages(ctx, input)),
  settleBuyerMessage: operator
    .meta({ scope: "orders:write" })
    .input(BuyerMessageId)
    .mutation(({ ctx, input }) => settleBuyerMessage(ctx, input)),
});
