import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { messageChats } from "./tables";

/** A talk with a bot is over, in the caller's transaction: nothing is written there until the buyer begins again. */
export async function endChats(ctx: Context, { chatId }: { chatId: string }): Promise<void> {
  await ctx.db
    .update(messageChats)
    .set({ endedAt: ctx.now() })
    .where(and(eq(messageChats.organizationId, ctx.actor.organizationId), eq(messageChats.chatId, chatId), isNull(messageChats.endedAt)));
}
