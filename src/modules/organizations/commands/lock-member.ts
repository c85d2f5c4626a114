import { eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { countOwners, findMember } from "../queries";
import { organizations } from "../tables";

/**
 * A member as it stands, with the number of owners. The organization's row is locked until the transaction ends: of two owners who
 * disable each other at once one stays.
 */
export async function lockMember(ctx: Context, userId: string) {
  await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId))
    .for("no key update");
  const [member, owners] = [await findMember(ctx, userId), await countOwners(ctx)];
  return { member, owners };
}
