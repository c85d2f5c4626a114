import { operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { CloseShort, ListDiscrepancies, NoteDiscrepancy, ReceiveGoods } from "./inputs";
import { closeShort, noteDiscrepancy } from "./note-discrepancy";
import { receiveGoods } from "./receive-goods";
import { listDiscrepancies } from "./receiving-queries";

/** Whoever unpacks a delivery books it; that the rest will not come is for an operator to say. */
export const receivingRouter = router({
  receive: picker
    .meta({ scope: "stock:write", queued: true })
    .input(ReceiveGoods)
    .mutation(({ ctx, input }) => receiveGoods(ctx, input)),
  note: picker
    .meta({ scope: "stock:write", queued: true })
    .input(NoteDiscrepancy)
    .mutation(({ ctx, input }) => noteDiscrepancy(ctx, input)),
  closeShort: operator
    .meta({ scope: "stock:write", queued: true })
    .input(CloseShort)
    .mutation(({ ctx, input }) => closeShort(ctx, input)),
  discrepancies: viewer
    .meta({ scope: "stock:read" })
    .input(ListDiscrepancies)
    .query(({ ctx, input }) => listDiscrepancies(ctx, input)),
});
