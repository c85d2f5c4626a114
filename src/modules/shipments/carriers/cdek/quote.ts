import { parseDecimal, toMinor } from "@/lib/decimal";
import { decimalsOf, proportion } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import {
  CarrierUnavailable,
  isPointOf,
  type Parcel,
  type Place,
  type Quote,
  type QuoteAnswer,
  type QuoteRequest,
  refuseAll,
} from "../port";
import { ask, type Cdek, complaintsIn, isDone, saidNo } from "./ask";
import { cityOf, type Location, senderCityOf } from "./cities";
import { insured } from "./insurance";
import { type End, wayOf } from "./modes";
import { isLocker, maxGramsOf, officeOf } from "./points";
import { type Office, read, type Tariff, TariffList } from "./wire";

/** Currencies by CDEK's own numbers (appendix "Код валюты" of the calculator). */
export const currencies: Record<string, number> = { RUB: 1, KZT: 2, USD: 3, EUR: 4, GBP: 5, CNY: 6, BYN: 7 };

/** Where a parcel goes: the town, how it may end there, and the office that the buyer chose. */
type Goal = { location: Location; to: readonly End[]; office: string | null };

/** Prices of the tariffs that fit: from the door or from our office, to the buyer's door, office or locker. */
export async function quote(request: QuoteRequest, account: Cdek): Promise<QuoteAnswer> {
  try {
    const goal = await goalOf(request, account);
    if ("reason" in goal) return refuseAll(goal.reason);
    const start = await senderCityOf(request.from, account);
    if ("reason" in start) return refuseAll(start.reason);
    const currency = currencies[request.currency];
    if (!currency) return refuseAll(reason("carrier.other_currency", { currency: request.currency }));
    const body = {
      type: 1,
      currency,
      lang: "rus",
      from_location: start.location,
      to_location: goal.location,
      packages: request.parcels.map(sizesOf),
    };
    const answer = await ask(account, { path: "/calculator/tarifflist", body });
    const from: End = account.settings.shipmentPoint ? "office" : "door";
    const offers = offersIn(answer.body, isDone(answer), request, { from, to: goal.to }, account.settings);
    return { ...offers, quotes: await insured(offers.quotes, body, request, account) };
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

/** Where the parcels shall go, or why CDEK cannot bring them there. */
export async function goalOf(request: QuoteRequest, account: Cdek): Promise<Goal | { reason: Reason }> {
  const { parcels, pickupPoint, to } = request;
  if (parcels.length === 0) return { reason: reason("carrier.no_parcels") };
  if (!pickupPoint) return to ? goalIn(to, ["door"], null, account) : { reason: reason("carrier.no_address") };
  const { code } = pickupPoint;
  if (!isPointOf(pickupPoint, { code: account.code, kind: "cdek" }))
    return { reason: reason("carrier.another_carriers_point", { carrier: pickupPoint.carrier }) };
  const office = await officeOf(code, account);
  if (office === undefined && to) return goalIn(to, ["office", "locker"], code, account);
  if (!office?.location.city_code) return { reason: reason("carrier.point_unknown", { code }) };
  const why = whyNotThere(office, request);
  return why
    ? { reason: why }
    : { location: { code: office.location.city_code }, to: [isLocker(office) ? "locker" : "office"], office: office.code };
}

async function goalIn(place: Place, to: readonly End[], office: string | null, account: Cdek): Promise<Goal | { reason: Reason }> {
  const city = await cityOf(place, account);
  return "reason" in city ? city : { ...city, to, office };
}

/** CDEK silently sends a parcel that does not fit its office to another one, so it is refused here. */
function whyNotThere(office: Office, { parcels, cashOnDeliveryMinor }: QuoteRequest): Reason | null {
  const { code } = office;
  if (office.is_handout === false) return reason("carrier.point_unknown", { code });
  if (cashOnDeliveryMinor > 0 && office.allowed_cod === false) return reason("carrier.point_takes_no_payment", { code });
  if (isLocker(office) && parcels.length > 1) return reason("carrier.locker_takes_one_parcel", { code });
  const limit = maxGramsOf(office);
  const heaviest = Math.max(...parcels.map(({ weightGrams }) => weightGrams));
  return limit !== null && heaviest > limit ? reason("carrier.too_heavy", { kg: heaviest / 1000, limitKg: limit / 1000 }) : null;
}

/** What the calculator offers, as our quotes. Pure. */
export function offersIn(
  body: unknown,
  isAnswer: boolean,
  { currency }: Pick<QuoteRequest, "currency">,
  ends: { from: End; to: readonly End[] },
  settings: Cdek["settings"],
): QuoteAnswer {
  const list = read(TariffList, body);
  if (isAnswer && !list) throw new CarrierUnavailable("the prices could not be read", "no");
  const complaints = complaintsIn(body);
  if (!isAnswer || !list || (list.tariff_codes.length === 0 && complaints.length > 0)) return refuseAll(saidNo(complaints));
  const quotes = list.tariff_codes.flatMap((tariff) => {
    const way = wayOf(tariff);
    const wanted = settings.tariffs?.length ? settings.tariffs.includes(tariff.tariff_code) : true;
    return way?.from === ends.from && ends.to.includes(way.to) && wanted ? (quoteOf(tariff, currency, settings.addVatPercent) ?? []) : [];
  });
  return quotes.length > 0 ? { quotes, refused: [] } : refuseAll(reason("carrier.no_fitting_service"));
}

function quoteOf(tariff: Tariff, currency: string, addVatPercent: number): Quote | null {
  const sum = parseDecimal(tariff.delivery_sum);
  const { period_min, period_max, calendar_min, calendar_max } = tariff;
  const min = calendar_min ?? calendarDays(period_min);
  const max = calendar_max ?? calendarDays(period_max) ?? min;
  if (!tariff.tariff_code || sum === null || sum < 0n || max === null) return null;
  const net = Number(toMinor(sum, decimalsOf(currency)));
  const priceMinor = addVatPercent > 0 ? proportion(net, 100 + addVatPercent, 100) : net;
  const first = Math.max(0, Math.round(min ?? max));
  return Number.isSafeInteger(priceMinor)
    ? { service: tariff.tariff_code, priceMinor, currency, days: { min: first, max: Math.max(first, Math.round(max)) } }
    : null;
}

/** CDEK counts working days where it tells no others; of seven days five are such. */
function calendarDays(working: number | undefined): number | null {
  return working === undefined ? null : Math.ceil((working * 7) / 5);
}

const centimetres = (mm: number) => Math.max(1, Math.ceil(mm / 10));

/** A parcel as CDEK weighs and measures it: grams, and centimetres rounded up. */
export function sizesOf({ weightGrams, dimensionsMm }: Parcel) {
  const weight = Math.max(1, Math.ceil(weightGrams));
  if (!dimensionsMm) return { weight };
  const { length, width, height } = dimensionsMm;
  return { weight, length: centimetres(length), width: centimetres(width), height: centimetres(height) };
}
