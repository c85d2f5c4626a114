import { and, eq, exists, isNull, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { actingFor, type Visitor } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { hashPassword, isOutdatedHash, passwordFits } from "@/platform/passwords";
import { Refusal } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import type { SignIn } from "../inputs";
import { sessionEnd } from "../session-life";
import { members, sessions, users } from "../tables";
import { audit } from "./audit";
import { type Attempt, countAttempt, forgiveAttempt } from "./count-attempt";

export type NewSession = { sessionId: string; user: { id: string; name: string; email: string } };

/**
 * Checks e-mail and password and starts a session of its own. An unknown e-mail, a wrong password, a disabled person and one who
 * belongs nowhere get the same answer after the same time. `replacing`: the session that this browser had before; it ends.
 */
export async function signIn(
  visitor: Visitor & { userAgent: string | null },
  { email, password }: SignIn,
  replacing: string | null = null,
): Promise<NewSession> {
  const now = visitor.now();
  const address = visitor.ip ?? "unknown";
  const normal = email.trim().toLowerCase();
  const user = await findUser(visitor.db, normal);
  // Asked of nobody too: one question less would tell by its time that there is no such account.
  const attempt: Attempt = { email: normal, address, knownAddress: await hasComeFrom(visitor.db, user?.id ?? newId(), address) };
  await countAttempt(visitor.db, attempt, now);

  const fits = await passwordFits(user?.passwordHash ?? null, password);
  if (!user || !fits || user.disabledAt || !user.organizationId) throw new Refusal("unauthorized", reason("auth.wrong_sign_in"));

  const sessionId = newId();
  const betterHash = isOutdatedHash(user.passwordHash) ? await hashPassword(password) : null;
  const ctx = actingFor(visitor, user.organizationId, { id: user.id, name: user.name, role: user.role ?? "viewer" });
  await inTransaction(ctx, async (ctx) => {
    await forgiveAttempt(ctx.db, attempt);
    if (betterHash) await ctx.db.update(users).set({ passwordHash: betterHash }).where(eq(users.id, user.id));
    if (replacing)
      await ctx.db
        .update(sessions)
        .set({ revokedAt: now })
        .where(and(eq(sessions.id, replacing), isNull(sessions.revokedAt)));
    await ctx.db.insert(sessions).values({
      id: sessionId,
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionEnd(now),
      ip: address,
      userAgent: visitor.userAgent?.slice(0, 400) ?? null,
    });
    await audit(ctx, { action: "session.started", subject: { kind: "member", id: user.id } });
  });
  if (replacing) forget("sessions");
  return { sessionId, user: { id: user.id, name: user.name, email: user.email } };
}

async function findUser(db: Db, email: string) {
  const [user] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
      organizationId: members.organizationId,
      role: members.role,
    })
    .from(users)
    .leftJoin(members, and(eq(members.userId, users.id), isNull(members.disabledAt)))
    .where(eq(sql`lower(${users.email})`, email))
    .orderBy(members.createdAt)
    .limit(1);
  return user ?? null;
}

async function hasComeFrom(db: Db, userId: string, address: string): Promise<boolean> {
  const before = db
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.ip, address)));
  const [found] = await db
    .select({ known: sql<boolean>`${exists(before)}` })
    .from(users)
    .where(eq(users.id, userId));
  return found?.known ?? false;
}
