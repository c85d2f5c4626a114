import { reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { CarrierUnavailable, type QuoteAnswer, type QuoteRequest, refuseAll } from "../port";
import { ask, isDone, type OtherDay, saidNo, sumOf } from "./ask";
import { type Goal, goalOf, sizesOf } from "./goal";
import { Price, read } from "./wire";

/** The price of the one service that fits the order ("pricing-calculator"), for goods that are insured by their value. */
export async function quote(request: QuoteRequest, account: OtherDay): Promise<QuoteAnswer> {
  const goal = goalOf(request, account);
  if ("reason" in goal) return refuseAll(goal.reason);
  const { parcels, valueMinor, cashOnDeliveryMinor } = request;
  const places = parcels.map((parcel) => ({ physical_dims: sizesOf(parcel) }));
  try {
    const answer = await ask(account, {
      path: "/pricing-calculator",
      body: {
        source: { platform_station_id: account.settings.platformStation },
        destination: goal.station ? { platform_station_id: goal.station } : { address: goal.address },
        tariff: goal.policy,
        total_weight: places.reduce((sum, { physical_dims }) => sum + physical_dims.weight_gross, 0),
        total_assessed_price: Math.max(0, valueMinor),
        client_price: cashOnDeliveryMinor,
        payment_method: cashOnDeliveryMinor > 0 ? "card_on_receipt" : "already_paid",
        places,
      },
    });
    return isDone(answer) ? offerIn(answer.body, goal, request.currency) : refuseAll(saidNo(answer));
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

/** Pure. */
function offerIn(body: unknown, { service }: Pick<Goal, "service">, currency: string): QuoteAnswer {
  const price = read(Price, body);
  const sum = price ? sumOf(price.pricing_total) : null;
  if (!price || !sum) throw new CarrierUnavailable("the price could not be read", "no");
  if (sum.currency !== currency) return refuseAll(reason("carrier.other_currency", { currency }));
  const days = price.delivery_days;
  if (days === undefined || !(days >= 0) || days > 365) return refuseAll(reason("carrier.days_unknown"));
  const last = Math.ceil(days);
  return { quotes: [{ service, priceMinor: sum.minor, currency, days: { min: last, max: last } }], refused: [] };
}
