import { and, asc, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable, type Quote } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import { type Opener, openAccountOf } from "../load-accounts";
import { carriers } from "../tables";
import { loadReturnConsignment, type ReturnConsignment, type ReturnWish } from "./load-return-consignment";

export type ReturnOffer = Quote & { carrierId: string; carrier: string; carrierName: string };
type ReturnOffers = { offers: ReturnOffer[]; refused: { carrier: string; service: string | null; reason: Reason }[] };

/**
 * What carriers ask for bringing goods back: first the one that brought them, then by price. Sums in another currency than the order's
 * come last. Outside every transaction; nothing is stored.
 */
export async function quoteReturnParcel(ctx: Context, wish: ReturnWish, open: Opener = openAccountOf): Promise<ReturnOffers> {
  return offersFor(ctx, await loadReturnConsignment(ctx, wish), open);
}

/** The same for a consignment that is loaded already. */
export async function offersFor(ctx: Context, consignment: ReturnConsignment, open: Opener): Promise<ReturnOffers> {
  if (ctx.inTransaction) throw new Error("carriers are asked outside transactions");
  const rows = await ctx.db
    .select({ id: carriers.id, code: carriers.code, name: carriers.name })
    .from(carriers)
    .where(and(eq(carriers.organizationId, ctx.actor.organizationId), eq(carriers.active, true)))
    .orderBy(asc(carriers.code));
  const accounts: { id: string; code: string; name: string; opened: Awaited<ReturnType<Opener>> }[] = [];
  for (const row of rows) accounts.push({ ...row, opened: await open(ctx, row.id) });
  const answers = await Promise.all(
    accounts.map(async ({ id, code, name, opened }): Promise<ReturnOffers> => {
      if ("reason" in opened) return { offers: [], refused: [{ carrier: code, service: null, reason: opened.reason }] };
      const { quotes, refused } = await quoteOf(ctx, opened, consignment, id);
      return {
        offers: quotes.map((quote) => ({ ...quote, carrierId: id, carrier: code, carrierName: name })),
        refused: refused.map((row) => ({ ...row, carrier: code })),
      };
    }),
  );
  const { order, broughtBy } = consignment;
  return {
    offers: answers.flatMap(({ offers }) => offers).sort(byPlace(order.currency, broughtBy)),
    refused: answers.flatMap(({ refused }) => refused),
  };
}

function byPlace(currency: string, broughtBy: string | null) {
  const keyOf = (offer: ReturnOffer) => [offer.currency === currency ? 0 : 1, offer.carrierId === broughtBy ? 0 : 1, offer.priceMinor];
  return (a: ReturnOffer, b: ReturnOffer) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    const at = x.findIndex((value, i) => value !== y[i]);
    if (at >= 0) return (x[at] ?? 0) - (y[at] ?? 0);
    return `${a.carrier} ${a.service}` < `${b.carrier} ${b.service}` ? -1 : 1;
  };
}

async function quoteOf(ctx: Context, { carrier, account }: OpenedCarrier, consignment: ReturnConsignment, carrierId: string) {
  const { returnLabel } = carrier;
  // Most carriers of a shop bring nothing back, and that is no news.
  if (!returnLabel) return { quotes: [], refused: [] };
  const request = { ...consignment.request, now: ctx.now(), outward: consignment.outwardOf(carrierId) };
  try {
    return await inTime(returnLabel.quote(request, account), 10_000);
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) log().error({ err: error, carrier: account.code }, "a carrier's offer for a return failed");
    return { quotes: [], refused: [{ service: null, reason: reason("carrier.unavailable", { carrier: account.code }) }] };
  }
}
