import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { actingFor, type Context, type Visitor } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { hashPassword } from "@/platform/passwords";
import { Refusal } from "@/platform/refusal";
import { members, organizations, users } from "../tables";
import { audit } from "./audit";

export type NewOrganization = {
  name: string;
  timezone: string;
  currency: string;
  locale: "ru" | "en";
  isDemo?: boolean;
  owner: { name: string; email: string; password: string };
};

/**
 * Creates an organization with its owner, who must be new here. `andThen` runs in the same transaction as the owner: what every
 * organization starts with. Refuses an e-mail that somebody has already.
 */
export async function createOrganization(
  visitor: Visitor,
  { owner, ...organization }: NewOrganization,
  andThen: (ctx: Context) => Promise<void> = async () => {},
): Promise<{ organizationId: string; ownerId: string }> {
  const passwordHash = await hashPassword(owner.password);
  const [organizationId, ownerId] = [newId(), newId()];
  const ctx = actingFor(visitor, organizationId, { id: ownerId, name: owner.name, role: "owner" });
  try {
    await inTransaction(ctx, async (ctx) => {
      await ctx.db.insert(organizations).values({ id: organizationId, isDemo: false, ...organization });
      await ctx.db.insert(users).values({ id: ownerId, name: owner.name, email: owner.email, locale: organization.locale, passwordHash });
      await ctx.db.insert(members).values({ organizationId, userId: ownerId, role: "owner" });
      await audit(ctx, {
        action: "organization.created",
        subject: { kind: "organization", id: organizationId },
        data: { name: organization.name },
      });
      await andThen(ctx);
    });
  } catch (error) {
    if (brokenConstraint(error) === "users_email") throw new Refusal("conflict", reason("auth.email_taken"), { path: "email" });
    throw error;
  }
  return { organizationId, ownerId };
}
