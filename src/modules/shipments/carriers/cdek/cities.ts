import { fold } from "@/lib/places/fold";
import { regionOfPostalCode, russianRegion, sameArea } from "@/lib/places/regions";
import { type Reason, reason } from "@/lib/reason";
import type { Place } from "../port";
import { ask, type Cdek, isDone } from "./ask";
import { memoryOf } from "./memory";
import { Cities, type City, read } from "./wire";

type Town = Pick<Place, "country" | "region" | "city" | "postalCode">;
/** A town by CDEK's code, or by the words of an address, which CDEK then reads itself. */
export type Location = { code: number } | { country_code: string; region?: string; city?: string; postal_code?: string };
type Found = { location: Location } | { reason: Reason };

const lists = memoryOf<City[]>({ entries: 2000, forMs: 24 * 3_600_000 });

/**
 * CDEK's code of a town: by postal code where its name agrees, else by name; towns of one name are told apart by region. Where CDEK
 * does not let towns be looked up, it gets the words of the address.
 */
export async function cityOf(place: Town, account: Cdek): Promise<Found> {
  const country_codes = place.country.toUpperCase();
  const name = bareName(place.city ?? "");
  const searches: Record<string, string>[] = [];
  if (place.postalCode) searches.push({ country_codes, postal_code: place.postalCode });
  if (name) searches.push({ country_codes, city: name });
  let found: Found = { reason: reason("carrier.city_unknown", { city: place.city ?? place.postalCode ?? "" }) };
  for (const search of searches) {
    const cities = await citiesBy(search, account);
    if (!cities) return { location: wordsOf(place) };
    const answer = chooseCity(cities, place);
    if (answer && "location" in answer) return answer;
    if (answer) found = answer;
  }
  return found;
}

function wordsOf({ country, region, city, postalCode }: Town): Location {
  return {
    country_code: country.toUpperCase(),
    ...(region ? { region } : {}),
    ...(city ? { city } : {}),
    ...(postalCode ? { postal_code: postalCode } : {}),
  };
}

/** The sender's town: the one of the settings, else the warehouse's. */
export async function senderCityOf(from: Town, account: Cdek): Promise<Found> {
  const { senderCityCode } = account.settings;
  return senderCityCode ? { location: { code: senderCityCode } } : cityOf(from, account);
}

/** Whether CDEK knows a town of this code. */
export async function knowsCity(code: number, account: Cdek): Promise<boolean> {
  const cities = await citiesBy({ code: String(code) }, account);
  return cities === null || cities.length > 0;
}

/** Null: CDEK has no such list for us. */
async function citiesBy(query: Record<string, string>, account: Cdek): Promise<City[] | null> {
  const key = JSON.stringify([account.settings.baseUrl, query]);
  const kept = lists.get(key);
  if (kept) return kept;
  const answer = await ask(account, { path: "/location/cities", query: { ...query, size: 1000 } });
  const cities = isDone(answer) && Array.isArray(answer.body) ? read(Cities, answer.body) : null;
  if (cities && cities.length > 0) lists.put(key, cities);
  return cities;
}

/** The one town that is meant; null when none is. Pure. */
function chooseCity(cities: readonly City[], place: Town): Found | null {
  const wanted = fold(bareName(place.city ?? ""));
  const named = cities.filter((city) => city.code !== undefined && (!wanted || fold(bareName(city.city)) === wanted));
  const agreeing = (how: Agreement) => named.filter((city) => agreement(city, place) === how);
  // Nobody writes the region of a town that is a region of its own.
  const ownRegions = place.region ? [] : agreeing("unsure").filter((city) => fold(city.region) === fold(city.city));
  const left = [agreeing("same"), ownRegions, agreeing("near"), agreeing("unsure")].find((some) => some.length > 0) ?? [];
  const [first] = left;
  if (first?.code === undefined) return null;
  return left.every(({ code }) => code === first.code)
    ? { location: { code: first.code } }
    : { reason: reason("carrier.city_ambiguous", { city: place.city ?? first.city }) };
}

type Agreement = "same" | "near" | "unsure" | "no";

/** Whether a town lies where the address says; a capital and the region around it are near enough. */
function agreement({ region }: City, place: Town): Agreement {
  if (region && place.region && fold(region) === fold(place.region)) return "same";
  const theirs = russianRegion(region, noCapitals);
  const ours = (place.region ? russianRegion(place.region, noCapitals) : null) ?? regionOfPostalCode(place.postalCode ?? "");
  if (!theirs || !ours || place.country.toUpperCase() !== "RU") return "unsure";
  if (theirs === ours) return "same";
  return sameArea(theirs, ours) ? "near" : "no";
}

const noCapitals: ReadonlyMap<string, string> = new Map();

const kinds = /^(город|г|посёлок|поселок|пос|пгт|п|село|с|деревня|д|станица|ст-ца|city)(\.\s*|\s+)|\s+(г|город)\.?$/giu;

/** The name without its kind and without what CDEK puts behind a comma. */
function bareName(name: string): string {
  return (name.split(",")[0] ?? "").trim().replace(kinds, "").trim();
}
