import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { actingFor, type Visitor } from "@/platform/context";
import type { Db } from "@/platform/db";
import { forget } from "@/platform/short-memory";
import { inRollback } from "@/testing/database";
import { sessionsOf, signedIn } from "../session-queries";
import { limits } from "../sign-in-limits";
import { auditLog, sessions, users } from "../tables";
import { changePassword } from "./change-password";
import { createOrganization } from "./create-organization";
import { endSession, revokeSession } from "./end-sessions";
import { signIn } from "./sign-in";

const password = "correct-horse-9";

async function aShop(db: Db, email = "Owner@Example.com") {
  const visitor: Visitor & { userAgent: string | null } = {
    db,
    inTransaction: false,
    now: () => new Date(),
    ip: "192.0.2.7",
    userAgent: "test",
  };
  const owner = { name: "Olga", email: email.toLowerCase(), password };
  const { organizationId, ownerId } = await createOrganization(visitor, {
    name: "Shop",
    timezone: "UTC",
    currency: "RUB",
    locale: "ru",
    owner,
  });
  const ctx = actingFor(visitor, organizationId, { id: ownerId, name: "Olga", role: "owner" });
  return { visitor, ctx, ownerId, organizationId, email };
}

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "no refusal",
    (error: { reason?: { code: string } }) => error.reason?.code ?? String(error),
  );

test(
  "S51: signing in starts a session of its own and writes it into the audit log",
  inRollback(async (db) => {
    const { visitor, ownerId, organizationId, email } = await aShop(db);
    const first = await signIn(visitor, { email, password });
    const second = await signIn(visitor, { email: ` ${email.toUpperCase()} `, password });
    expect(first.sessionId).not.toBe(second.sessionId);
    expect(await signedIn(db, second.sessionId, new Date())).toMatchObject({
      user: { id: ownerId },
      memberships: [{ role: "owner", organization: { id: organizationId } }],
    });
    const log = await db
      .select({ action: auditLog.action, ip: auditLog.ip })
      .from(auditLog)
      .where(eq(auditLog.organizationId, organizationId));
    expect(log).toContainEqual({ action: "session.started", ip: "192.0.2.7" });
  }),
);

test(
  "S51: a sign-in ends the session that the same browser had",
  inRollback(async (db) => {
    const { visitor, email } = await aShop(db);
    const before = await signIn(visitor, { email, password });
    await signIn(visitor, { email, password }, before.sessionId);
    expect(await signedIn(db, before.sessionId, new Date())).toBeNull();
  }),
);

test(
  "S51: unknown, wrong, disabled and homeless get the same answer",
  inRollback(async (db) => {
    const { visitor, ownerId, email } = await aShop(db);
    expect(await refusalOf(signIn(visitor, { email, password: "wrong" }))).toBe("auth.wrong_sign_in");
    expect(await refusalOf(signIn(visitor, { email: "nobody@example.com", password }))).toBe("auth.wrong_sign_in");
    await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, ownerId));
    expect(await refusalOf(signIn(visitor, { email, password }))).toBe("auth.wrong_sign_in");
  }),
);

test(
  "S51: an unknown e-mail takes as long as a wrong password",
  inRollback(async (db) => {
    const { visitor, email } = await aShop(db);
    const time = async (who: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const start = performance.now();
        await refusalOf(signIn({ ...visitor, ip: `198.51.100.${i}` }, { email: who, password: "wrong" }));
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[1] ?? 0;
    };
    await time("warm@example.com");
    const [known, unknown] = [await time(email), await time("nobody@example.com")];
    // The short form tells a missing hash (a hundredth of the time) from noise; the long one measures it.
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  }),
);

test(
  "S51: guessing one account from one address is stopped, and the person elsewhere is not locked out",
  inRollback(async (db) => {
    const { visitor, email } = await aShop(db);
    await signIn({ ...visitor, ip: "203.0.113.1" }, { email, password });
    const attacker = { ...visitor, ip: "198.51.100.66" };
    const answers: string[] = [];
    for (let i = 0; i < limits.pair.attempts + 2; i++) answers.push(await refusalOf(signIn(attacker, { email, password: `guess ${i}` })));
    expect(answers.filter((answer) => answer === "auth.wrong_sign_in")).toHaveLength(limits.pair.attempts);
    expect(answers.at(-1)).toBe("auth.too_many_attempts");
    // Even the right password waits there, and nowhere else.
    expect(await refusalOf(signIn(attacker, { email, password }))).toBe("auth.too_many_attempts");
    expect(await refusalOf(signIn({ ...visitor, ip: "203.0.113.1" }, { email, password }))).toBe("no refusal");
    expect(await refusalOf(signIn({ ...visitor, ip: "203.0.113.2" }, { email, password }))).toBe("no refusal");
  }),
);

