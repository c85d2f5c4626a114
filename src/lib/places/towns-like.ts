import { editDistance } from "../edit-distance";
import { type Address, read, spellings, witnessesOf } from "./locate";
import { countryOf, type Place, titlesOf } from "./place-table";
import { sameArea } from "./regions";

/** A town that may be meant: its name as people write it, and its region's code. */
export type LikeTown = { name: string; region: string };

const shortest = 4;
const longest = 40;
const shown = 3;

/** How many letters may be wrong in a name of that length. */
const slips = (length: number) => (length < 6 ? 1 : length < 11 ? 2 : 3);

/**
 * The towns whose names are nearest to one that nobody knows: «Екатеренбург» is rather Екатеринбург. Where the address says its region,
 * by name or postal code, only towns there are meant; where it says none, a small town is offered for one slip at most, since the table
 * does not know every village. Nothing for a town that is known. One pass over one country's names, a few milliseconds.
 */
export async function townsLike(address: Address): Promise<LikeTown[]> {
  const code = address.country.trim().toUpperCase();
  const [country, witnesses] = [await countryOf(code), await witnessesOf(address)];
  const [typed] = spellings(read(address.city));
  if (!country || !witnesses || witnesses.namesakes.length > 0 || !typed) return [];
  if (typed.length < shortest || typed.length > longest) return [];
  const region = witnesses.stated ?? witnesses.byPostalCode;
  const most = slips(typed.length);
  const near = new Map<Place, number>();
  for (const [name, places] of country.byName) {
    const steps = name.length < shortest ? null : editDistance(typed, name, most);
    if (steps === null) continue;
    for (const place of places)
      if (region === null ? place.large || steps === 1 : sameArea(place.region, region))
        near.set(place, Math.min(steps, near.get(place) ?? most));
  }
  const least = Math.min(...near.values());
  const titles = await titlesOf(code);
  const meant = [...near].filter(([, steps]) => steps === least).sort(([a], [b]) => a.rank - b.rank);
  return meant.slice(0, shown).flatMap(([place]) => {
    const name = titles[place.rank];
    return name ? [{ name, region: place.region }] : [];
  });
}
