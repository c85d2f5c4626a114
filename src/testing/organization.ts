import { newId } from "@/lib/ids";
import type { Role, Scope } from "@/lib/permission";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { members, organizations, users } from "@/modules/organizations/tables";
import type { Actor, Context } from "@/platform/context";
import type { Db } from "@/platform/db";

export type TestOrganization = { ctx: Context; organizationId: string; ownerId: string };

/** An organization with an owner whose password nobody has (hashing takes time): for everything but signing in. */
export async function anOrganization(db: Db, name = "Shop"): Promise<TestOrganization> {
  const [organizationId, ownerId] = [newId(), newId()];
  await db.insert(organizations).values({ id: organizationId, name });
  await db.insert(users).values({ id: ownerId, name: "Olga", email: `olga-${ownerId}@example.com`, passwordHash: "-" });
  await db.insert(members).values({ organizationId, userId: ownerId, role: "owner" });
  const actor: Actor = { kind: "user", organizationId, id: ownerId, name: "Olga", role: "owner", scopes: null, warehouseIds: null };
  return { ctx: { db, actor, inTransaction: false, now: () => new Date(), ip: "192.0.2.1" }, organizationId, ownerId };
}

/** The same request by somebody of another rank. */
export function actorOf(ctx: Context, role: Role): Context {
  return { ...ctx, actor: { ...ctx.actor, role } };
}

/** A working API key of the organization. */
export async function aKey(ctx: Context, scopes: Scope[] = ["full"]): Promise<string> {
  const { key } = await createApiKey(ctx, { name: "Test", scopes, expiresInDays: null });
  return key;
}

/** A member with a role, who has a row but cannot sign in. */
export async function aMember(ctx: Context, role: Role): Promise<{ userId: string; ctx: Context }> {
  const userId = newId();
  await ctx.db.insert(users).values({ id: userId, name: `Test ${role}`, email: `${role}-${userId}@example.com`, passwordHash: "-" });
  await ctx.db.insert(members).values({ organizationId: ctx.actor.organizationId, userId, role });
  return { userId, ctx: { ...ctx, actor: { ...ctx.actor, id: userId, name: `Test ${role}`, role } } };
}
