import { parseDecimal, toMinor } from "@/lib/decimal";
import { toDecimal } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { CarrierUnavailable, isPointOf, type Parcel, type Quote, type QuoteAnswer, type QuoteRequest, refuseAll } from "../port";
import { ask, askByJson, type Boxberry, saidNo } from "./ask";
import { cityOf } from "./cities";
import { describePoint, maxGramsOf } from "./points";
import { Calculation, OldCost, type PointDescription, read } from "./wire";

export const services = { point: 1, courier: 2 } as const;
type Service = keyof typeof services;

/** Where parcels go: to the point that the buyer chose, or to the buyer's door. */
export type Goal = { service: "point"; point: string } | { service: "courier"; zip: string | null; city: string | null };

/** The price of the one service that fits the order: to the chosen point, else to the door. */
export async function quote(request: QuoteRequest, account: Boxberry): Promise<QuoteAnswer> {
  try {
    const goal = await goalOf(request, account);
    if ("reason" in goal) return refuseAll(goal.reason);
    const said = await askByJson(account, "DeliveryCalculation", calculationOf(request, goal, account.settings));
    const answer = "body" in said ? offersIn(said.body, goal.service) : null;
    if (answer) return answer;
    // Accounts of long ago have the old calculator only; it knows nothing of several parcels.
    const isMissing = "body" in said || unknownMethod.test(said.complaint);
    if (isMissing && request.parcels.length === 1) return await oldQuote(request, goal, account);
    if ("body" in said) throw new CarrierUnavailable("the prices could not be read", "no");
    return refuseAll(saidNo(said.complaint));
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

const unknownMethod = /метод|method|HTTP 404/i;

/** Where the parcels shall go, or why Boxberry cannot bring them there. */
export async function goalOf(request: QuoteRequest, account: Boxberry): Promise<Goal | { reason: Reason }> {
  const { parcels, pickupPoint, to, currency } = request;
  if (parcels.length === 0) return { reason: reason("carrier.no_parcels") };
  if (currency !== "RUB") return { reason: reason("carrier.other_currency", { currency }) };
  if (pickupPoint) {
    const { code } = pickupPoint;
    if (!isPointOf(pickupPoint, { code: account.code, kind: "boxberry" }))
      return { reason: reason("carrier.another_carriers_point", { carrier: pickupPoint.carrier }) };
    const point = await describePoint(code, account);
    const why = point ? whyNotThere(point, code, request) : reason("carrier.point_unknown", { code });
    return why ? { reason: why } : { service: "point", point: code };
  }
  if (!to) return { reason: reason("carrier.no_address") };
  if (to.postalCode && to.country.toUpperCase() === "RU") return { service: "courier", zip: to.postalCode, city: null };
  const city = await cityOf(to, account);
  return "reason" in city ? city : { service: "courier", zip: null, city: city.code };
}

function whyNotThere(point: PointDescription, code: string, { parcels, cashOnDeliveryMinor }: QuoteRequest): Reason | null {
  if (cashOnDeliveryMinor > 0 && point.PrepaidOrdersOnly) return reason("carrier.point_takes_no_payment", { code });
  if (point.Postamat && parcels.length > 1) return reason("carrier.locker_takes_one_parcel", { code });
  const limit = maxGramsOf(point);
  const heaviest = Math.max(...parcels.map(({ weightGrams }) => weightGrams));
  if (limit !== null && heaviest > limit) return reason("carrier.too_heavy", { kg: heaviest / 1000, limitKg: limit / 1000 });
  const limitLitres = (point.VolumeLimit ?? 0) * 1000;
  const litres = parcels.reduce((sum, { dimensionsMm: d }) => sum + (d ? (d.length * d.width * d.height) / 1_000_000 : 0), 0);
  return limitLitres > 0 && litres > limitLitres
    ? reason("carrier.too_bulky", { litres: Math.ceil(litres), limitLitres: Math.round(limitLitres) })
    : null;
}

const rub = (minor: number) => Number(toDecimal(minor, "RUB"));

function calculationOf({ parcels, valueMinor, cashOnDeliveryMinor }: QuoteRequest, goal: Goal, settings: Boxberry["settings"]) {
  return {
    ...(settings.senderPoint ? { TargetStart: settings.senderPoint } : {}),
    ...(goal.service === "point" ? { TargetStop: goal.point } : goal.zip ? { Zip: goal.zip } : { RecipientCityId: goal.city }),
    DeliveryType: String(services[goal.service]),
    OrderSum: rub(valueMinor),
    DeliverySum: rub(Math.max(0, cashOnDeliveryMinor - valueMinor)),
    PaySum: rub(cashOnDeliveryMinor),
    UseShopSettings: settings.useShopSettings ? 1 : 0,
    BoxSizes: parcels.map((parcel) => {
      const { weight, sizes } = sizesOf(parcel);
      return { Weight: weight, ...(sizes ? { Width: sizes.width, Height: sizes.height, Depth: sizes.length } : {}) };
    }),
  };
}

/** What the calculator offers; null when it is no answer of it. Pure. */
export function offersIn(body: unknown, service: Service): QuoteAnswer | null {
  const costs = read(Calculation, body)?.result.DeliveryCosts;
  if (!costs || (costs.length === 0 && !isCalculation(body))) return null;
  const cost = costs.find(({ DeliveryTypeId }) => DeliveryTypeId === services[service]);
  const offer = cost ? quoteOf(service, cost.TotalPrice, cost.DeliveryPeriod) : null;
  return offer ? { quotes: [offer], refused: [] } : refuseAll(reason("carrier.no_fitting_service"));
}

const isCalculation = (body: unknown) => typeof body === "object" && body !== null && "result" in body;

async function oldQuote(request: QuoteRequest, goal: Goal, account: Boxberry): Promise<QuoteAnswer> {
  const [parcel] = request.parcels;
  const { weight, sizes } = parcel ? sizesOf(parcel) : { weight: 1, sizes: null };
  const said = await ask(account, "DeliveryCosts", {
    weight,
    ...(account.settings.senderPoint ? { targetstart: account.settings.senderPoint } : {}),
    ...(goal.service === "point" ? { target: goal.point } : { zip: goal.zip ?? undefined, target: goal.city ?? undefined }),
    ordersum: rub(request.valueMinor),
    deliverysum: rub(Math.max(0, request.cashOnDeliveryMinor - request.valueMinor)),
    paysum: rub(request.cashOnDeliveryMinor),
    ...(sizes ? { height: sizes.height, width: sizes.width, depth: sizes.length } : {}),
    sucrh: account.settings.useShopSettings ? 1 : 0,
  });
  if ("complaint" in said) return refuseAll(saidNo(said.complaint));
  const cost = read(OldCost, said.body);
  const offer = cost ? quoteOf(goal.service, cost.price, cost.delivery_period) : null;
  if (!offer) throw new CarrierUnavailable("the prices could not be read", "no");
  return { quotes: [offer], refused: [] };
}

/** Pure. Null for a price or a time that Boxberry does not tell. */
export function quoteOf(service: Service, price: string, period: number | undefined): Quote | null {
  const sum = parseDecimal(price.replace(",", "."));
  if (sum === null || sum < 0n || period === undefined || !(period >= 0)) return null;
  const priceMinor = Number(toMinor(sum, 2));
  const days = Math.ceil(period);
  return Number.isSafeInteger(priceMinor) && days < 366 ? { service, priceMinor, currency: "RUB", days: { min: days, max: days } } : null;
}

const centimetres = (mm: number) => Math.max(1, Math.ceil(mm / 10));

/** A parcel as Boxberry weighs and measures it: whole grams, and whole centimetres rounded up. */
export function sizesOf({ weightGrams, dimensionsMm }: Parcel) {
  const weight = Math.max(1, Math.ceil(weightGrams));
  if (!dimensionsMm) return { weight, sizes: null };
  const { length, width, height } = dimensionsMm;
  return { weight, sizes: { length: centimetres(length), width: centimetres(width), height: centimetres(height) } };
}