test(
  "S51: guessing one account from many addresses is stopped for strangers only",
  inRollback(async (db) => {
    const { visitor, email } = await aShop(db);
    await signIn({ ...visitor, ip: "203.0.113.1" }, { email, password });
    const { tokenHash } = await import("@/platform/tokens");
    const { signInThrottle } = await import("../tables");
    const key = `account:${tokenHash(email.toLowerCase()).slice(0, 32)}`;
    const full = { failures: limits.account.attempts, windowStartedAt: new Date() };
    await db
      .insert(signInThrottle)
      .values({ key, ...full })
      .onConflictDoUpdate({ target: signInThrottle.key, set: full });
    expect(await refusalOf(signIn({ ...visitor, ip: "198.51.100.9" }, { email, password: "guess" }))).toBe("auth.too_many_attempts");
    expect(await refusalOf(signIn({ ...visitor, ip: "203.0.113.1" }, { email, password }))).toBe("no refusal");
  }),
);

test(
  "S51: signing out and revoking end every copy of the token; others' sessions cannot be revoked",
  inRollback(async (db) => {
    const { visitor, ctx, ownerId, email } = await aShop(db);
    const [one, two] = [await signIn(visitor, { email, password }), await signIn(visitor, { email, password })];
    await endSession(db, one.sessionId, new Date());
    expect(await signedIn(db, one.sessionId, new Date())).toBeNull();
    expect((await sessionsOf(ctx, ownerId)).map(({ id }) => id)).toEqual([two.sessionId]);

    const stranger = await aShop(db, "other@example.com");
    expect(await refusalOf(revokeSession(stranger.ctx, { sessionId: two.sessionId }))).toBe("not_found");
    await revokeSession(ctx, { sessionId: two.sessionId });
    expect(await signedIn(db, two.sessionId, new Date())).toBeNull();
    expect(await refusalOf(revokeSession(ctx, { sessionId: two.sessionId }))).toBe("not_found");
  }),
);

test(
  "S51: a new password ends all other sessions, and needs the old one",
  inRollback(async (db) => {
    const { visitor, ctx, ownerId, email } = await aShop(db);
    const [mine, stolen] = [await signIn(visitor, { email, password }), await signIn(visitor, { email, password })];
    const asMe = { ...ctx, sessionId: mine.sessionId };
    expect(await refusalOf(changePassword(asMe, { current: "wrong", next: "another-horse-9" }))).toBe("auth.wrong_password");
    await changePassword(asMe, { current: password, next: "another-horse-9" });
    forget("sessions");
    expect(await signedIn(db, stolen.sessionId, new Date())).toBeNull();
    expect(await signedIn(db, mine.sessionId, new Date())).not.toBeNull();
    expect(await refusalOf(signIn(visitor, { email, password }))).toBe("auth.wrong_sign_in");
    expect(await refusalOf(signIn(visitor, { email, password: "another-horse-9" }))).toBe("no refusal");
    const [user] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, ownerId));
    expect(user?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  }),
);

test(
  "S51: a session ends after 7 days unused and 30 days at most",
  inRollback(async (db) => {
    const { visitor, email } = await aShop(db);
    const { sessionId } = await signIn(visitor, { email, password });
    const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);
    expect(await signedIn(db, sessionId, days(6))).not.toBeNull();
    expect(await signedIn(db, sessionId, days(8))).toBeNull();
    await db
      .update(sessions)
      .set({ lastSeenAt: days(29) })
      .where(eq(sessions.id, sessionId));
    expect(await signedIn(db, sessionId, days(29.5))).not.toBeNull();
    expect(await signedIn(db, sessionId, days(30.1))).toBeNull();
  }),
);

test(
  "a hash of an earlier setting is made anew at the next sign-in",
  inRollback(async (db) => {
    const { visitor, ownerId, email } = await aShop(db);
    const { hash } = await import("@node-rs/argon2");
    const weak = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await db.update(users).set({ passwordHash: weak }).where(eq(users.id, ownerId));
    await signIn(visitor, { email, password });
    const [user] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, ownerId));
    expect(user?.hash).toContain("m=19456,t=2");
  }),
);
