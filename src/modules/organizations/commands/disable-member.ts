import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import { whyNotChange } from "../members";
import { members } from "../tables";
import { audit } from "./audit";
import { lockMember } from "./lock-member";

/** Shuts a member out of the organization within seconds; what the person did stays. */
export function disableMember(ctx: Context, { userId }: { userId: string }): Promise<void> {
  return setDisabled(ctx, userId, true);
}

/** Lets a disabled member back in, with the role of before. */
export function enableMember(ctx: Context, { userId }: { userId: string }): Promise<void> {
  return setDisabled(ctx, userId, false);
}

async function setDisabled(ctx: Context, userId: string, disabled: boolean): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { member, owners } = await lockMember(ctx, userId);
    refuseIf(whyNotChange({ userId: ctx.actor.id, role: ctx.actor.role }, member, { disabled }, owners));
    if (member.disabled === disabled) return;
    await ctx.db
      .update(members)
      .set({ disabledAt: disabled ? ctx.now() : null })
      .where(and(eq(members.organizationId, ctx.actor.organizationId), eq(members.userId, userId)));
    await audit(ctx, { action: disabled ? "member.disabled" : "member.enabled", subject: { kind: "member", id: userId } });
  });
  forget("sessions");
}
