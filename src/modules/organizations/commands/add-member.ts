import { newId } from "@/lib/ids";
import type { Role } from "@/lib/permission";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { hashPassword } from "@/platform/passwords";
import { members, users } from "../tables";
import { audit } from "./audit";

export type NewMember = { name: string; email: string; password: string; role: Role; locale: "ru" | "en"; warehouseIds?: string[] | null };

/** Adds a person with a password of the caller's choosing: for the first start and the demo. People come by invitation. */
export async function addMember(ctx: Context, { password, role, warehouseIds, ...person }: NewMember): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(password);
  const userId = newId();
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(users).values({ id: userId, ...person, passwordHash });
    await ctx.db.insert(members).values({ organizationId: ctx.actor.organizationId, userId, role, warehouseIds: warehouseIds ?? null });
    await audit(ctx, { action: "member.added", subject: { kind: "member", id: userId }, data: { role } });
  });
  return { userId };
}
