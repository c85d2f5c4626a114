import { z } from "zod";
import { distanceKm } from "@/lib/geo";
import { proportion } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { type Place, type Quote, type QuoteAnswer, type QuoteRequest, refuseAll } from "./port";

/** Price tables by zone and weight that an owner keeps by hand: for an own courier, or for a fee on self-pickup. */

const Code = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/i);
const Names = z.array(z.string().trim().min(1).max(120)).max(1000);
const Minor = z.int().min(0).max(1_000_000_000);

/** Where a zone reaches. It covers a place that fits any of what it names; a zone that names nothing covers everywhere. */
export const Zone = z.strictObject({
  code: Code,
  name: z.string().trim().max(120).optional(),
  withinKm: z.number().positive().max(20_100).optional(),
  cities: Names.optional(),
  regions: Names.optional(),
});
export type Zone = z.infer<typeof Zone>;

/** One service in one zone: a base price up to a weight, then a price for each further kilogram begun. */
export const Tariff = z.strictObject({
  zone: Code,
  service: Code.default("courier"),
  baseMinor: Minor,
  baseGrams: z.int().min(0).max(10_000_000).default(0),
  perExtraKgMinor: Minor.default(0),
  maxGrams: z.int().positive().max(10_000_000).optional(),
  days: z
    .strictObject({ min: z.int().min(0).max(365), max: z.int().min(0).max(365) })
    .refine(({ min, max }) => min <= max, { error: "min is above max", path: ["max"] }),
});
export type Tariff = z.infer<typeof Tariff>;

/** `insurancePercent`: what insuring a parcel costs, of its declared value. */
export type TariffTable = { currency: string; zones: Zone[]; tariffs: Tariff[]; insurancePercent?: number | undefined };

/** The fields of the settings; the carrier says its defaults. */
export const tariffFields = (defaults: TariffTable) => ({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default(defaults.currency),
  insurancePercent: z.number().min(0).max(100).multipleOf(0.001).optional(),
  zones: z.array(Zone).min(1).max(200).default(defaults.zones),
  tariffs: z.array(Tariff).min(1).max(1000).default(defaults.tariffs),
});

/** Refuses a table in which a zone has two meanings, or a tariff a zone that is not there. */
export function checkTariffs({ zones, tariffs }: TariffTable, ctx: z.RefinementCtx): void {
  const codes = new Set<string>();
  for (const [i, { code }] of zones.entries()) {
    if (codes.has(code)) ctx.addIssue({ code: "custom", message: `zone ${code} is listed twice`, path: ["zones", i, "code"] });
    codes.add(code);
  }
  const rows = new Set<string>();
  for (const [i, { zone, service }] of tariffs.entries()) {
    const row = `${zone} ${service}`;
    if (!codes.has(zone)) ctx.addIssue({ code: "custom", message: `there is no zone ${zone}`, path: ["tariffs", i, "zone"] });
    if (rows.has(row))
      ctx.addIssue({ code: "custom", message: `${service} has two tariffs in zone ${zone}`, path: ["tariffs", i, "service"] });
    rows.add(row);
  }
}

type Point = Pick<Place, "latitude" | "longitude">;

/** The first zone in the owner's order that covers the place; without a known place only a zone without limits does. */
export function zoneOf(zones: readonly Zone[], from: Point, to: Place | null): Zone | null {
  return zones.find((zone) => covers(zone, from, to)) ?? null;
}

function covers({ withinKm, cities, regions }: Zone, from: Point, to: Place | null): boolean {
  if (withinKm === undefined && !cities?.length && !regions?.length) return true;
  if (!to) return false;
  const far = distanceBetween(from, to);
  return (withinKm !== undefined && far !== null && far <= withinKm) || named(cities, to.city) || named(regions, to.region);
}

function named(names: readonly string[] | undefined, name: string | null): boolean {
  return name !== null && names !== undefined && names.length > 0 && foldedNames(names).has(folded(name));
}

/** People write one city as «Орёл», "орел " and «ОРЕЛ». */
const folded = (name: string) => name.trim().toLocaleLowerCase("ru").replaceAll("ё", "е").replaceAll(/\s+/g, " ");

// A zone may name a thousand towns, and routing asks about it for each order and warehouse.
const foldedBefore = new WeakMap<readonly string[], Set<string>>();

function foldedNames(names: readonly string[]): Set<string> {
  let set = foldedBefore.get(names);
  if (!set) {
    set = new Set(names.map(folded));
    foldedBefore.set(names, set);
  }
  return set;
}

function distanceBetween(from: Point, to: Point): number | null {
  const [a, b] = [coordinates(from), coordinates(to)];
  return a && b ? distanceKm(a, b) : null;
}

function coordinates({ latitude, longitude }: Point): { latitude: number; longitude: number } | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** The price of one weight in minor units: base, then each kilogram begun above it. */
export function priceOf({ baseMinor, baseGrams, perExtraKgMinor }: Tariff, grams: number): number {
  return baseMinor + Math.ceil(Math.max(0, grams - baseGrams) / 1000) * perExtraKgMinor;
}

/** Offers from the table; the parcels of one shipment are weighed together. */
export function quoteByTariffs(table: TariffTable, { from, to, parcels, valueMinor, currency }: QuoteRequest): QuoteAnswer {
  if (parcels.length === 0) return refuseAll(reason("carrier.no_parcels"));
  const zone = zoneOf(table.zones, from, to);
  if (!zone) return refuseAll(reason("carrier.outside_zones", { place: to?.city ?? to?.region ?? to?.country ?? "" }));

  const grams = parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0);
  // Goods that are priced in another currency have no value that this table could insure.
  const insurance = currency === table.currency ? insuranceOf(table, valueMinor) : 0;
  const answer: QuoteAnswer = { quotes: [], refused: [] };
  for (const tariff of table.tariffs.filter((row) => row.zone === zone.code)) {
    const tooHeavy = tariff.maxGrams !== undefined && grams > tariff.maxGrams;
    if (tooHeavy) answer.refused.push({ service: tariff.service, reason: tooHeavyFor(tariff.maxGrams ?? 0, grams) });
    else answer.quotes.push(offer(tariff, grams, { insurance, currency: table.currency }));
  }
  return answer.quotes.length + answer.refused.length > 0
    ? answer
    : refuseAll(reason("carrier.no_tariff", { zone: zone.name ?? zone.code }));
}

/** What insuring goods costs, rounded to the minor unit. */
const insuranceOf = ({ insurancePercent = 0 }: TariffTable, valueMinor: number): number =>
  proportion(Math.max(0, valueMinor), Math.round(insurancePercent * 1000), 100_000);

const offer = (tariff: Tariff, grams: number, { insurance, currency }: { insurance: number; currency: string }): Quote => ({
  service: tariff.service,
  priceMinor: priceOf(tariff, grams) + insurance,
  ...(insurance > 0 ? { insuranceMinor: insurance } : {}),
  currency,
  days: tariff.days,
});

const tooHeavyFor = (maxGrams: number, grams: number): Reason =>
  reason("carrier.too_heavy", { kg: grams / 1000, limitKg: maxGrams / 1000 });
