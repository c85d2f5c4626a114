import { manager, router, viewer } from "@/platform/trpc/procedures";
import { compareRouting } from "./compare-rules";
import { CompareRouting, PlanOrderRouting, PutRoutingRules } from "./inputs";
import { loadKnowledge } from "./load-knowledge";
import { putRuleSet } from "./put-rule-set";
import { ruleSetViews } from "./rule-set-views";
import { testDrive } from "./test-drive";

const reads = { scope: "stock:read" } as const;

export const routingRouter = router({
  rules: viewer.meta(reads).query(({ ctx }) => ruleSetViews(ctx)),
  knowledge: viewer.meta(reads).query(({ ctx }) => loadKnowledge(ctx)),
  put: manager
    .meta({ scope: "settings:write" })
    .input(PutRoutingRules)
    .mutation(({ ctx, input }) => putRuleSet(ctx, input)),
  plan: viewer
    .meta(reads)
    .input(PlanOrderRouting)
    .query(({ ctx, input }) => testDrive(ctx, input)),
  compare: manager
    .meta({ scope: "settings:write" })
    .input(CompareRouting)
    .query(({ ctx, input }) => compareRouting(ctx, input)),
});
