import { z } from "zod";
import { operator, router, viewer } from "@/platform/trpc/procedures";
import { claimById, listClaims } from "./claim-queries";
import { ListClaims, MoveClaim, OpenClaim } from "./inputs";
import { moveClaim } from "./move-claim";
import { openClaim } from "./open-claim";

const ById = z.strictObject({ claimId: z.uuid() });
const read = viewer.meta({ scope: "orders:read" });
const work = operator.meta({ scope: "orders:write" });

/** What the shop wants of carriers for parcels that were lost, damaged or late. */
export const claimsRouter = router({
  list: read.input(ListClaims).query(({ ctx, input }) => listClaims(ctx, input)),
  byId: read.input(ById).query(({ ctx, input }) => claimById(ctx, input.claimId)),
  open: work.input(OpenClaim).mutation(({ ctx, input }) => openClaim(ctx, input)),
  move: work.input(MoveClaim.extend(ById.shape)).mutation(({ ctx, input }) => moveClaim(ctx, input)),
});
