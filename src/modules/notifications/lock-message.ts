import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { messages } from "./tables";

export type MessageRow = typeof messages.$inferSelect;

export const mine = (ctx: Context) => eq(messages.organizationId, ctx.actor.organizationId);

/** The message of an order, event, channel and recipient, locked: written now if it was not there. */
export async function lockMessage(
  ctx: Context,
  fresh: Omit<typeof messages.$inferInsert, "organizationId" | "about"> & { about: string },
): Promise<MessageRow> {
  const row = { ...fresh, organizationId: ctx.actor.organizationId };
  // Two that come at once wait for each other here: the later one finds what the earlier one wrote.
  await ctx.db.insert(messages).values(row).onConflictDoNothing();
  const [kept] = await ctx.db
    .select()
    .from(messages)
    .where(
      and(
        mine(ctx),
        eq(messages.orderId, row.orderId),
        eq(messages.event, row.event),
        eq(messages.about, row.about),
        eq(messages.channel, row.channel),
        eq(messages.recipient, row.recipient),
      ),
    )
    .for("update");
  if (!kept) throw new Error("a message vanished while it was written");
  return kept;
}
