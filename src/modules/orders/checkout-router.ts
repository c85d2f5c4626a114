import { z } from "zod";
import { operator, router, viewer } from "@/platform/trpc/procedures";
import { ExtendCheckout, ReserveForCheckout } from "./checkouts/inputs";
import { checkoutAnswer } from "./checkouts/lock-checkout";
import { extendCheckout, orderCheckout, releaseCheckout } from "./commands/end-checkout";
import { reserveForCheckout } from "./commands/reserve-for-checkout";
import { PlaceOrder } from "./inputs";

const CheckoutId = z.strictObject({ id: z.uuid() });
const write = operator.meta({ scope: "orders:write" });

/** What a shop keeps for a buyer at the till, before there is an order. */
export const reservationsRouter = router({
  byId: viewer
    .meta({ scope: "orders:read" })
    .input(CheckoutId)
    .query(({ ctx, input }) => checkoutAnswer(ctx, input.id)),
  reserve: write.input(ReserveForCheckout).mutation(({ ctx, input }) => reserveForCheckout(ctx, input)),
  extend: write.input(ExtendCheckout.extend(CheckoutId.shape)).mutation(({ ctx, input }) => extendCheckout(ctx, input)),
  release: write.input(CheckoutId).mutation(({ ctx, input }) => releaseCheckout(ctx, input)),
  order: write.input(CheckoutId.extend({ order: PlaceOrder })).mutation(async ({ ctx, input }) => {
    const placed = await orderCheckout(ctx, input);
    if (placed.outcome === "placed") return { orderId: placed.order.id, known: false };
    if (placed.outcome === "known") return { orderId: placed.orderId, known: true };
    throw new Error(`an order without a key of its own was ${placed.outcome}`);
  }),
});
