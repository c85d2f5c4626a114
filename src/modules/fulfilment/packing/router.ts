import { manager, picker, router, viewer } from "@/platform/trpc/procedures";
import { FulfilmentId } from "../inputs";
import { readEvidence } from "./evidence-queries";
import { findToPack } from "./find-to-pack";
import { BoxCode, FindToPack, ParcelPhoto, PutBox, PutPackingRules } from "./inputs";
import { boxesFor, listBoxes, loadPackingRules, loadStation } from "./packing-queries";
import { dropParcelPhoto } from "./parcel-photos";
import { deleteBox, putBox, putPackingRules } from "./put-packing";

const read = viewer.meta({ scope: "orders:read" });
const work = picker.meta({ scope: "fulfilment:write" });
const settings = manager.meta({ scope: "settings:write" });

/** The packing table: boxes, weights, photos, and what is kept of each parcel. Photos themselves go over the HTTP API. */
export const packingRouter = router({
  find: read.input(FindToPack).query(({ ctx, input }) => findToPack(ctx, input)),
  station: read.input(FulfilmentId).query(({ ctx, input }) => loadStation(ctx, input.fulfilmentId)),
  suggestion: read.input(FulfilmentId).query(({ ctx, input }) => boxesFor(ctx, input.fulfilmentId)),
  evidence: read.input(FulfilmentId).query(({ ctx, input }) => readEvidence(ctx, input.fulfilmentId)),
  dropPhoto: work.input(ParcelPhoto).mutation(({ ctx, input }) => dropParcelPhoto(ctx, input)),
  boxes: read.query(({ ctx }) => listBoxes(ctx)),
  putBox: settings.input(PutBox).mutation(({ ctx, input }) => putBox(ctx, input)),
  deleteBox: settings.input(BoxCode).mutation(({ ctx, input }) => deleteBox(ctx, input)),
  rules: read.query(({ ctx }) => loadPackingRules(ctx)),
  putRules: settings.input(PutPackingRules).mutation(({ ctx, input }) => putPackingRules(ctx, input)),
});
