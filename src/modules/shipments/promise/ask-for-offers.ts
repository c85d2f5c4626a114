import { createHash } from "node:crypto";
import { and, eq, notInArray } from "drizzle-orm";
import { canonicalJson } from "@/lib/json";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { wishOf } from "../commands/quote-fulfilment";
import { loadConsignment } from "../load-consignment";
import { decideRate, type RateWish } from "../rates/decide-rate";
import { carriers, fulfilmentOffers } from "../tables";
import { deliverySettingsOf } from "./delivery-settings-queries";
import { likelyParcel } from "./likely-parcel";
import { loadOnTheWay, type WatchedOrder } from "./load-on-the-way";
import { unpackedLines, unpackedWork } from "./load-unpacked";
import { isTellable, refreshDelivery } from "./refresh-delivery";

/** A day later carriers may say something else. */
const goodForMs = 24 * 60 * 60_000;
const againInMs = 10 * 60_000;
const mostAttempts = 3;

/** Orders that are asked about at once: one carrier that hangs does not hold up all the others. */
const atOnce = 5;
/** Kinds whose prices are tables of our own, or nobody's to ask. */
const notAsked = ["own_courier", "pickup", "marketplace"];

/**
 * Works out the days of orders, and asks the carriers first about those that are not packed yet where no table of the owner's own says
 * how long the way takes: the buyer is told a day from the best offer by the owner's rules. The same question is asked once a day at
 * most. A job's work: never within a transaction, never on the way of an order that is being placed.
 */
export async function askForOffers(
  ctx: Context,
  { orderIds, attempt = 1 }: { orderIds: readonly string[]; attempt?: number },
): Promise<void> {
  if (ctx.inTransaction) throw new Error("carriers are asked outside transactions");
  const { settings } = await deliverySettingsOf(ctx);
  const watched = (await isAnybodyThere(ctx)) ? await loadOnTheWay(ctx, orderIds, settings) : [];
  const open = watched.filter((one) => isTellable(one) && one.untold.size > 0);
  const asked = new Set(open.map(({ order }) => order.id));
  await refreshDelivery(
    ctx,
    orderIds.filter((id) => !asked.has(id)),
  );
  const silent: string[] = [];
  for (let at = 0; at < open.length; at += atOnce) {
    const some = open.slice(at, at + atOnce);
    const answers = await Promise.all(some.map((one) => askForOrder(ctx, one)));
    for (const [i, { order }] of some.entries()) if (answers[i] === "silent") silent.push(order.id);
    await refreshDelivery(
      ctx,
      some.map(({ order }) => order.id),
    );
  }
  if (silent.length === 0 || attempt >= mostAttempts) return;
  const runAt = new Date(ctx.now().getTime() + againInMs * attempt);
  await addJob(ctx, "ask_for_offers", { orderIds: silent, attempt: attempt + 1 }, { runAt });
}

/** Whether any account is asked at all: most small shops know their prices themselves. */
async function isAnybodyThere(ctx: Context): Promise<boolean> {
  const [one] = await ctx.db
    .select({ id: carriers.id })
    .from(carriers)
    .where(and(eq(carriers.organizationId, ctx.actor.organizationId), eq(carriers.active, true), notInArray(carriers.kind, notAsked)))
    .limit(1);
  return one !== undefined;
}

/** `silent`: somebody could not be asked, and nobody offered anything. */
async function askForOrder(ctx: Context, { order, untold }: WatchedOrder): Promise<"told" | "silent"> {
  let outcome: "told" | "silent" = "told";
  for (const { id, warehouseId } of await unpackedWork(ctx, order.id)) {
    const wish = untold.has(warehouseId) ? await wishFor(ctx, id) : null;
    if (wish && (await askFor(ctx, id, wish)) === "silent") outcome = "silent";
  }
  return outcome;
}

async function wishFor(ctx: Context, fulfilmentId: string): Promise<RateWish | null> {
  const parcel = likelyParcel(await unpackedLines(ctx, fulfilmentId));
  if (!parcel) return null;
  const consignment = await loadConsignment(ctx, fulfilmentId);
  const wish = await wishOf(ctx, { ...consignment, request: { ...consignment.request, parcels: [parcel] } });
  return wish.request.to || wish.request.pickupPoint ? wish : null;
}

async function askFor(ctx: Context, fulfilmentId: string, wish: RateWish): Promise<"told" | "silent"> {
  const own = and(eq(fulfilmentOffers.organizationId, ctx.actor.organizationId), eq(fulfilmentOffers.fulfilmentId, fulfilmentId));
  const question = createHash("sha256")
    .update(canonicalJson([wish.request, wish.facts]))
    .digest("base64");
  const [known] = await ctx.db.select().from(fulfilmentOffers).where(own);
  const now = ctx.now();
  const isFresh = known?.question === question && now.getTime() - known.askedAt.getTime() < goodForMs;
  if (isFresh) return "told";
  const { decision, askedAt } = await decideRate(ctx, wish, { fresh: false });
  const best = decision.chosen;
  if (!best && decision.refused.some(({ reason }) => reason.code === "carrier.unavailable")) return "silent";
  // That nobody offers anything is an answer too, and takes the place of the one to the question before.
  const offer = {
    ...{ question, askedAt },
    carrier: best?.carrier ?? null,
    service: best?.service ?? null,
    daysMin: best?.days.min ?? null,
    daysMax: best?.days.max ?? null,
    priceMinor: best?.priceMinor ?? null,
    currency: best?.currency ?? null,
  };
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .insert(fulfilmentOffers)
      .values({ organizationId: ctx.actor.organizationId, fulfilmentId, ...offer })
      .onConflictDoUpdate({ target: [fulfilmentOffers.organizationId, fulfilmentOffers.fulfilmentId], set: offer }),
  );
  return "told";
}
