import { manager, picker, router, viewer } from "@/platform/trpc/procedures";
import { actById, listActs, openActs } from "./act-queries";
import { approveAct, rejectAct } from "./decide-act";
import { ActId, DecideAct, ListActs, ProposeAct } from "./inputs";
import { proposeAct } from "./propose-act";

const read = viewer.meta({ scope: "stock:read" });
const decide = manager.meta({ scope: "stock:write" });

/** Acts of writing off. */
export const writeOffsRouter = router({
  list: read.input(ListActs).query(({ ctx, input }) => listActs(ctx, input)),
  byId: read.input(ActId).query(({ ctx, input }) => actById(ctx, input.writeOffId)),
  open: read.query(async ({ ctx }) => ({ open: await openActs(ctx) })),
  propose: picker
    .meta({ scope: "stock:write", queued: true })
    .input(ProposeAct)
    .mutation(({ ctx, input }) => proposeAct(ctx, input)),
  approve: decide.input(DecideAct).mutation(({ ctx, input }) => approveAct(ctx, input)),
  reject: decide.input(DecideAct).mutation(({ ctx, input }) => rejectAct(ctx, input)),
});
