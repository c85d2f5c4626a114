import { and, eq, isNull, lt } from "drizzle-orm";
import { getToken } from "next-auth/jwt";
import { parseCookies } from "@/lib/cookies";
import type { Role } from "@/lib/permission";
import { isAlive } from "@/modules/organizations/session-life";
import { type SignedIn, signedIn } from "@/modules/organizations/session-queries";
import { sessions } from "@/modules/organizations/tables";
import type { Actor } from "@/platform/context";
import { type Db, db as processDb } from "@/platform/db";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { remembered } from "@/platform/short-memory";

/** Somebody signed in, as pages, procedures and sockets see them: a person at work in one organization. */
export type Session = {
  id: string;
  user: { id: string; name: string; email: string; locale: string };
  role: Role;
  /** Null: every warehouse. */
  warehouseIds: readonly string[] | null;
  organization: SignedIn["memberships"][number]["organization"];
  /** All that the person belongs to, by name. */
  organizations: readonly { id: string; name: string }[];
  actor: Actor;
};

/** Where a session is looked up; the running process's own unless a test brings others. */
export type SessionDoor = { db: Db; secret: string; baseUrl: string };

export function sessionDoor(): SessionDoor {
  const { authSecret, baseUrl } = env();
  return { db: processDb(), secret: authSecret, baseUrl };
}

/** The cookie that holds the sign-in's token. Behind https its name lets no other host or plain page set it. */
export function sessionCookie(baseUrl: string): { name: string; secure: boolean } {
  const secure = baseUrl.startsWith("https:");
  return { name: `${secure ? "__Host-" : ""}dirigent.session`, secure };
}

/**
 * The session of a Cookie header, or null. The token only names a row: a revoked, expired or idle one, a disabled person or
 * member is nobody, whatever copy of the token comes. For Hono, tRPC and Socket.IO; pages use `@/server/session`.
 */
export async function sessionFromCookies(header: string | null | undefined, door: SessionDoor = sessionDoor()): Promise<Session | null> {
  const cookies = parseCookies(header);
  const { name, secure } = sessionCookie(door.baseUrl);
  if (!cookies.has(name)) return null;
  const token = await getToken({
    // Given headers it would also take a token from Authorization, where only API keys belong.
    req: { cookies: Object.fromEntries(cookies), headers: {} } as unknown as Parameters<typeof getToken>[0]["req"],
    secret: door.secret,
    secureCookie: secure,
    cookieName: name,
  });
  return typeof token?.sid === "string" ? sessionById(token.sid, cookies.get("organization"), door) : null;
}

/** The session of an id, in the organization asked for if the person belongs to it. */
export async function sessionById(id: string, wantedOrganization: string | undefined, door: SessionDoor): Promise<Session | null> {
  const found = await living(id, door.db);
  if (!found) return null;
  const { user, memberships } = found;
  const of = (organizationId: string | null | undefined) => memberships.find(({ organization }) => organization.id === organizationId);
  const membership = of(wantedOrganization) ?? of(found.lastOrganizationId) ?? memberships[0];
  if (!membership) return null;
  const { role, warehouseIds, organization } = membership;
  return {
    id,
    user,
    role,
    warehouseIds,
    organization,
    organizations: memberships.map((one) => ({ id: one.organization.id, name: one.organization.name })),
    actor: { kind: "user", organizationId: organization.id, id: user.id, name: user.name, role, scopes: null, warehouseIds },
  };
}

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

async function living(id: string, db: Db): Promise<SignedIn | null> {
  if (!uuid.test(id)) return null;
  const now = new Date();
  const found = await remembered("sessions", id, () => signedIn(db, id, now));
  if (!found || !isAlive(found.times, now)) return null;
  noteUse(db, found, now);
  return found;
}

const noteEveryMs = 5 * 60_000;

function noteUse(db: Db, { sessionId, times }: SignedIn, now: Date): void {
  const before = new Date(now.getTime() - noteEveryMs);
  if (times.lastSeenAt > before) return;
  times.lastSeenAt = now;
  db.update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, before), isNull(sessions.revokedAt)))
    .catch((error: unknown) => log().warn({ err: error }, "could not note that a session was used"));
}
