import { number } from "@/lib/formats";
import type { translator } from "@/platform/i18n/translator";
import type { LabelParcel, LabelParty } from "./label-data";

export type Words = ReturnType<typeof translator<"documents.shippingLabel">>;

/** City and region, then the country if the other side is in another one. Street and postal code stand apart. */
export function placeOf({ city, region, country }: LabelParty, other: LabelParty, locale: "ru" | "en"): string {
  const abroad = country !== other.country ? countryName(country, locale) : null;
  return [city, region === city ? null : region, abroad].flatMap((part) => (part?.trim() ? part : [])).join(", ");
}

function countryName(code: string, locale: "ru" | "en"): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(code.toUpperCase()) ?? code;
}

/** "1,25 кг" and below "30 × 20 × 10 см"; nothing for what is not known. */
export function weightAndSize(t: Words, { weightGrams, dimensionsMm }: LabelParcel, locale: "ru" | "en"): string {
  const weight = weightGrams ? t("weight", { kilograms: shortest(weightGrams / 1000, locale, 3) }) : "";
  const centimetres = (millimetres: number) => shortest(millimetres / 10, locale, 1);
  const size = dimensionsMm
    ? t("size", {
        length: centimetres(dimensionsMm.length),
        width: centimetres(dimensionsMm.width),
        height: centimetres(dimensionsMm.height),
      })
    : "";
  return [weight, size].filter(Boolean).join("\n");
}

/** Without zeros at the end: 1.250 → 1,25. */
function shortest(value: number, locale: "ru" | "en", most: number): string {
  let digits = most;
  while (digits > 0 && Number(value.toFixed(digits)) === Number(value.toFixed(digits - 1))) digits -= 1;
  return number(value, locale, digits);
}
