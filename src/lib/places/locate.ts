import type { Point } from "@/lib/geo";
import { fold } from "./fold";
import { type Country, countryOf, type Place } from "./place-table";
import { regionOfPostalCode, russianRegion, sameArea } from "./regions";

export type Address = { country: string; region?: string | null; city?: string | null; postalCode?: string | null };

/** Coordinates of an address and how far to trust them: the town itself, or the largest town of its region or country. */
export type Located = Point & { precision: "city" | "region" | "country" };

/** What is known of a town that an address may mean. `rank`: 0 is the country's largest. */
export type Namesake = { region: string; large: boolean; rank: number };

/** What an address says of its place, each thing by itself: for telling whether they fit together. */
export type Witnesses = { namesakes: readonly Namesake[]; stated: string | null; byPostalCode: string | null };

/**
 * Where an address lies, without asking anyone: from its town, else from its region (for Russia also by postal code), else from its
 * country; null for a country that is not known. Towns of one name are told apart by region, then by postal code, then the largest is taken.
 * The table is read at the first call and a country's part of it at the country's first address.
 */
export async function locate(address: Address): Promise<Located | null> {
  const code = address.country.trim().toUpperCase();
  const country = await countryOf(code);
  return country && locateIn(country, code, address);
}

/** What town, region and postal code of an address say, without asking anyone; null for a country that is not known. */
export async function witnessesOf(address: Address): Promise<Witnesses | null> {
  const code = address.country.trim().toUpperCase();
  const country = await countryOf(code);
  if (!country) return null;
  const name = spellings(read(address.city)).find((one) => country.byName.has(one));
  return {
    namesakes: name === undefined ? [] : (country.byName.get(name) ?? []),
    stated: regionIn(country, code, read(address.region)),
    byPostalCode: code === "RU" ? regionOfPostalCode(read(address.postalCode)) : null,
  };
}

function locateIn(country: Country, code: string, address: Address): Located | null {
  const stated = regionIn(country, code, read(address.region));
  const region = stated ?? (code === "RU" ? regionOfPostalCode(read(address.postalCode)) : null);
  const town = townIn(country, read(address.city), region);
  if (town) return found(town, "city");
  const centre = region === null ? undefined : country.places.find((place) => place.region === region);
  if (centre) return found(centre, "region");
  const [largest] = country.places;
  return largest ? found(largest, "country") : null;
}

const longestName = 200;

/** Nobody's town is longer; whoever sends more does not keep us busy. */
export function read(text: string | null | undefined): string {
  return text?.slice(0, longestName) ?? "";
}

function found({ latitude, longitude }: Point, precision: Located["precision"]): Located {
  return { latitude, longitude, precision };
}

/** The town that is meant: the one of that name in the region; elsewhere only a large one, since a small namesake is rather another town. */
function townIn(country: Country, city: string, region: string | null): Place | null {
  for (const name of spellings(city)) {
    const namesakes = country.byName.get(name) ?? [];
    const [largest] = namesakes;
    if (!largest) continue;
    if (region === null) return largest;
    const near = namesakes.find((place) => place.region === region) ?? namesakes.find((place) => sameArea(place.region, region));
    if (near) return near;
    if (largest.large) return largest;
  }
  return null;
}

const kinds =
  /^(г|гор|город|д|дер|деревня|с|село|п|пос|пос[её]лок|пгт|рп|р\.\s?п|ст|ст-ца|станица|х|хутор|аул|мкр|gorod|city of)(\.\s*|\s+)/iu;
const kindsAfter = /\s+(г|д|с|п|рп|пгт|ст-ца|х)\.?$/iu;

const shortNames = new Map([
  ["спб", "Санкт-Петербург"],
  ["питер", "Санкт-Петербург"],
  ["мск", "Москва"],
  ["екб", "Екатеринбург"],
  ["нск", "Новосибирск"],
]);

/** What the town may be called in the table: the whole text, then each part between commas, without "г.", "пос." and the like. */
export function spellings(city: string): string[] {
  const parts = city.includes(",") ? [city, ...city.split(",")] : [city];
  const names = parts.map((part) => {
    const bare = part
      .replace(/\(.*?\)/g, " ")
      .trim()
      .replace(kinds, "")
      .replace(kindsAfter, "")
      .trim();
    return fold(shortNames.get(bare.toLowerCase()) ?? bare);
  });
  return names.filter((name) => name !== "");
}

function regionIn(country: Country, code: string, text: string): string | null {
  if (text.trim() === "") return null;
  if (code === "RU") return russianRegion(text, country.capitals);
  const bare = text.trim().toUpperCase();
  if (country.places.some((place) => place.region === bare)) return bare;
  return country.capitals.get(fold(text)) ?? namedAfterCapital(country, fold(text));
}

/** Elsewhere most regions carry the name of their main town with another ending: Брестская, Карагандинская, Київська. */
function namedAfterCapital({ capitals }: Country, text: string): string | null {
  let best: { region: string; shared: number } | null = null;
  for (const [name, region] of capitals) {
    const shared = sharedStart(name, text);
    if (shared >= Math.max(4, name.length - 2) && shared > (best?.shared ?? 0)) best = { region, shared };
  }
  return best?.region ?? null;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
