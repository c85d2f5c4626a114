import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { newToken, tokenHash } from "@/platform/tokens";
import type { InviteMember } from "../inputs";
import { invitationDays, whyNotInvite } from "../members";
import { invitations, members, users } from "../tables";
import { audit } from "./audit";
import { requireWarehouses } from "./require-warehouses";

/**
 * Invites a person by a link, whose token is given out here and never again. A new invitation for the same e-mail replaces
 * the one that still waits. Refuses somebody who belongs already.
 */
export async function inviteMember(
  ctx: Context,
  { email, role, warehouseIds }: InviteMember,
): Promise<{ invitationId: string; token: string }> {
  refuseIf(whyNotInvite(ctx.actor, role), "forbidden");
  const [invitationId, token] = [newId(), newToken()];
  const { organizationId } = ctx.actor;
  await inTransaction(ctx, async (ctx) => {
    await requireWarehouses(ctx, warehouseIds);
    const [already] = await ctx.db
      .select({ userId: members.userId })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, organizationId), eq(users.email, email)));
    if (already) throw new Refusal("conflict", reason("auth.already_member"), { path: "email" });

    const waiting = and(
      eq(invitations.organizationId, organizationId),
      eq(invitations.email, email),
      isNull(invitations.acceptedAt),
      isNull(invitations.revokedAt),
    );
    await ctx.db.update(invitations).set({ revokedAt: ctx.now() }).where(waiting);
    await ctx.db.insert(invitations).values({
      organizationId,
      id: invitationId,
      email,
      role,
      warehouseIds,
      tokenHash: tokenHash(token),
      invitedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      expiresAt: new Date(ctx.now().getTime() + invitationDays * 24 * 60 * 60 * 1000),
    });
    await audit(ctx, { action: "member.invited", subject: { kind: "invitation", id: invitationId }, data: { email, role } });
  });
  return { invitationId, token };
}

/** Takes an invitation back: its link stops working. */
export async function revokeInvitation(ctx: Context, { invitationId }: { invitationId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const revoked = await ctx.db
      .update(invitations)
      .set({ revokedAt: ctx.now() })
      .where(
        and(
          eq(invitations.organizationId, ctx.actor.organizationId),
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ email: invitations.email });
    if (!revoked[0]) throw notFound("invitation");
    await audit(ctx, {
      action: "invitation.revoked",
      subject: { kind: "invitation", id: invitationId },
      data: { email: revoked[0].email },
    });
  });
}
