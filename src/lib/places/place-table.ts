import type { Point } from "@/lib/geo";

/** A town. `rank`: 0 is the country's largest, which is also its line in the table. */
export type Place = Point & { region: string; large: boolean; rank: number };

export type Country = { places: Place[]; byName: ReadonlyMap<string, Place[]>; capitals: ReadonlyMap<string, string> };

type Texts = Readonly<Record<string, string | undefined>>;

let names: Promise<Texts> | null = null;
let titles: Promise<Texts> | null = null;
const countries = new Map<string, Country>();

/** A country's part of the table, read once: it never changes while the process lives. Null for a country that is not in it. */
export async function countryOf(code: string): Promise<Country | null> {
  const known = countries.get(code);
  if (known) return known;
  names ??= import("./place-names.json").then((file): Texts => file.default);
  const text = textOf(await names, code);
  if (text === null) return null;

  const places: Place[] = [];
  const byName = new Map<string, Place[]>();
  const capitals = new Map<string, string>();
  const regions = new Set<string>();
  for (const line of text.split("\n")) {
    const [marked = "", region = "", latitude, longitude] = line.split("|");
    const large = marked.startsWith("*");
    const place = { region, large, rank: places.length, latitude: Number(latitude), longitude: Number(longitude) };
    places.push(place);
    for (const key of (large ? marked.slice(1) : marked).split(";")) {
      const namesakes = byName.get(key);
      if (namesakes) namesakes.push(place);
      else byName.set(key, [place]);
      // Lines go from the largest town down, so the first of a region is its main one.
      if (region !== "" && !regions.has(region) && !capitals.has(key)) capitals.set(key, region);
    }
    regions.add(region);
  }
  const country = { places, byName, capitals };
  countries.set(code, country);
  return country;
}

/** The names of a country's towns as people write them, by rank. */
export async function titlesOf(code: string): Promise<readonly string[]> {
  titles ??= import("./place-titles.json").then((file): Texts => file.default);
  return textOf(await titles, code)?.split("\n") ?? [];
}

const textOf = (texts: Texts, code: string) => (Object.hasOwn(texts, code) ? (texts[code] ?? null) : null);
