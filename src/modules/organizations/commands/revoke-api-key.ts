import { and, eq, gt, isNull, or } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import { newToken } from "@/platform/tokens";
import { keyOpens } from "../api-key";
import type { RotateApiKey } from "../inputs";
import { apiKeys } from "../tables";
import { audit } from "./audit";
import { type GivenKey, keepKey } from "./create-api-key";

const one = (ctx: Context, keyId: string) => and(eq(apiKeys.organizationId, ctx.actor.organizationId), eq(apiKeys.id, keyId));

/** Ends a key, within seconds and for good. */
export async function revokeApiKey(ctx: Context, { keyId }: { keyId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    const [revoked] = await ctx.db
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(and(one(ctx, keyId), or(isNull(apiKeys.revokedAt), gt(apiKeys.revokedAt, now))))
      .returning({ name: apiKeys.name });
    if (!revoked) throw notFound("key");
    await audit(ctx, { action: "key.revoked", subject: { kind: "key", id: keyId }, data: { name: revoked.name } });
  });
  forget("api-keys");
}

/** Makes a successor with the same name and scopes; the old key goes on for some hours, so that callers can change over one by one. */
export async function rotateApiKey(ctx: Context, { keyId, overlapHours }: RotateApiKey): Promise<GivenKey> {
  const given = await inTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    const [old] = await ctx.db.select().from(apiKeys).where(one(ctx, keyId)).for("update");
    if (!old) throw notFound("key");
    if (!keyOpens(old, now) || old.revokedAt !== null) throw new Refusal("conflict", reason("auth.key_ended"));
    const lifetime = old.expiresAt ? old.expiresAt.getTime() - old.createdAt.getTime() : null;
    const expiresAt = lifetime === null ? null : new Date(now.getTime() + lifetime);
    const next = await keepKey(ctx, { key: `drg_${newToken()}`, name: old.name, scopes: old.scopes, expiresAt }, "key.created");
    await ctx.db
      .update(apiKeys)
      .set({ revokedAt: new Date(now.getTime() + overlapHours * 3_600_000) })
      .where(one(ctx, keyId));
    await audit(ctx, {
      action: "key.rotated",
      subject: { kind: "key", id: keyId },
      data: { name: old.name, overlapHours, successor: next.keyId },
    });
    return next;
  });
  forget("api-keys");
  return given;
}
