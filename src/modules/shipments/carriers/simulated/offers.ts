import { type Reason, reason } from "@/lib/reason";
import { isPointOf, type Quote, type QuoteAnswer, type QuoteRequest } from "../port";
import { kilometresBetween } from "./way";

type Service = {
  service: "courier" | "point";
  baseMinor: number;
  perKgMinor: number;
  perKmMinor: number;
  maxParcelGrams: number;
  extraDays: number;
};

const services: readonly Service[] = [
  { service: "point", baseMinor: 190_00, perKgMinor: 25_00, perKmMinor: 4, maxParcelGrams: 20_000, extraDays: 1 },
  { service: "courier", baseMinor: 320_00, perKgMinor: 35_00, perKmMinor: 6, maxParcelGrams: 30_000, extraDays: 0 },
];

/** Offers in the order's own currency: door to door with an address, to a pickup point when the buyer chose one of this carrier's. */
export function offers(request: QuoteRequest, code: string): QuoteAnswer {
  const answer: QuoteAnswer = { quotes: [], refused: [] };
  for (const service of services) {
    const why = whyNotService(service, request, code);
    if (why) answer.refused.push({ service: service.service, reason: why });
    else answer.quotes.push(priced(service, request));
  }
  return answer;
}

function whyNotService({ service, maxParcelGrams }: Service, request: QuoteRequest, code: string): Reason | null {
  const { pickupPoint, parcels, to } = request;
  if (parcels.length === 0) return reason("carrier.no_parcels");
  if (pickupPoint && !isPointOf(pickupPoint, { code, kind: "simulated" }))
    return reason("carrier.another_carriers_point", { carrier: pickupPoint.carrier });
  if (service === "point" && !pickupPoint) return reason("carrier.no_point_chosen");
  if (service === "courier" && pickupPoint) return reason("carrier.point_chosen");
  if (service === "courier" && !to) return reason("carrier.no_address");
  const heaviest = Math.max(...parcels.map(({ weightGrams }) => weightGrams));
  return heaviest > maxParcelGrams ? reason("carrier.too_heavy", { kg: heaviest / 1000, limitKg: maxParcelGrams / 1000 }) : null;
}

function priced({ service, baseMinor, perKgMinor, perKmMinor, extraDays }: Service, { from, to, parcels, currency }: QuoteRequest): Quote {
  const km = kilometresBetween(from, to);
  const kilos = parcels.reduce((sum, { weightGrams }) => sum + Math.ceil(weightGrams / 1000), 0);
  const min = 1 + Math.ceil(km / 700) + extraDays;
  return { service, priceMinor: baseMinor + kilos * perKgMinor + Math.round(km) * perKmMinor, currency, days: { min, max: min + 2 } };
}
