import { MoveBetweenBins } from "@/modules/inventory/inputs";
import { changeCondition } from "@/modules/orders/commands/change-condition";
import { picker, router, viewer } from "@/platform/trpc/procedures";
import { carryGoods } from "./carry-goods";
import { ListUnplaced, ScanHere, SetApart, SuggestPlaces } from "./inputs";
import { listUnplaced, scannedHere, suggestedPlaces } from "./place-queries";

const read = viewer.meta({ scope: "stock:read" });
const work = picker.meta({ scope: "stock:write", queued: true });

/** Where things lie, and carrying them from one place to another. */
export const placesRouter = router({
  scanned: read.input(ScanHere).query(({ ctx, input }) => scannedHere(ctx, input)),
  suggest: read.input(SuggestPlaces).query(({ ctx, input }) => suggestedPlaces(ctx, input)),
  unplaced: read.input(ListUnplaced).query(({ ctx, input }) => listUnplaced(ctx, input)),
  move: work.input(MoveBetweenBins).mutation(({ ctx, input }) => carryGoods(ctx, input)),
  /** Whoever holds a broken unit in their hands sets it apart; to give it back to be sold takes an operator. */
  setApart: work.input(SetApart).mutation(async ({ ctx, input: { to, ...input } }) => {
    const lines = input.lines.map((line) => ({ ...line, from: "sellable" as const, to }));
    return { movements: (await changeCondition(ctx, { ...input, lines })).length };
  }),
});
