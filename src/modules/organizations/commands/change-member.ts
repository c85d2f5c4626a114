import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import type { ChangeMember } from "../inputs";
import { whyNotChange } from "../members";
import { members } from "../tables";
import { audit } from "./audit";
import { lockMember } from "./lock-member";
import { requireWarehouses } from "./require-warehouses";

/** Gives a member another role and the warehouses it is for. Applies within seconds, to open pages too. */
export async function changeMember(ctx: Context, { userId, role, warehouseIds }: ChangeMember): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { member, owners } = await lockMember(ctx, userId);
    refuseIf(whyNotChange({ userId: ctx.actor.id, role: ctx.actor.role }, member, { role }, owners));
    await requireWarehouses(ctx, warehouseIds);
    await ctx.db
      .update(members)
      .set({ role, warehouseIds })
      .where(and(eq(members.organizationId, ctx.actor.organizationId), eq(members.userId, userId)));
    const data = { from: { role: member.role, warehouseIds: member.warehouseIds }, to: { role, warehouseIds } };
    await audit(ctx, { action: "member.changed", subject: { kind: "member", id: userId }, data });
  });
  forget("sessions");
}
