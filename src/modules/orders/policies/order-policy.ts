import { eq } from "drizzle-orm";
import { z } from "zod";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { channels } from "@/modules/channels/tables";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { noPolicy, OrderPolicy, policyFrom } from "./policy";
import { orderPolicies } from "./tables";

/** Every read of a policy passes through here, so no organization ever sees another's. */
const mine = (ctx: Context) => eq(orderPolicies.organizationId, ctx.actor.organizationId);

export const PutOrderPolicy = z.strictObject({
  /** The version that the change was made on, 0 where there was none; a stale one is refused. */
  version: z.int().min(0),
  policy: OrderPolicy,
});

export type PolicyView = { version: number; policy: OrderPolicy };

/** What the organization lets the program decide about its orders. */
export async function orderPolicy(ctx: Context): Promise<PolicyView> {
  const [row] = await ctx.db.select().from(orderPolicies).where(mine(ctx));
  return row ? { version: row.version, policy: policyFrom(row.policy) } : { version: 0, policy: noPolicy };
}

/** Writes the policy; orders placed from now on follow it. Saying the same again changes nothing. Refuses an unknown channel and a stale version. */
export function putOrderPolicy(ctx: Context, { version, policy }: z.infer<typeof PutOrderPolicy>): Promise<PolicyView> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    await refuseUnknownChannels(ctx, policy.confirmation.channels ?? []);
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    await ctx.db.insert(orderPolicies).values({ organizationId, policy: noPolicy, version: 0 }).onConflictDoNothing();
    const [row] = await ctx.db.select().from(orderPolicies).where(mine(ctx)).for("update");
    if (!row) throw new Error("the policy vanished while it was written");
    if (row.version !== version)
      throw new Refusal("stale", reason("order_policy.stale_version", { version: row.version }), { version: row.version });
    const before = policyFrom(row.policy);
    if (canonicalJson(before) === canonicalJson(policy)) return { version, policy };
    const next = version + 1;
    await ctx.db.update(orderPolicies).set({ policy, version: next, updatedAt: ctx.now() }).where(mine(ctx));
    const subject = { kind: "order_policy", id: organizationId };
    await record(ctx, { type: "order_policy.changed", subject, data: { version: next } });
    await audit(ctx, { action: "order_policy.changed", subject, data: changesOf(before, policy) });
    return { version: next, policy };
  });
}

/** Only what is different now, each as a plain value. */
function changesOf(before: OrderPolicy, after: OrderPolicy): Record<string, unknown> {
  const flat = ({ confirmation, ...rest }: OrderPolicy): Record<string, unknown> => ({ ...confirmation, ...rest });
  const [was, is] = [flat(before), flat(after)];
  const changed = Object.entries(is).filter(([name, value]) => canonicalJson(was[name]) !== canonicalJson(value));
  return Object.fromEntries(changed.map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]));
}

async function refuseUnknownChannels(ctx: Context, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  const rows = await ctx.db.select({ code: channels.code }).from(channels).where(eq(channels.organizationId, ctx.actor.organizationId));
  const unknown = codes.find((code) => !rows.some((row) => row.code === code));
  if (unknown === undefined) return;
  const errors = [{ path: "policy.confirmation.channels", message: "channel.unknown" }];
  throw new Refusal("invalid", reason("channel.unknown", { channel: unknown }), { errors });
}
