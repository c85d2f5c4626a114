import { desc, eq } from "drizzle-orm";
import type { Scope } from "@/lib/permission";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import type { KeyTimes } from "./api-key";
import { apiKeys } from "./tables";

export type FoundKey = { id: string; organizationId: string; name: string; scopes: Scope[] } & KeyTimes;

/** The key of a hash. Global: it is what tells the organization. */
export async function keyByHash(db: Db, hash: string): Promise<FoundKey | null> {
  const [found] = await db
    .select({
      id: apiKeys.id,
      organizationId: apiKeys.organizationId,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.hash, hash));
  return found ?? null;
}

/** The organization's keys, newest first, without what would open anything. */
export function listApiKeys(ctx: Context) {
  return ctx.db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.organizationId, ctx.actor.organizationId))
    .orderBy(desc(apiKeys.id))
    .limit(500);
}
