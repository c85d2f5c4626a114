import { type Reason, reason } from "@/lib/reason";
import type { FittingRule, Strategy } from "./carrier-rule";
import type { Quote } from "./carriers/port";
import { comparisonOf, isInTime, isReliable, type OnTime, type Records, shareOf } from "./rate-strategies";

/** Which offer a parcel takes. Ordered rules with tie-breaks, so that the owner can predict it; the decision is stored and shown. */

export type CarrierQuote = Quote & { carrier: string };
export type RefusedRate = { carrier: string; service: string | null; reason: Reason };

/** Who named the carrier, and hence whether another one may stand in. */
export const predefinedReasons = ["staff", "pickup_point", "shipping_method"] as const;
export type PredefinedReason = (typeof predefinedReasons)[number];
/** Without a carrier any one that has the service will do. */
export type Predefined = { carrier?: string; service?: string; by: PredefinedReason };

/** What was asked for by name is kept to; the method's namesake stands behind the owner's rules and gives way when it cannot serve. */
const binding: Record<PredefinedReason, boolean> = { staff: true, pickup_point: true, shipping_method: false };

export type RateQuestion = {
  currency: string;
  predefined?: Predefined | null;
  /** The owner's rules that fit the parcel, in their order. */
  rules?: readonly FittingRule[];
  /** What each carrier's parcels to that region came to; without it nobody has a record. */
  records?: Records;
  /** When the buyer was promised the parcel; null or absent: no promise, every offer is in time. */
  promiseBy?: Date | null;
  now: Date;
  refused?: readonly RefusedRate[];
};

export type RankedRate = CarrierQuote & { rank: number; inTime: boolean; reason: Reason; onTime?: OnTime };

/** The rule that decided. Its name is kept, since rules are renamed and removed. */
export type DecidingRule = { name: string; position: number };
/** A rule that fitted and could not be followed. */
export type PassedRule = DecidingRule & { reason: Reason };

/**
 * Plain JSON: it is stored with the shipment and read back as it is. `why` explains the choice, or why there is none. Decisions of
 * earlier versions name no rule and no strategy.
 */
export type RateDecision = {
  ranked: RankedRate[];
  chosen: RankedRate | null;
  refused: RefusedRate[];
  why: Reason;
  rule?: DecidingRule | null;
  strategy?: Strategy;
  passed?: PassedRule[];
  /** What would have been taken had nobody chosen by hand. */
  advised?: Pick<RankedRate, "carrier" | "service" | "priceMinor" | "currency"> | null;
};

/**
 * Ranks all offers: the one that was asked for by name; then the one that a rule fixes; then the order's own currency (sums of two
 * currencies are not compared); then by the rule's strategy, cheapest within the promise where none names another. The first rule
 * that can be followed counts. Equal offers fall back to days, price, carrier and service, so the order in which offers came in
 * never decides. Nothing is chosen when what was asked for by name is not on offer.
 */
export function chooseRate(quotes: readonly CarrierQuote[], question: RateQuestion): RateDecision {
  const { predefined } = question;
  const refused = [...(question.refused ?? [])];
  const isBound = predefined != null && binding[predefined.by];
  const open = isBound ? quotes.filter((quote) => isNamed(quote, predefined)) : quotes;
  const plan = planOf(open, question, refused, predefined != null && !isBound ? predefined : null);
  const ranked = [...quotes]
    .map((quote) => ({ quote, key: keyOf(quote, question, isBound ? predefined : null, plan) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ quote }, i): RankedRate => {
      const onTime = plan.strategy === "on_time" ? question.records?.get(quote.carrier) : undefined;
      const place = placeOf(quote, question, isBound ? predefined : null, plan);
      return { ...quote, rank: i + 1, inTime: isInTime(quote, question), reason: place, ...(onTime && { onTime }) };
    });
  const first = ranked[0];
  const told = { refused, rule: plan.rule, strategy: plan.strategy, passed: plan.passed };
  if (isBound && open.length === 0) return { ranked, chosen: null, why: missing(predefined, refused), ...told };
  if (!first) return { ranked, chosen: null, why: reason("shipment.no_offer"), ...told };
  return { ranked, chosen: first, why: first.reason, ...told };
}

