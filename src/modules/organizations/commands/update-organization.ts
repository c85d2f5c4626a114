import { eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import type { UpdateOrganization } from "../inputs";
import { organizations } from "../tables";
import { audit } from "./audit";

/** Changes the organization's settings. The currency is that of new orders; orders keep theirs. */
export async function updateOrganization(ctx: Context, changes: UpdateOrganization): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const [updated] = await ctx.db
      .update(organizations)
      .set(changes)
      .where(eq(organizations.id, ctx.actor.organizationId))
      .returning({ id: organizations.id });
    if (!updated) throw notFound("organization");
    await audit(ctx, { action: "organization.updated", subject: { kind: "organization", id: updated.id }, data: changes });
  });
  forget("sessions");
}
