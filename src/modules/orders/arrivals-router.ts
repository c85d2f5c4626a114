import { z } from "zod";
import { arrivalById, arrivalCounts, listArrivals } from "@/modules/inventory/arrivals/arrival-queries";
import { AnnounceArrival, CancelArrival, ChangeArrival, ListArrivals, ReceiveArrival } from "@/modules/inventory/arrivals/inputs";
import { announceArrival } from "@/modules/inventory/commands/announce-arrival";
import { cancelArrival } from "@/modules/inventory/commands/cancel-arrival";
import { changeArrival } from "@/modules/inventory/commands/change-arrival";
import { operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { receiveArrival } from "./commands/receive-arrival";
import { effectOfArrival, ordersAwaiting } from "./promise-queries";

const ById = z.strictObject({ arrivalId: z.uuid() });
const read = viewer.meta({ scope: "stock:read" });
const plan = operator.meta({ scope: "stock:write" });

/** What is expected to come. It lies here because orders wait for it. */
export const arrivalsRouter = router({
  list: read.input(ListArrivals).query(({ ctx, input }) => listArrivals(ctx, input)),
  byId: read.input(ById).query(({ ctx, input }) => arrivalById(ctx, input.arrivalId)),
  counts: read.query(({ ctx }) => arrivalCounts(ctx)),
  /** Orders that are to be served from it. Their buyers are named, so it takes the right to read orders. */
  awaiting: viewer
    .meta({ scope: "orders:read" })
    .input(ById)
    .query(({ ctx, input }) => ordersAwaiting(ctx, input.arrivalId)),
  /** Whose promise a change would move, before it is made. */
  effect: viewer
    .meta({ scope: "orders:read" })
    .input(ById.extend({ move: ChangeArrival.pick({ quantity: true, expectedAt: true }).extend({ cancel: z.boolean().optional() }) }))
    .query(({ ctx, input: { arrivalId, move } }) =>
      effectOfArrival(ctx, arrivalId, { ...move, expectedAt: move.expectedAt ? new Date(move.expectedAt) : undefined }),
    ),
  announce: plan.input(AnnounceArrival).mutation(({ ctx, input }) => announceArrival(ctx, input)),
  change: plan.input(ChangeArrival.extend(ById.shape)).mutation(({ ctx, input }) => changeArrival(ctx, input)),
  cancel: plan.input(CancelArrival.extend(ById.shape)).mutation(({ ctx, input }) => cancelArrival(ctx, input)),
  /** Whoever unpacks books it. */
  receive: picker
    .meta({ scope: "stock:write" })
    .input(ReceiveArrival.extend(ById.shape))
    .mutation(({ ctx, input }) => receiveArrival(ctx, input)),
});
