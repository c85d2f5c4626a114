import { z } from "zod";
import { auditById, listAudits } from "@/modules/inventory/audit/audit-queries";
import { ListAudits } from "@/modules/inventory/audit/inputs";
import { requestAudit } from "@/modules/inventory/audit/request-audit";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { repairStock } from "./commands/repair-stock";

const ById = z.strictObject({ auditId: z.uuid() });
const read = viewer.meta({ scope: "stock:read" });

/** Audits of the books: past ones, one now, and the repair of what one found. */
export const auditsRouter = router({
  list: read.input(ListAudits).query(({ ctx, input }) => listAudits(ctx, input)),
  byId: read.input(ById).query(({ ctx, input }) => auditById(ctx, input.auditId)),
  run: operator.meta({ scope: "stock:write" }).mutation(({ ctx }) => requestAudit(ctx)),
  repair: manager
    .meta({ scope: "stock:write" })
    .input(ById)
    .mutation(({ ctx, input }) => repairStock(ctx, input.auditId)),
});
