import { sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { FoundOrganization } from "@/modules/organizations/inputs";
import { countOrganizations, hasNoOrganization } from "@/modules/organizations/queries";
import { Refusal } from "@/platform/refusal";
import { anyone, router } from "@/platform/trpc/procedures";
import { foundOrganization } from "./found-organization";

const alreadySetUp = () => new Refusal("conflict", reason("auth.already_set_up"));

// Any number will do, as long as all our processes use the same.
const setUpLock = 4_711_017;

/** The first organization, founded by the first visitor of an empty installation and by nobody after. */
export const setUpRouter = router({
  found: anyone.input(FoundOrganization).mutation(async ({ ctx, input }) => {
    if (!(await hasNoOrganization(ctx.db))) throw alreadySetUp();
    const { organization, timezone, currency, locale, ...owner } = input;
    await foundOrganization(ctx, { name: organization, timezone, currency, locale, owner }, async (ctx) => {
      // Of two visitors at once the second waits here, sees the first one's organization and takes its own back.
      await ctx.db.execute(sql`select pg_advisory_xact_lock(${setUpLock})`);
      if ((await countOrganizations(ctx.db)) > 1) throw alreadySetUp();
    });
  }),
});
