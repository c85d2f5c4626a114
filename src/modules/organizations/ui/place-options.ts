import type { Option } from "@/ui/select";
import { currencies } from "./place-guess";

/** Time zones as a list to choose from, with their underscores read as spaces. */
export function zoneOptions(zones: readonly string[]): Option[] {
  return zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}

/** Currencies by their names in a language. `also`: one in use that the list does not have. */
export function currencyOptions(locale: string, also?: string): Option[] {
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  const codes = also && !(currencies as readonly string[]).includes(also) ? [also, ...currencies] : currencies;
  return codes.map((code) => ({ value: code, label: `${code}, ${names.of(code) ?? code}` }));
}
