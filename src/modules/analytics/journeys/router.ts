import { router, viewer } from "@/platform/trpc/procedures";
import { AskFulfilment, AskJourneys, ListJourneys } from "./ask";
import { carrierFigures } from "./carrier-figures";
import { fulfilmentFigures } from "./fulfilment-figures";
import { listJourneys } from "./list-journeys";

const reads = viewer.meta({ scope: "orders:read" });

/** Ways of orders and parcels through warehouses and with carriers. */
export const journeysRouter = router({
  fulfilment: reads.input(AskFulfilment).query(({ ctx, input }) => fulfilmentFigures(ctx, input)),
  carriers: reads.input(AskJourneys).query(({ ctx, input }) => carrierFigures(ctx, input)),
  list: reads.input(ListJourneys).query(({ ctx, input }) => listJourneys(ctx, input)),
});
