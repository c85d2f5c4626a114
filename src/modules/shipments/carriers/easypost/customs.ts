import { spread, toDecimal } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import type { Parcel, QuoteRequest } from "../port";
import type { EasypostSettings } from "./settings";
import { ouncesOfGoods } from "./units";

/** Within the customs union of the EU nothing is declared. */
const europeanUnion = new Set("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" "));

/** Above it, exporters of the United States have to file with their customs first (15 CFR 30.37(a)); parcels to Canada never (30.36). */
const freeOfFilingMinor = 250_000;

type Customs = { papers: object | null } | { reason: Reason };

/**
 * Customs papers for a parcel to another country; null where none are needed. Each product's own tariff code and country of origin count;
 * for those that have none the shop's. Where both are missing nothing is declared, and the refusal names the goods.
 */
export function customsFor({ from, to, parcels: [parcel], currency, valueMinor }: QuoteRequest, settings: EasypostSettings): Customs {
  const [origin, goal] = [from.country.toUpperCase(), (to?.country ?? "").toUpperCase()];
  if (!parcel || origin === goal || (europeanUnion.has(origin) && europeanUnion.has(goal))) return { papers: null };
  const { customsSigner } = settings;
  if (!customsSigner || parcel.lines.length === 0) return { reason: reason("carrier.needs_customs", { country: goal }) };
  const missing = missingIn(parcel, settings);
  if (missing) return { reason: reason("carrier.goods_without_customs", { country: goal, ...missing }) };
  if (origin === "US" && goal !== "CA" && (currency !== "USD" || valueMinor > freeOfFilingMinor))
    return { reason: reason("carrier.export_filing", { limit: freeOfFilingMinor / 100 }) };
  return {
    papers: {
      contents_type: "merchandise",
      contents_explanation: parcel.lines
        .map(({ name }) => name)
        .join(", ")
        .slice(0, 255),
      restriction_type: "none",
      non_delivery_option: "return",
      customs_certify: true,
      customs_signer: customsSigner,
      ...(origin === "US" ? { eel_pfc: goal === "CA" ? "NOEEI 30.36" : "NOEEI 30.37(a)" } : {}),
      customs_items: itemsOf(parcel, currency, settings),
    },
  };
}

/** EasyPost counts value and weight by line, not by unit, and takes neither as zero. */
function itemsOf({ lines, weightGrams }: Parcel, currency: string, settings: EasypostSettings) {
  const told = lines.map((line) => line.weightGrams * line.quantity);
  const isKnown = told.every((grams) => grams > 0);
  const total = told.reduce((sum, grams) => sum + grams, 0);
  // The catalogue's weights must not outweigh the scale.
  const grams = isKnown && total <= weightGrams ? told : spread(weightGrams, isKnown ? told : lines.map(({ quantity }) => quantity));
  return lines.map((line, i) => ({
    description: line.name.slice(0, 255),
    quantity: line.quantity,
    value: toDecimal(Math.max(1, line.unitPriceMinor * line.quantity), currency),
    currency,
    weight: ouncesOfGoods(grams[i] ?? 0),
    hs_tariff_number: line.hsCode ?? settings.hsCode,
    origin_country: line.originCountry ?? settings.originCountry,
    ...(line.sku ? { code: line.sku.slice(0, 100) } : {}),
  }));
}

const mostNamed = 5;

/** Which goods lack a tariff code, and which a country of origin; null when all have both. */
function missingIn({ lines }: Parcel, settings: EasypostSettings): { hs: string; origin: string } | null {
  const named = (skus: readonly string[]) => [...new Set(skus)].slice(0, mostNamed).join(", ") || "none";
  const hs = named(lines.filter(({ hsCode }) => !hsCode && !settings.hsCode).map(({ sku }) => sku));
  const origin = named(lines.filter(({ originCountry }) => !originCountry && !settings.originCountry).map(({ sku }) => sku));
  return hs === "none" && origin === "none" ? null : { hs, origin };
}
