import { z } from "zod";
import { operator, router, viewer } from "@/platform/trpc/procedures";
import { TrackingEventInput } from "../inputs";
import { retryReturnParcel } from "./book-return-parcel";
import { cancelReturnParcel, writeOffReturnParcel } from "./cancel-return-parcel";
import { readReturnParcel, returnParcelsOf } from "./return-parcel-queries";
import { enterReturnTracking } from "./track-return-parcel";

const read = viewer.meta({ scope: "orders:read" });
const work = operator.meta({ scope: "fulfilment:write" });
const ParcelId = z.strictObject({ parcelId: z.uuid() });

/** Labels by which buyers send goods back. They are booked with the return that they carry. */
export const returnParcelsRouter = router({
  ofReturn: read.input(z.strictObject({ returnId: z.uuid() })).query(({ ctx, input }) => returnParcelsOf(ctx, [input.returnId])),
  byId: read.input(ParcelId).query(({ ctx, input }) => readReturnParcel(ctx, input.parcelId)),
  retry: work.input(ParcelId).mutation(({ ctx, input }) => retryReturnParcel(ctx, input)),
  cancel: work.input(ParcelId).mutation(({ ctx, input }) => cancelReturnParcel(ctx, input)),
  writeOff: work.input(ParcelId).mutation(({ ctx, input }) => writeOffReturnParcel(ctx, input)),
  addEvent: work.input(TrackingEventInput.extend(ParcelId.shape)).mutation(({ ctx, input }) => enterReturnTracking(ctx, input)),
});
