import { fold } from "@/lib/places/fold";
import { regionOfPostalCode, russianRegion, sameArea } from "@/lib/places/regions";
import { type Reason, reason } from "@/lib/reason";
import { CarrierUnavailable, type Place } from "../port";
import { ask, type Boxberry } from "./ask";
import { Cities, type City, read } from "./wire";

type Town = Pick<Place, "country" | "region" | "city" | "postalCode">;

/** ISO 3166 numbers of the countries that Boxberry serves. */
const countries: Record<string, string> = { RU: "643", KZ: "398", BY: "112", KG: "417", AM: "051" };
export const countryOf = (code: string): string => Object.entries(countries).find(([, number]) => number === code)?.[0] ?? "RU";

const keptMs = 24 * 3_600_000;
const kept = new Map<string, { cities: City[]; until: number }>();

/** Boxberry's code of a town: by name, towns of one name told apart by region. */
export async function cityOf(place: Town, account: Boxberry): Promise<{ code: string; city: City } | { reason: Reason }> {
  const number = countries[place.country.toUpperCase()];
  const unknown = { reason: reason("carrier.city_unknown", { city: place.city ?? place.postalCode ?? "" }) };
  if (!number || !place.city) return unknown;
  const wanted = fold(bareName(place.city));
  const named = (await citiesOf(number, account)).filter((city) => city.Code && fold(bareName(city.Name)) === wanted);
  const left = nearest(named, place);
  const [first] = left;
  if (!first) return unknown;
  return left.every(({ Code }) => Code === first.Code)
    ? { code: first.Code, city: first }
    : { reason: reason("carrier.city_ambiguous", { city: place.city }) };
}

async function citiesOf(CountryCode: string, account: Boxberry): Promise<City[]> {
  const key = `${account.settings.baseUrl} ${CountryCode}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.cities;
  const said = await ask(account, "ListCities", { CountryCode });
  if ("complaint" in said) throw new CarrierUnavailable(said.complaint, "no");
  const cities = read(Cities, said.body) ?? [];
  if (kept.size > 50) kept.clear();
  if (cities.length > 0) kept.set(key, { cities, until: Date.now() + keptMs });
  return cities;
}

/** Those that lie where the address says; where nobody can tell, all of them. Pure. */
function nearest(cities: readonly City[], place: Town): readonly City[] {
  const agreeing = (how: Agreement) => cities.filter((city) => agreement(city, place) === how);
  // Nobody writes the region of a town that is a region of its own.
  const ownRegions = place.region ? [] : agreeing("unsure").filter((city) => fold(city.Region) === fold(city.Name));
  return [agreeing("same"), ownRegions, agreeing("near"), agreeing("unsure")].find((some) => some.length > 0) ?? [];
}

type Agreement = "same" | "near" | "unsure" | "no";

function agreement({ Region }: City, place: Town): Agreement {
  if (Region && place.region && fold(Region) === fold(place.region)) return "same";
  const theirs = russianRegion(Region, noCapitals);
  const ours = (place.region ? russianRegion(place.region, noCapitals) : null) ?? regionOfPostalCode(place.postalCode ?? "");
  if (!theirs || !ours || place.country.toUpperCase() !== "RU") return "unsure";
  if (theirs === ours) return "same";
  return sameArea(theirs, ours) ? "near" : "no";
}

const noCapitals: ReadonlyMap<string, string> = new Map();

const kinds = /^(город|г|посёлок|поселок|пос|пгт|п|село|с|деревня|д|станица|ст-ца)(\.\s*|\s+)|\s+(г|город)\.?$/giu;
const bareName = (name: string) => (name.split(/[,(]/)[0] ?? "").trim().replace(kinds, "").trim();
