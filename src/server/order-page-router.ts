import { z } from "zod";
import { text } from "@/lib/text-input";
import { router, viewer } from "@/platform/trpc/procedures";
import { orderPage } from "./order-view";

/** The order's page: composed here, because shipments and messages lie further up than orders. */
export const orderPageRouter = router({
  byNumber: viewer
    .meta({ scope: "orders:read" })
    .input(z.strictObject({ number: text(40) }))
    .query(({ ctx, input }) => orderPage(ctx, input.number)),
});
