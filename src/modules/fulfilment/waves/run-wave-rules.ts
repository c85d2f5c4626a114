import { and, eq, lt, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import { type Context, systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { isWaveDue } from "../wave-rule";
import { countDue } from "./load-due";
import { makeWave } from "./make-wave";
import { releaseSilent } from "./move-task";
import { pickTasks, waveRules } from "./tables";

type Clock = { db: Db; now: () => Date };

/** Looks at every rule of every organization, each by itself: one that fails keeps no other from its wave. */
export async function runWaveRules({ db, now }: Clock): Promise<void> {
  const rules = await db
    .select({ organizationId: waveRules.organizationId, id: waveRules.id })
    .from(waveRules)
    .where(eq(waveRules.active, true))
    .orderBy(waveRules.organizationId, waveRules.id);
  for (const { organizationId, id } of rules)
    await runWaveRule({ ...systemContext(db, organizationId), now }, id).catch((error: unknown) =>
      log().error({ err: error, organizationId, ruleId: id }, "a wave could not be made by its rule, it is tried again in a minute"),
    );
}

/** Makes the wave of a rule whose time has come; true when there was something to release. Two processes never make it twice. */
export function runWaveRule(ctx: Context, ruleId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const own = and(eq(waveRules.organizationId, ctx.actor.organizationId), eq(waveRules.id, ruleId));
    const [rule] = await ctx.db
      .select()
      .from(waveRules)
      .where(and(own, eq(waveRules.active, true)))
      .for("update", { skipLocked: true });
    if (!rule) return false;
    const [warehouse] = await ctx.db
      .select({ code: warehouses.code, timezone: warehouses.timezone })
      .from(warehouses)
      .where(and(eq(warehouses.organizationId, rule.organizationId), eq(warehouses.id, rule.warehouseId)));
    if (!warehouse) return false;
    const waiting = await countDue(ctx, rule.warehouseId, rule.filter);
    const { timezone, code } = warehouse;
    if (!isWaveDue(rule.trigger, { now: ctx.now(), lastRunAt: rule.lastRunAt, timezone, waiting })) return false;
    await ctx.db.update(waveRules).set({ lastRunAt: ctx.now() }).where(own);
    if (waiting === 0) return false;
    await makeWave(ctx, { warehouse: code, filter: rule.filter as never, mode: rule.mode, cart: rule.cart }, { ruleId });
    return true;
  });
}

const leastSilenceMs = 5 * 60_000;

/** Gives back the tasks of workers of whom nobody has heard, in every organization. */
export async function releaseSilentTasks({ db, now }: Clock): Promise<void> {
  const some = await db
    .selectDistinct({ id: pickTasks.organizationId })
    .from(pickTasks)
    .where(and(sql`${pickTasks.state} = 'claimed'`, lt(pickTasks.seenAt, new Date(now().getTime() - leastSilenceMs))));
  for (const { id } of some)
    await releaseSilent({ ...systemContext(db, id), now }).catch((error: unknown) =>
      log().error({ err: error, organizationId: id }, "silent workers' tasks could not be given back, it is tried again"),
    );
}
