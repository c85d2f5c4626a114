import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { CarrierUnavailable, isPointOf, type Quote, type QuoteAnswer, type QuoteRequest, refuseAll } from "../port";
import { cleanAddress } from "./address";
import { ask, complaintsIn, isDone, type Pochta, saidNo } from "./ask";
import { declaredIn, sizesOf } from "./goods";
import {
  categoriesFor,
  codeOf,
  declaresValue,
  goesToTheDoor,
  limitGramsOf,
  type Service,
  takesSeveralParcels,
  usualMailTypes,
} from "./services";
import { read, Tariff } from "./wire";

/** The price of each kind of mail that suits («Расчёт стоимости пересылки»), with VAT. */
export async function quote(request: QuoteRequest, account: Pochta): Promise<QuoteAnswer> {
  const why = whyNotAtAll(request, account);
  if (why) return refuseAll(why);
  try {
    const indexTo = await indexOf(request, account);
    if (!indexTo) return refuseAll(reason("carrier.no_postal_code"));
    const { mailTypes, mailCategories } = account.settings;
    const categories = categoriesFor(request, mailCategories);
    const services = (mailTypes?.length ? mailTypes : usualMailTypes).flatMap((mailType) =>
      categories.map((category) => ({ mailType, category })),
    );
    if (services.length === 0) return refuseAll(reason("carrier.no_fitting_service"));
    const answers = await Promise.all(services.map((service) => priceOf(service, indexTo, request, account)));
    return {
      quotes: answers.flatMap((answer) => ("quote" in answer ? [answer.quote] : [])),
      refused: answers.flatMap((answer) => ("reason" in answer ? [answer] : [])),
    };
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

/** Why the Post cannot carry these parcels, whatever the service; null when it may. */
export function whyNotAtAll({ parcels, to, pickupPoint, currency }: QuoteRequest, account: Pochta): Reason | null {
  if (parcels.length === 0) return reason("carrier.no_parcels");
  if (currency !== "RUB") return reason("carrier.other_currency", { currency });
  if (!pickupPoint) {
    if (!to) return reason("carrier.no_address");
    return to.country === "RU" ? null : reason("carrier.abroad", { country: to.country });
  }
  if (!isPointOf(pickupPoint, { code: account.code, kind: "pochta" }))
    return reason("carrier.another_carriers_point", { carrier: pickupPoint.carrier });
  return /^\d{6}$/.test(pickupPoint.code) ? null : reason("carrier.point_unknown", { code: pickupPoint.code });
}

/** Why these parcels do not go by this service; null when they may. */
export function whyNotBy({ mailType }: Service, { parcels, pickupPoint }: QuoteRequest): Reason | null {
  if (pickupPoint && goesToTheDoor(mailType)) return reason("carrier.point_chosen");
  if (parcels.length > 1 && !takesSeveralParcels(mailType)) return reason("carrier.one_parcel_only");
  const heaviest = Math.max(...parcels.map(({ weightGrams }) => weightGrams));
  const limit = limitGramsOf(mailType);
  return heaviest > limit ? reason("carrier.too_heavy", { kg: heaviest / 1000, limitKg: limit / 1000 }) : null;
}

/** The index that parcels go to; an address without one is looked up. */
async function indexOf({ to, pickupPoint }: QuoteRequest, account: Pochta): Promise<string | null> {
  if (pickupPoint) return pickupPoint.code;
  const written = to?.postalCode?.trim() ?? "";
  if (/^\d{6}$/.test(written) || !to) return written || null;
  const { index } = await cleanAddress(to, account);
  return /^\d{6}$/.test(index) ? index : null;
}

type Answer = { quote: Quote } | { service: string; reason: Reason };

async function priceOf(service: Service, indexTo: string, request: QuoteRequest, account: Pochta): Promise<Answer> {
  const code = codeOf(service);
  const why = whyNotBy(service, request);
  if (why) return { service: code, reason: why };
  const parts: Answer[] = await Promise.all(
    declaredIn(request).map(async (declared, i) => {
      const parcel = request.parcels[i];
      if (!parcel) throw new RangeError("a value without its parcel");
      const body = {
        "index-from": account.settings.postOfficeCode,
        "index-to": indexTo,
        "mail-type": service.mailType,
        "mail-category": service.category,
        "payment-method": "CASHLESS",
        fragile: false,
        ...(declaresValue(service.category) ? { "declared-value": declared } : {}),
        ...sizesOf(parcel),
      };
      const answer = await ask(account, { path: "/1.0/tariff", body });
      return offerIn(code, answer.body, isDone(answer)) ?? { service: code, reason: saidNo(complaintsIn(answer.body), answer) };
    }),
  );
  return together(code, parts);
}

/** Pure: the offer in an answer; null when the Post says no. */
export function offerIn(service: string, body: unknown, isAnswer: boolean): Answer | null {
  if (!isAnswer || complaintsIn(body).length > 0) return null;
  const tariff = read(Tariff, body);
  const rate = tariff?.["total-rate"];
  const { "min-days": min, "max-days": max } = tariff?.["delivery-time"] ?? {};
  if (rate === undefined) throw new CarrierUnavailable("the price could not be read", "no");
  const last = max ?? min;
  if (last === undefined) return { service, reason: reason("carrier.days_unknown") };
  const first = Math.max(0, Math.round(min ?? last));
  const priceMinor = rate + (tariff?.["total-vat"] ?? 0);
  if (!Number.isSafeInteger(priceMinor)) throw new CarrierUnavailable("the price is beyond all measure", "no");
  const fee = tariff?.["insurance-rate"];
  const insuranceMinor = (fee?.rate ?? 0) + (fee?.vat ?? 0);
  const days = { min: first, max: Math.max(first, Math.round(last)) };
  // The fee for the declared value is a part of the total.
  const insured = insuranceMinor > 0 && insuranceMinor <= priceMinor ? { insuranceMinor } : {};
  return { quote: { service, priceMinor, ...insured, currency: "RUB", days } };
}

/** Several parcels cost what each of them does; they are there when the last one is. */
function together(service: string, parts: readonly Answer[]): Answer {
  const refusal = parts.find((part) => "reason" in part);
  if (refusal) return refusal;
  const quotes = parts.flatMap((part) => ("quote" in part ? [part.quote] : []));
  const insuranceMinor = quotes.reduce((sum, quote) => sum + (quote.insuranceMinor ?? 0), 0);
  const latest = (pick: (quote: Quote) => number) => Math.max(...quotes.map(pick));
  return {
    quote: {
      service,
      priceMinor: quotes.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
      ...(insuranceMinor > 0 ? { insuranceMinor } : {}),
      currency: "RUB",
      days: { min: latest(({ days }) => days.min), max: latest(({ days }) => days.max) },
    },
  };
}
