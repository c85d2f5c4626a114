import { parseDecimal, toMinor } from "@/lib/decimal";
import { decimalsOf, proportion } from "@/lib/money";
import { reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { CarrierUnavailable, type Quote, type QuoteAnswer, type QuoteRequest, refuseAll } from "../port";
import { ask, type Easypost, isDone, saidNo } from "./ask";
import type { EasypostSettings } from "./settings";
import { type Direction, draftOf } from "./shipment";
import { type Rate, read, Shipment } from "./wire";

/** Prices of all carriers behind the EasyPost account: it names them when a shipment is drafted, which buys nothing. */
export async function quote(request: QuoteRequest, account: Easypost, direction: Direction = "out"): Promise<QuoteAnswer> {
  const draft = draftOf(request, account.settings, direction);
  if ("reason" in draft) return refuseAll(draft.reason);
  try {
    const answer = await ask(account, { path: "/shipments", body: draft });
    if (!isDone(answer)) return refuseAll(saidNo(answer));
    const shipment = read(Shipment, answer.body);
    if (!shipment?.id) throw new CarrierUnavailable("the prices could not be read", "no");
    return withInsurance(offersIn(shipment, account.settings), request, account.settings);
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

/** EasyPost's rates are of carriers alone: its own insurance comes on top of those in the goods' currency. Pure. */
function withInsurance(answer: QuoteAnswer, { valueMinor, currency }: QuoteRequest, settings: EasypostSettings): QuoteAnswer {
  const { insure, insurancePercent = 0 } = settings;
  const insuranceMinor = insure ? proportion(Math.max(0, valueMinor), Math.round(insurancePercent * 1000), 100_000) : 0;
  if (insuranceMinor === 0) return answer;
  const insured = (quote: Quote) =>
    quote.currency === currency ? { ...quote, priceMinor: quote.priceMinor + insuranceMinor, insuranceMinor } : quote;
  return { ...answer, quotes: answer.quotes.map(insured) };
}

/** The name of a service: carriers use the same words for theirs. */
export const serviceOf = ({ carrier, service }: Pick<Rate, "carrier" | "service">) => `${carrier} ${service}`.trim();

/** Pure: what the carriers offer, each in its own currency, and why others do not. Of two accounts with one carrier the cheaper counts. */
export function offersIn({ rates, messages }: Pick<Shipment, "rates" | "messages">, settings: EasypostSettings): QuoteAnswer {
  const answer: QuoteAnswer = { quotes: [], refused: [] };
  const wanted = rates.filter((rate) => !settings.services?.length || settings.services.includes(serviceOf(rate)));
  for (const service of new Set(wanted.map(serviceOf))) {
    const rate = cheapestOf(wanted, service);
    const days = rate ? daysOf(rate, settings) : null;
    if (rate && days) answer.quotes.push({ service, priceMinor: rate.priceMinor, currency: rate.currency, days });
    else if (rate) answer.refused.push({ service, reason: reason("carrier.days_unknown") });
  }
  const complaints = new Map(messages.filter(({ message }) => message).map((said) => [`${said.carrier} ${said.message}`, said]));
  for (const { carrier, message } of complaints.values())
    answer.refused.push({ service: carrier || null, reason: reason("carrier.said_no", { message, code: carrier }) });
  if (answer.quotes.length === 0 && answer.refused.length === 0) return refuseAll(reason("carrier.no_fitting_service"));
  return answer;
}

export type PricedRate = Rate & { priceMinor: number };

/** The cheapest rate of a service; null when it is not offered. */
export function cheapestOf(rates: readonly Rate[], service: string): PricedRate | null {
  const priced = rates.flatMap((rate): PricedRate[] => {
    const priceMinor = priceOf(rate);
    return rate.id && serviceOf(rate) === service && priceMinor !== null ? [{ ...rate, priceMinor }] : [];
  });
  // Sums of two currencies are not compared: the first one that is told stays.
  return priced.filter(({ currency }) => currency === priced[0]?.currency).sort((a, b) => a.priceMinor - b.priceMinor)[0] ?? null;
}

/** Minor units of the rate's own currency; null for what is no price. */
export function priceOf({ rate, currency }: Pick<Rate, "rate" | "currency">): number | null {
  const sum = parseDecimal(rate);
  if (sum === null || sum < 0n || !/^[A-Z]{3}$/.test(currency)) return null;
  const minor = Number(toMinor(sum, decimalsOf(currency)));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** EasyPost does not say whether a carrier's days are working days, so the promise allows for weekends. */
function daysOf(rate: Rate, { usualDays }: EasypostSettings): Quote["days"] | null {
  const days = rate.delivery_days ?? rate.est_delivery_days ?? usualDays;
  if (days === undefined || days < 0 || days > 365) return null;
  return { min: Math.floor(days), max: Math.ceil((days * 7) / 5) };
}
