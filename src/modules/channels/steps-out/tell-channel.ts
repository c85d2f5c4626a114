import { and, asc, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { type Talk, withLine } from "../line/with-line";
import { channelSteps, type Told } from "../marketplaces/telling";
import { channelOrders } from "../tables";
import { queueLabel } from "./fetch-label";
import { loadTelling } from "./load-telling";
import { queueTelling } from "./note-step";
import { channelTellings } from "./tables";
import { orderAtChannel } from "./telling-queries";

type Noted = typeof channelTellings.$inferSelect;

const patienceMs = 24 * 60 * 60_000;
const firstWaitMs = 15_000;
const longestWaitMs = 30 * 60_000;

/**
 * Tells a channel what it has not heard of an order, in the order in which things happen. What it refuses is kept with its reason
 * for a person; what it cannot hear now is told later. A step told twice after a crash is harmless: adapters ask before they do.
 */
export async function tellChannel(ctx: Context, { connectionId, orderId }: { connectionId: string; orderId: string }): Promise<void> {
  const waiting = await ctx.db
    .select()
    .from(channelTellings)
    .where(
      and(
        eq(channelTellings.organizationId, ctx.actor.organizationId),
        eq(channelTellings.connectionId, connectionId),
        eq(channelTellings.orderId, orderId),
        eq(channelTellings.state, "waiting"),
      ),
    )
    .orderBy(asc(channelTellings.occurredAt));
  const turn = waiting.toSorted((a, b) => channelSteps.indexOf(a.step) - channelSteps.indexOf(b.step));
  const isCancelled = turn.some(({ step }) => step === "cancelled");
  for (const noted of turn) {
    if (isCancelled && noted.step !== "cancelled") await keep(ctx, noted, { outcome: "skipped" });
    else if (!(await tell(ctx, noted))) return;
  }
}

/** False when the channel does not listen now: later steps wait for this one. */
async function tell(ctx: Context, noted: Noted): Promise<boolean> {
  const talked = await withLine(ctx, noted.connectionId, async ({ connection, marketplace, line }: Talk) => {
    const telling = await loadTelling(ctx, noted, connection.row);
    if (!telling || !marketplace.stepsOut) return { outcome: "skipped" } as const;
    return marketplace.stepsOut.tell(line, telling);
  });
  if ("done" in talked) {
    await keep(ctx, noted, talked.done);
    return true;
  }
  if ("off" in talked) return false;
  const now = ctx.now().getTime();
  if (now - noted.occurredAt.getTime() > patienceMs && noted.attempts > 5) {
    await keep(ctx, noted, { outcome: "refused", reason: talked.later.reason });
    return true;
  }
  const attempts = noted.attempts + 1;
  await ctx.db.update(channelTellings).set({ attempts, reason: talked.later.reason }).where(itself(noted));
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(noted.attempts, 10));
  await queueTelling(ctx, noted.connectionId, noted.orderId, new Date(Math.max(talked.at?.getTime() ?? 0, now + wait)));
  return false;
}

const itself = ({ organizationId, connectionId, orderId, step, about }: Noted) =>
  and(
    eq(channelTellings.organizationId, organizationId),
    eq(channelTellings.connectionId, connectionId),
    eq(channelTellings.orderId, orderId),
    eq(channelTellings.step, step),
    eq(channelTellings.about, about),
  );

function keep(ctx: Context, noted: Noted, told: Told | { outcome: "skipped" }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const isRefused = told.outcome === "refused";
    await ctx.db
      .update(channelTellings)
      .set({ state: told.outcome, reason: isRefused ? told.reason : null, toldAt: ctx.now(), attempts: noted.attempts + 1 })
      .where(itself(noted));
    if (told.outcome === "told" && told.memory)
      await ctx.db
        .update(channelOrders)
        .set({ memory: sql`${channelOrders.memory} || ${JSON.stringify(told.memory)}::jsonb` })
        .where(
          and(
            eq(channelOrders.organizationId, noted.organizationId),
            eq(channelOrders.connectionId, noted.connectionId),
            eq(channelOrders.orderId, noted.orderId),
          ),
        );
    if (told.outcome === "skipped") return;
    // Now the channel can make its sticker.
    if (told.outcome === "told" && noted.step === "packed") await queueLabel(ctx, noted.connectionId, { fulfilmentId: noted.about });
    await record(ctx, {
      type: isRefused ? "order.channel_refused" : "order.channel_told",
      subject: { kind: "order", id: noted.orderId },
      orderId: noted.orderId,
      data: { step: noted.step, ...(isRefused ? { reason: told.reason } : {}) },
    });
  });
}

/** Tells the steps that the channel refused again, on a person's word. Refuses when none was refused. */
export function tellAgain(ctx: Context, { orderId }: { orderId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const told = await orderAtChannel(ctx, orderId);
    const again = await ctx.db
      .update(channelTellings)
      .set({ state: "waiting", reason: null, attempts: 0, occurredAt: ctx.now() })
      .where(
        and(
          eq(channelTellings.organizationId, ctx.actor.organizationId),
          eq(channelTellings.orderId, told.orderId),
          eq(channelTellings.connectionId, told.connectionId),
          eq(channelTellings.state, "refused"),
        ),
      )
      .returning({ step: channelTellings.step });
    refuseIf(again.length > 0 ? null : reason("channel.nothing_refused"));
    await queueTelling(ctx, told.connectionId, told.orderId);
    await record(ctx, {
      type: "order.channel_told_again",
      subject: { kind: "order", id: orderId },
      orderId,
      data: { steps: again.map(({ step }) => step) },
    });
  });
}
