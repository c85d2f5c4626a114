import { and, asc, count, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import { tokenHash } from "@/platform/tokens";
import type { ListAudit } from "./inputs";
import { isOpen } from "./members";
import { auditLog, invitations, members, organizations, users } from "./tables";

/** Every read of members passes through here, so no organization ever sees another's. */
const mine = (ctx: Context) => eq(members.organizationId, ctx.actor.organizationId);

/** True until the first organization is founded: only then is the set-up page open. */
export async function hasNoOrganization(db: Db): Promise<boolean> {
  const [first] = await db.select({ id: organizations.id }).from(organizations).limit(1);
  return first === undefined;
}

/** How many organizations this installation has. */
export async function countOrganizations(db: Db): Promise<number> {
  const [found] = await db.select({ organizations: count() }).from(organizations);
  return found?.organizations ?? 0;
}

/** The demo's owner, while the demo is all there is and its password is still the one it was made with. */
export async function demoOwner(db: Db): Promise<{ email: string } | null> {
  const found = await db
    .select({ email: users.email, isDemo: organizations.isDemo, untouched: sql<boolean>`${users.passwordChangedAt} <= ${users.createdAt}` })
    .from(organizations)
    .innerJoin(members, and(eq(members.organizationId, organizations.id), eq(members.role, "owner"), isNull(members.disabledAt)))
    .innerJoin(users, eq(users.id, members.userId))
    .orderBy(asc(users.createdAt))
    .limit(1000);
  return found.every(({ isDemo }) => isDemo) ? (found.find(({ untouched }) => untouched) ?? null) : null;
}

/** The organization's settings. */
export async function organizationSettings(ctx: Context) {
  const [found] = await ctx.db
    .select({
      id: organizations.id,
      name: organizations.name,
      timezone: organizations.timezone,
      currency: organizations.currency,
      locale: organizations.locale,
      brandColor: organizations.brandColor,
      supportEmail: organizations.supportEmail,
      supportPhone: organizations.supportPhone,
      trackingShowsPrices: organizations.trackingShowsPrices,
      maxParcels: organizations.maxParcels,
    })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  if (!found) throw notFound("organization");
  return found;
}

/** Who belongs to the organization: by name, the disabled last. */
export async function listMembers(ctx: Context) {
  return ctx.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: members.role,
      warehouseIds: members.warehouseIds,
      disabledAt: members.disabledAt,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(mine(ctx))
    .orderBy(sql`${members.disabledAt} is not null`, asc(users.name), asc(users.id))
    .limit(1000);
}

/** One member as the rules look at it. */
export async function findMember(ctx: Context, userId: string) {
  const [found] = await ctx.db
    .select({ userId: members.userId, role: members.role, warehouseIds: members.warehouseIds, disabledAt: members.disabledAt })
    .from(members)
    .where(and(mine(ctx), eq(members.userId, userId)));
  if (!found) throw notFound("member");
  return { ...found, disabled: found.disabledAt !== null };
}

/** How many owners can sign in. */
export async function countOwners(ctx: Context): Promise<number> {
  const [found] = await ctx.db
    .select({ owners: count() })
    .from(members)
    .where(and(mine(ctx), eq(members.role, "owner"), isNull(members.disabledAt)));
  return found?.owners ?? 0;
}

/** Invitations that still wait for their person. */
export async function openInvitations(ctx: Context) {
  return ctx.db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      warehouseIds: invitations.warehouseIds,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, ctx.actor.organizationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, ctx.now()),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(500);
}

/** What an invitation's link invites to; null for an unknown, used, revoked or expired one alike. Global: the token tells the organization. */
export async function invitationOf(db: Db, token: string, now: Date) {
  const [found] = await db
    .select({
      id: invitations.id,
      organizationId: invitations.organizationId,
      organization: organizations.name,
      brandColor: organizations.brandColor,
      email: invitations.email,
      role: invitations.role,
      warehouseIds: invitations.warehouseIds,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      revokedAt: invitations.revokedAt,
      hasAccount: sql<boolean>`exists (select 1 from ${users} where lower(${users.email}) = lower(${invitations.email}))`,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(eq(invitations.tokenHash, tokenHash(token)));
  return found && isOpen(found, now) ? found : null;
}

/** The audit log, newest first, page by page. */
export async function listAudit(ctx: Context, { before, limit }: ListAudit) {
  const items = await ctx.db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      by: auditLog.by,
      action: auditLog.action,
      subjectKind: auditLog.subjectKind,
      subjectId: auditLog.subjectId,
      data: auditLog.data,
      ip: auditLog.ip,
    })
    .from(auditLog)
    .where(and(eq(auditLog.organizationId, ctx.actor.organizationId), before ? lt(auditLog.id, before) : undefined))
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  const more = items.length > limit;
  return { items: items.slice(0, limit), nextBefore: more ? (items[limit - 1]?.id ?? null) : null };
}
