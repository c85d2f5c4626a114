import { newId } from "@/lib/ids";
import type { Scope } from "@/lib/permission";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { newToken, tokenHash } from "@/platform/tokens";
import { keyPattern, shownPrefix } from "../api-key";
import type { CreateApiKey } from "../inputs";
import { apiKeys } from "../tables";
import { audit } from "./audit";

export type GivenKey = { keyId: string; key: string };

/** Makes a key, given out here and never again: only its hash is kept. */
export function createApiKey(ctx: Context, { name, scopes, expiresInDays }: CreateApiKey): Promise<GivenKey> {
  const expiresAt = expiresInDays === null ? null : new Date(ctx.now().getTime() + expiresInDays * 24 * 60 * 60 * 1000);
  return keepKey(ctx, { key: `drg_${newToken()}`, name, scopes, expiresAt }, "key.created");
}

/** Registers a key of the operator's own choosing (DIRIGENT_API_KEY) with full access. */
export function registerApiKey(ctx: Context, { name, key }: { name: string; key: string }): Promise<GivenKey> {
  if (!keyPattern.test(key)) throw new Refusal("invalid", reason("auth.key_malformed"));
  return keepKey(ctx, { key: key.toLowerCase(), name, scopes: ["full"], expiresAt: null }, "key.registered");
}

type NewKey = { key: string; name: string; scopes: Scope[]; expiresAt: Date | null };

/** Stores a new key's hash. */
export async function keepKey(ctx: Context, { key, name, scopes, expiresAt }: NewKey, action: string): Promise<GivenKey> {
  const keyId = newId();
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(apiKeys).values({
      organizationId: ctx.actor.organizationId,
      id: keyId,
      name,
      prefix: shownPrefix(key),
      hash: tokenHash(key),
      scopes: [...new Set(scopes)],
      createdBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      expiresAt,
    });
    await audit(ctx, { action, subject: { kind: "key", id: keyId }, data: { name, scopes } });
  });
  return { keyId, key };
}
