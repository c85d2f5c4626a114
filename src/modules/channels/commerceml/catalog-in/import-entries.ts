import type { Context } from "@/platform/context";
import type { OpenConnection } from "../../connection-queries";
import { type CountName, countNames } from "../count-names";
import type { Catalogue, Entry, Good, Offer, PriceType } from "../package/entry";
import type { ExchangeCounts } from "../tables";
import { findWarehouses, type Places } from "./find-warehouses";
import { importWords } from "./import-words";
import { choosePrice } from "./price-choice";
import { type StockWord, setStock } from "./set-stock";
import { taxRatesOf } from "./tax-rates";
import { wordOfGood, wordOfOffer } from "./word";

/** What has to be known about a catalogue while it is read: what came before in the file, and the organization's own. */
export type Reading = {
  connection: OpenConnection;
  currency: string;
  timezone: string;
  /** When 1C wrote the file. */
  at: (formedAt: string) => Date;
  priceTypes: PriceType[];
  places: Map<string, string>;
  catalogue: Catalogue | null;
  counts: ExchangeCounts;
  /** Places of 1C that mean no warehouse here, by the name that 1C gives them. */
  unknownPlaces: Map<string, string>;
};

const most = 500;

/** Takes in some entries of import.xml, offers.xml, prices.xml or rests.xml. Taken in again, they change nothing. */
export async function importEntries(ctx: Context, reading: Reading, entries: readonly Entry[]): Promise<void> {
  let goods: Good[] = [];
  let offers: Offer[] = [];
  const flush = async () => {
    if (goods.length > 0) await importGoods(ctx, reading, goods);
    if (offers.length > 0) await importOffers(ctx, reading, offers);
    goods = [];
    offers = [];
  };
  for (const entry of entries) {
    if (entry.is === "good") goods.push(entry);
    else if (entry.is === "offer") offers.push(entry);
    else if (entry.is !== "document") {
      // What follows is read by it.
      await flush();
      note(reading, entry);
    }
    if (goods.length + offers.length >= most) await flush();
  }
  await flush();
}

function note(reading: Reading, entry: Exclude<Entry, { is: "good" | "offer" | "document" }>): void {
  if (entry.is === "catalogue") reading.catalogue = entry;
  else if (entry.is === "priceType") reading.priceTypes.push(entry);
  else reading.places.set(entry.id, entry.name);
}

async function importGoods(ctx: Context, { connection, currency, counts }: Reading, goods: readonly Good[]): Promise<void> {
  // A service is nothing that lies in a warehouse.
  const words = goods.filter(({ isService }) => !isService).map(wordOfGood);
  add(counts, "services", goods.length - words.length);
  const { created, changed, unchanged, unknown } = await importWords(ctx, connection.row.id, currency, words);
  addAll(counts, { created, changed, unchanged, unknown });
}

async function importOffers(ctx: Context, reading: Reading, offers: readonly Offer[]): Promise<void> {
  const { connection, currency, counts } = reading;
  const rateOf = await taxRatesOf(ctx, connection.row.id, reading.priceTypes, offers);
  const words = offers.map((offer) => wordOfOffer(offer, choosePrice(offer, reading, rateOf(offer.id))));
  const { created, changed, unchanged, unknown, ids } = await importWords(ctx, connection.row.id, currency, words);
  addAll(counts, { created, changed, unchanged, unknown });
  const known = offers.filter(({ id, total, places }) => ids.has(id) && (total !== null || places.length > 0));
  if (known.length === 0) return;
  const places = await findWarehouses(ctx, connection.row, placesIn(known, reading));
  const rows = known.flatMap((offer) => stockWords(offer, ids.get(offer.id)?.sku ?? "", places, reading));
  const { set, refused } = await setStock(ctx, connection, reading.at(reading.catalogue?.formedAt ?? ""), rows);
  add(counts, "stock", set);
  add(counts, "stockNotTaken", refused);
}

/** Every place that is named, and "" where only a sum is. */
function placesIn(offers: readonly Offer[], { places }: Reading): Map<string, string> {
  const named = new Map<string, string>();
  for (const offer of offers) {
    if (offer.places.length === 0) named.set("", "");
    for (const { id } of offer.places) named.set(id, places.get(id) ?? "");
  }
  return named;
}

function stockWords(offer: Offer, sku: string, places: Places, { counts, unknownPlaces, places: names }: Reading): StockWord[] {
  const told = offer.places.length > 0 ? offer.places : [{ id: "", units: offer.total ?? 0 }];
  const units = new Map<string, number>();
  for (const place of told) {
    const warehouse = places.get(place.id);
    if (warehouse) units.set(warehouse, (units.get(warehouse) ?? 0) + place.units);
    else {
      unknownPlaces.set(place.id, names.get(place.id) ?? "");
      add(counts, "stockWithoutWarehouse", 1);
    }
  }
  return [...units].map(([warehouse, onHand]) => ({ warehouse, sku, onHand }));
}

function addAll(counts: ExchangeCounts, more: ExchangeCounts): void {
  for (const name of countNames) add(counts, name, more[name] ?? 0);
}

function add(counts: ExchangeCounts, name: CountName, count: number): void {
  if (count > 0) counts[name] = (counts[name] ?? 0) + count;
}
