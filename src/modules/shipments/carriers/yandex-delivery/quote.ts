import { parseDecimal, toMinor } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import { reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { CarrierUnavailable, type Quote, type QuoteAnswer, type QuoteRequest, refuseAll } from "../port";
import { ask, isDone, saidNo, type Yandex } from "./ask";
import { routeOf, sizesOf } from "./route";
import { CheckedPrice, type Offer, Offers, read } from "./wire";

const dayMs = 86_400_000;

/** What a courier costs now, by class. */
export async function quote(request: QuoteRequest, account: Yandex): Promise<QuoteAnswer> {
  try {
    const route = await routeOf(request, account);
    if ("reason" in route) return refuseAll(route.reason);
    if (request.cashOnDeliveryMinor > 0 && !account.settings.takesPayment) return refuseAll(reason("carrier.takes_no_payment"));
    const items = request.parcels.map((parcel) => ({ quantity: 1, pickup_point: 1, dropoff_point: 2, ...sizesOf(parcel) }));
    const points = [
      { id: 1, ...route.from },
      { id: 2, ...route.to },
    ];
    // Offers are known in Russia only.
    if (request.from.country.toUpperCase() === "RU") {
      const answer = await ask(account, {
        path: "/offers/calculate",
        body: { items, route_points: points, requirements: { taxi_classes: account.settings.taxiClasses } },
      });
      if (answer.status !== 404) return isDone(answer) ? offersIn(answer.body, request, account) : refuseAll(saidNo(answer));
    }
    return await checkedPrices(items, points, request, account);
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

/** The plain offer of each class, which is the fastest: the slower ones cannot be booked by their class alone. Pure. */
export function offersIn(body: unknown, { currency, now }: Pick<QuoteRequest, "currency" | "now">, { settings }: Pick<Yandex, "settings">) {
  const list = read(Offers, body);
  if (!list) throw new CarrierUnavailable("the offers could not be read", "no");
  const refused: QuoteAnswer["refused"] = [];
  const quotes = settings.taxiClasses.flatMap((service): Quote[] => {
    const offers = list.offers.filter(({ taxi_class }) => taxi_class === service).sort(byArrival);
    const found = offers.map((offer) => quoteOf(offer, now)).find((one) => one !== null);
    if (found && found.currency !== currency) refused.push({ service, reason: reason("carrier.other_currency", { currency }) });
    return found && found.currency === currency ? [found] : [];
  });
  return quotes.length + refused.length > 0 ? { quotes, refused } : refuseAll(reason("carrier.no_fitting_service"));
}

const byArrival = (a: Offer, b: Offer) => (instantOf(a.delivery_interval.to) ?? 0) - (instantOf(b.delivery_interval.to) ?? 0);

/** The moment in milliseconds; null for what is none. */
export function instantOf(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function quoteOf({ taxi_class, price, delivery_interval }: Offer, now: Date): Quote | null {
  const priceMinor = minorOf(price.total_price_with_vat || price.total_price, price.currency || "RUB");
  const last = instantOf(delivery_interval.to);
  const days = last === null ? 0 : Math.min(30, Math.max(0, Math.floor((last - now.getTime()) / dayMs)));
  return priceMinor === null
    ? null
    : { service: taxi_class, priceMinor, currency: price.currency || "RUB", days: { min: days, max: days } };
}

/** An amount in minor units; null for what is none. */
export function minorOf(amount: string, currency: string): number | null {
  const sum = parseDecimal(amount);
  const minor = sum === null || sum < 0n ? null : Number(toMinor(sum, decimalsOf(currency)));
  return minor !== null && Number.isSafeInteger(minor) ? minor : null;
}

/** One estimate for each class, without offers to choose from. */
async function checkedPrices(items: object[], points: object[], { currency }: QuoteRequest, account: Yandex): Promise<QuoteAnswer> {
  const answers = await Promise.all(
    account.settings.taxiClasses.map(async (service): Promise<QuoteAnswer> => {
      const body = { items, route_points: points, requirements: { taxi_class: service } };
      const answer = await ask(account, { path: "/check-price", body });
      const said = isDone(answer) ? read(CheckedPrice, answer.body) : null;
      if (!said) return { quotes: [], refused: [{ service, reason: saidNo(answer) }] };
      const own = said.currency_rules.code || currency;
      const priceMinor = minorOf(said.price, own);
      if (own !== currency) return { quotes: [], refused: [{ service, reason: reason("carrier.other_currency", { currency }) }] };
      if (priceMinor === null) throw new CarrierUnavailable("the price could not be read", "no");
      return { quotes: [{ service, priceMinor, currency, days: { min: 0, max: 0 } }], refused: [] };
    }),
  );
  return { quotes: answers.flatMap(({ quotes }) => quotes), refused: answers.flatMap(({ refused }) => refused) };
}
