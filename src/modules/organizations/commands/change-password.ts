import { eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { hashPassword, passwordFits } from "@/platform/passwords";
import { Refusal } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import type { ChangePassword } from "../inputs";
import { users } from "../tables";
import { audit } from "./audit";
import { countAttempt, forgiveAttempt } from "./count-attempt";
import { endSessionsOf } from "./end-sessions";

/** Changes the actor's own password and ends all of the person's sessions but this one. The current password is guessed no faster than at sign-in. */
export async function changePassword(ctx: Context, { current, next }: ChangePassword): Promise<void> {
  if (ctx.actor.kind !== "user" || ctx.actor.id === null) throw new Refusal("forbidden", reason("auth.people_only"));
  const userId = ctx.actor.id;
  const [user] = await ctx.db.select({ email: users.email, passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  if (!user) throw new Refusal("unauthorized", reason("unauthorized"));

  const attempt = { email: user.email.toLowerCase(), address: ctx.ip ?? "unknown", knownAddress: true };
  await countAttempt(ctx.db, attempt, ctx.now());
  if (!(await passwordFits(user.passwordHash, current))) throw new Refusal("invalid", reason("auth.wrong_password"), { path: "current" });
  const passwordHash = await hashPassword(next);

  await inTransaction(ctx, async (ctx) => {
    await forgiveAttempt(ctx.db, attempt);
    await ctx.db.update(users).set({ passwordHash, passwordChangedAt: ctx.now() }).where(eq(users.id, userId));
    await endSessionsOf(ctx, userId, ctx.sessionId ?? null);
    await audit(ctx, { action: "password.changed", subject: { kind: "member", id: userId } });
  });
  forget("sessions");
}
