import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { Role } from "@/lib/permission";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { isAlive, type SessionTimes, sessionLife } from "./session-life";
import { members, organizations, sessions, users } from "./tables";

export type Membership = {
  role: Role;
  /** Null: every warehouse. */
  warehouseIds: string[] | null;
  organization: {
    id: string;
    name: string;
    timezone: string;
    currency: string;
    locale: string;
    brandColor: string;
    isDemo: boolean;
  };
};

export type SignedIn = {
  sessionId: string;
  times: SessionTimes;
  user: { id: string; name: string; email: string; locale: string };
  /** The organization that the person worked in last. */
  lastOrganizationId: string | null;
  /** By name; never empty. */
  memberships: Membership[];
};

/** Who is behind a session id, if the sign-in still counts, the person is not disabled and belongs anywhere. Global: no organization is known yet. */
export async function signedIn(db: Db, sessionId: string, now: Date): Promise<SignedIn | null> {
  const rows = await db
    .select({
      session: {
        id: sessions.id,
        organizationId: sessions.organizationId,
        lastSeenAt: sessions.lastSeenAt,
        expiresAt: sessions.expiresAt,
        revokedAt: sessions.revokedAt,
      },
      user: { id: users.id, name: users.name, email: users.email, locale: users.locale },
      role: members.role,
      warehouseIds: members.warehouseIds,
      organization: {
        id: organizations.id,
        name: organizations.name,
        timezone: organizations.timezone,
        currency: organizations.currency,
        locale: organizations.locale,
        brandColor: organizations.brandColor,
        isDemo: organizations.isDemo,
      },
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), isNull(users.disabledAt)))
    .innerJoin(members, and(eq(members.userId, users.id), isNull(members.disabledAt)))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(sessions.id, sessionId))
    .orderBy(asc(organizations.name), asc(organizations.id));
  const [first] = rows;
  if (!first || !isAlive(first.session, now)) return null;
  const { lastSeenAt, expiresAt, revokedAt } = first.session;
  return {
    sessionId: first.session.id,
    times: { lastSeenAt, expiresAt, revokedAt },
    user: first.user,
    lastOrganizationId: first.session.organizationId,
    memberships: rows.map(({ role, warehouseIds, organization }) => ({ role, warehouseIds, organization })),
  };
}

/** The places where a person is signed in, the latest used first. Sessions are the person's own, whatever the organization. */
export async function sessionsOf(ctx: Context, userId: string) {
  const idleSince = new Date(ctx.now().getTime() - sessionLife.idleDays * 24 * 60 * 60 * 1000);
  return ctx.db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      ip: sessions.ip,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(
      and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, ctx.now()), gt(sessions.lastSeenAt, idleSince)),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(50);
}
