import { and, eq, isNull, ne } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { inTransaction } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import { sessions } from "../tables";
import { audit } from "./audit";

/** Signs out: every copy of this session's token is worthless from now on. */
export async function endSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
  forget("sessions");
}

/** Ends one of the actor's own sessions, on whatever device it is. */
export async function revokeSession(ctx: Context, { sessionId }: { sessionId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .update(sessions)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, ctx.actor.id ?? ""), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw notFound("session");
    await audit(ctx, { action: "session.revoked", subject: { kind: "session", id: sessionId } });
  });
  forget("sessions");
}

/** Ends all of a person's sessions but one, in the caller's transaction. */
export async function endSessionsOf(ctx: Context, userId: string, exceptId: string | null = null): Promise<void> {
  await ctx.db
    .update(sessions)
    .set({ revokedAt: ctx.now() })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), exceptId ? ne(sessions.id, exceptId) : undefined));
}