type Fixed = { carrier?: string; service?: string | null };
type Plan = {
  fixed: Fixed | null;
  by: "rule" | "shipping_method" | null;
  strategy: Strategy;
  rule: DecidingRule | null;
  passed: PassedRule[];
};

/** The first rule that the offers allow to follow; behind the rules the method's namesake, behind that the usual comparison. */
function planOf(
  quotes: readonly CarrierQuote[],
  question: RateQuestion,
  refused: readonly RefusedRate[],
  namesake: Predefined | null,
): Plan {
  const passed: PassedRule[] = [];
  for (const { name, position, take } of question.rules ?? []) {
    const rule = { name, position };
    if ("strategy" in take) {
      const knows = take.strategy !== "on_time" || quotes.some(({ carrier }) => isReliable(question.records?.get(carrier)));
      if (knows) return { fixed: null, by: null, strategy: take.strategy, rule, passed };
      passed.push({ ...rule, reason: reason("shipment.rate.no_record") });
    } else if (quotes.some((quote) => isNamed(quote, take))) {
      return { fixed: take, by: "rule", strategy: "cheapest", rule, passed };
    } else {
      passed.push({ ...rule, reason: missing(take, refused) });
    }
  }
  const isThere = namesake !== null && quotes.some((quote) => isNamed(quote, namesake));
  return { fixed: isThere ? namesake : null, by: isThere ? "shipping_method" : null, strategy: "cheapest", rule: null, passed };
}

/** Smaller is better, compared from left to right. */
function keyOf(quote: CarrierQuote, question: RateQuestion, bound: Predefined | null, plan: Plan): (number | string)[] {
  return [
    bound && isNamed(quote, bound) ? 0 : 1,
    plan.fixed && isNamed(quote, plan.fixed) ? 0 : 1,
    quote.currency === question.currency ? 0 : 1,
    // Two foreign currencies do not compare either: each stays in a group of its own.
    quote.currency,
    ...comparisonOf(plan.strategy, quote, question),
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

function isNamed(quote: CarrierQuote, { carrier, service }: Fixed): boolean {
  return (carrier === undefined || quote.carrier === carrier) && (service == null || quote.service === service);
}

function placeOf(quote: CarrierQuote, question: RateQuestion, bound: Predefined | null, plan: Plan): Reason {
  if (bound && isNamed(quote, bound)) return reason(`shipment.rate.by_${bound.by}`);
  if (plan.fixed && plan.by && isNamed(quote, plan.fixed)) return reason(`shipment.rate.by_${plan.by}`);
  if (quote.currency !== question.currency) return reason("shipment.rate.other_currency", { currency: quote.currency });
  if (plan.strategy === "fastest") return reason("shipment.rate.by_speed");
  if (!isInTime(quote, question)) return reason("shipment.rate.late_by_speed");
  if (plan.strategy === "on_time") {
    const record = question.records?.get(quote.carrier);
    if (!isReliable(record)) return reason("shipment.rate.no_record_by_price");
    return reason("shipment.rate.by_record", { percent: Math.floor(shareOf(record) * 100), parcels: record.parcels });
  }
  return reason(question.promiseBy ? "shipment.rate.in_time_by_price" : "shipment.rate.by_price");
}

/** The carrier's own refusal says more than "not on offer". */
function missing({ carrier, service }: Fixed, refused: readonly RefusedRate[]): Reason {
  const own = refused.find((row) => row.carrier === carrier && (row.service === null || service == null || row.service === service));
  if (own) return own.reason;
  return carrier === undefined
    ? reason("shipment.asked_service_missing", { service: service ?? "" })
    : reason("shipment.asked_carrier_missing", { carrier });
}
