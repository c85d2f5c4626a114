import { eq } from "drizzle-orm";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { type BuyerActs, buyerActsFrom, type PutBuyerActs, usualBuyerActs } from "./settings";
import { buyerActSettings } from "./tables";

const mine = (ctx: Context) => eq(buyerActSettings.organizationId, ctx.actor.organizationId);

export type BuyerActsView = { version: number; acts: BuyerActs };

/** What the shop lets its buyers do by the tracking page; version 0 before anybody has chosen. */
export async function readBuyerActs(ctx: Context): Promise<BuyerActsView> {
  const [row] = await ctx.db.select().from(buyerActSettings).where(mine(ctx));
  return { version: row?.version ?? 0, acts: buyerActsFrom(row?.acts) };
}

/** Changes what buyers may do, from this moment on. Saying the same again changes nothing; a stale version is refused. */
export function putBuyerActs(ctx: Context, { version, acts }: PutBuyerActs): Promise<BuyerActsView> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    const first = { organizationId, acts: usualBuyerActs, version: 0, updatedAt: ctx.now() };
    await ctx.db.insert(buyerActSettings).values(first).onConflictDoNothing();
    const [row] = await ctx.db.select().from(buyerActSettings).where(mine(ctx)).for("update");
    if (!row) throw new Error("the settings vanished while they were written");
    if (row.version !== version)
      throw new Refusal("stale", reason("buyer_act.stale_version", { version: row.version }), { version: row.version });
    const before = buyerActsFrom(row.acts);
    if (canonicalJson(before) === canonicalJson(acts)) return { version, acts };
    const next = version + 1;
    await ctx.db.update(buyerActSettings).set({ acts, version: next, updatedAt: ctx.now() }).where(mine(ctx));
    const subject = { kind: "order_policy", id: organizationId };
    await record(ctx, { type: "order_policy.buyer_acts_changed", subject, data: { version: next } });
    await audit(ctx, { action: "buyer_acts.changed", subject, data: acts });
    return { version: next, acts };
  });
}
