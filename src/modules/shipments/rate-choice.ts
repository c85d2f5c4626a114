import { type Reason, reason } from "@/lib/reason";
import type { Quote } from "./carriers/port";

/** Which offer a parcel takes. Ordered rules with tie-breaks, so that the owner can predict it; the decision is stored and shown. */

export type CarrierQuote = Quote & { carrier: string };
export type RefusedRate = { carrier: string; service: string | null; reason: Reason };

/** Who fixed the carrier beforehand, and hence whether another one may stand in. */
export const predefinedReasons = ["staff", "pickup_point", "rule", "shipping_method"] as const;
export type PredefinedReason = (typeof predefinedReasons)[number];
/** Without a carrier any one that has the service will do. */
export type Predefined = { carrier?: string; service?: string; by: PredefinedReason };

/** What was asked for by name is kept to; the owner's habit and the method's usual carrier give way when they cannot serve. */
const binding: Record<PredefinedReason, boolean> = { staff: true, pickup_point: true, rule: false, shipping_method: false };

export type RateQuestion = {
  currency: string;
  predefined?: Predefined | null;
  /** When the buyer was promised the parcel; null or absent: no promise, every offer is in time. */
  promiseBy?: Date | null;
  now: Date;
  refused?: readonly RefusedRate[];
};

export type RankedRate = CarrierQuote & { rank: number; inTime: boolean; reason: Reason };

/** Plain JSON: it is stored with the shipment and read back as it is. `why` explains the choice, or why there is none. */
export type RateDecision = { ranked: RankedRate[]; chosen: RankedRate | null; refused: RefusedRate[]; why: Reason };

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Ranks all offers: the predefined one; then the order's own currency (sums of two currencies are not compared); then those within the
 * promise by price; then the late ones by speed. Equal offers fall back to days, price, carrier and service, so the order in which
 * offers came in never decides. Nothing is chosen when what was asked for by name is not on offer.
 */
export function chooseRate(quotes: readonly CarrierQuote[], question: RateQuestion): RateDecision {
  const ranked = [...quotes]
    .map((quote) => ({ quote, key: keyOf(quote, question) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ quote }, i): RankedRate => ({ ...quote, rank: i + 1, inTime: isInTime(quote, question), reason: placeOf(quote, question) }));
  const refused = [...(question.refused ?? [])];
  const first = ranked[0];
  const { predefined } = question;

  if (predefined && binding[predefined.by] && !(first && isPredefined(first, predefined))) {
    return { ranked, chosen: null, refused, why: missing(predefined, refused) };
  }
  if (!first) return { ranked, chosen: null, refused, why: reason("shipment.no_offer") };
  return { ranked, chosen: first, refused, why: first.reason };
}

/** Smaller is better, compared from left to right. */
function keyOf(quote: CarrierQuote, question: RateQuestion): (number | string)[] {
  const late = !isInTime(quote, question);
  const { max, min } = quote.days;
  return [
    question.predefined && isPredefined(quote, question.predefined) ? 0 : 1,
    quote.currency === question.currency ? 0 : 1,
    // Two foreign currencies do not compare either: each stays in a group of its own.
    quote.currency,
    late ? 1 : 0,
    ...(late ? [max, quote.priceMinor] : [quote.priceMinor, max]),
    min,
    quote.carrier,
    quote.service,
  ];
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? x;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function isPredefined(quote: CarrierQuote, { carrier, service }: Predefined): boolean {
  return (carrier === undefined || quote.carrier === carrier) && (service === undefined || quote.service === service);
}

/** The latest day of the offer must keep the promise. */
function isInTime({ days }: Quote, { now, promiseBy }: RateQuestion): boolean {
  return !promiseBy || now.getTime() + days.max * dayMs <= promiseBy.getTime();
}

function placeOf(quote: CarrierQuote, question: RateQuestion): Reason {
  const { predefined, promiseBy, currency } = question;
  if (predefined && isPredefined(quote, predefined)) return reason(`shipment.rate.by_${predefined.by}`);
  if (quote.currency !== currency) return reason("shipment.rate.other_currency", { currency: quote.currency });
  if (!isInTime(quote, question)) return reason("shipment.rate.late_by_speed");
  return reason(promiseBy ? "shipment.rate.in_time_by_price" : "shipment.rate.by_price");
}

/** The carrier's own refusal says more than "not on offer". */
function missing({ carrier, service }: Predefined, refused: readonly RefusedRate[]): Reason {
  const own = refused.find((row) => row.carrier === carrier && (row.service === null || service === undefined || row.service === service));
  if (own) return own.reason;
  return carrier === undefined
    ? reason("shipment.asked_service_missing", { service: service ?? "" })
    : reason("shipment.asked_carrier_missing", { carrier });
}
