import { z } from "zod";
import { manager, router } from "@/platform/trpc/procedures";
import { putCrm } from "./commands/put-crm";
import { readFunnels } from "./commands/read-funnels";
import { removeCrm } from "./commands/remove-crm";
import { tellAgain } from "./commands/tell-again";
import { testCrm } from "./commands/test-crm";
import { crmByCode, listCrms, openDeals } from "./crm-queries";
import { CrmCode, PutCrmOf, ReadFunnelsOf } from "./inputs";

const settings = { scope: "settings:write" } as const;
const ByCode = z.strictObject({ code: CrmCode });

export const crmRouter = router({
  list: manager.meta(settings).query(({ ctx }) => listCrms(ctx)),
  byCode: manager
    .meta(settings)
    .input(ByCode)
    .query(({ ctx, input }) => crmByCode(ctx, input.code)),
  put: manager
    .meta(settings)
    .input(PutCrmOf)
    .mutation(({ ctx, input }) => putCrm(ctx, input.code, input.crm)),
  remove: manager
    .meta(settings)
    .input(ByCode)
    .mutation(({ ctx, input }) => removeCrm(ctx, input.code)),
  // Not a query: it carries keys, and asks somebody else.
  funnels: manager
    .meta(settings)
    .input(ReadFunnelsOf)
    .mutation(({ ctx, input }) => readFunnels(ctx, input.code, input.crm)),
  test: manager
    .meta(settings)
    .input(ByCode)
    .mutation(async ({ ctx, input }) => ({ problem: await testCrm(ctx, input.code) })),
  deals: manager
    .meta(settings)
    .input(ByCode)
    .query(({ ctx, input }) => openDeals(ctx, input.code)),
  tellAgain: manager
    .meta(settings)
    .input(ByCode)
    .mutation(({ ctx, input }) => tellAgain(ctx, input.code)),
});
