import { and, asc, eq, gt } from "drizzle-orm";
import { onTestFinished } from "vitest";
import { putWebhook } from "@/modules/webhooks/commands/put-webhook";
import { runDeliveries } from "@/modules/webhooks/sending/run-deliveries";
import { spreadEvents } from "@/modules/webhooks/sending/spread-events";
import type { Context } from "@/platform/context";
import { guardedFetch } from "@/platform/guarded-fetch";
import { outbox } from "@/platform/outbox/tables";
import { eventOf } from "@/testing/background";

type Letter = { type: string; data: { subject: Record<string, unknown>; data: Record<string, unknown> } };

/** A shop of nobody's make that listens to our outgoing webhooks at `url`: `letters` are those that it has taken, each once. */
export function aListener() {
  const letters = new Map<string, Letter>();
  const take = (id: string, letter: unknown) => void letters.set(id, letter as Letter);
  return { take, types: () => [...letters.values()].map(({ type }) => type), letters: () => [...letters.values()] };
}

/** Subscribes the shop and sends it what happens from now on, by a clock that is ahead of ours by `skew.ms`. */
export async function tellingByWebhooks(ctx: Context, url: string, events: string[]) {
  await putWebhook(ctx, "shop", { url, events });
  const mine = eq(outbox.organizationId, ctx.actor.organizationId);
  const newest = await ctx.db.select({ id: outbox.id }).from(outbox).where(mine).orderBy(asc(outbox.id));
  let read = newest.at(-1)?.id ?? 0n;
  const skew = { ms: 0 };
  const loop = runDeliveries(ctx.db, {
    call: guardedFetch(["127.0.0.1"]),
    now: () => new Date(Date.now() + skew.ms),
    lookEveryMs: 20,
  });
  onTestFinished(() => loop.stop());
  /** Everything that has happened since the last time becomes deliveries. */
  async function spread(): Promise<void> {
    const rows = await ctx.db
      .select()
      .from(outbox)
      .where(and(mine, gt(outbox.id, read)))
      .orderBy(asc(outbox.id));
    read = rows.at(-1)?.id ?? read;
    await spreadEvents(ctx.db, rows.map(eventOf));
  }
  return { spread, skew };
}
