import type { CollectionPoint, PointSearch } from "../abilities";
import { ask, isDone, type Pochta } from "./ask";
import { hoursIn } from "./hours";
import { NearAddress, Office, Offices, PostalCodes, read, readList } from "./wire";

/** More offices of one town than this nobody looks through. */
const most = 30;
const radiusKm = 10;

/** Post offices near a place: by coordinates where they are known, else those of the town, and the one of the postal code first. */
export async function points(search: PointSearch, account: Pochta): Promise<CollectionPoint[]> {
  if (search.country !== "RU") return [];
  const written = search.postalCode?.trim() ?? "";
  const own = /^\d{6}$/.test(written) ? await officeOf(written, account) : null;
  const near = (await nearby(search, account)) ?? (await officesOf(await codesOf(search, account), account));
  const all = new Map([own, ...near].flatMap((office) => (office ? [[office["postal-code"], office] as const] : [])));
  return [...all.values()].flatMap((office) => pointOf(office) ?? []);
}

/** The post office of an index; null when there is none. */
export async function officeOf(code: string, account: Pochta): Promise<Office | null> {
  const answer = await ask(account, { path: `/postoffice/1.0/${encodeURIComponent(code)}` });
  const office = isDone(answer) && !Array.isArray(answer.body) ? read(Office, answer.body) : null;
  return office?.["postal-code"] ? office : null;
}

/** Null where there are no coordinates, or no office around them. */
async function nearby({ latitude, longitude }: PointSearch, account: Pochta): Promise<Office[] | null> {
  if (latitude === null || longitude === null) return null;
  const query = { latitude, longitude, top: most, filter: "ALL", "search-radius": radiusKm };
  const answer = await ask(account, { path: "/postoffice/1.0/nearby", query });
  const offices = isDone(answer) ? readList(Offices, answer.body) : null;
  return offices && offices.length > 0 ? offices : null;
}

/** Indexes of a town by its name, else by its words as an address. */
async function codesOf({ city, region }: PointSearch, account: Pochta): Promise<string[]> {
  if (!city) return [];
  const town = await ask(account, {
    path: "/postoffice/1.0/settlement.offices.codes",
    query: { settlement: city, region: region ?? undefined },
  });
  const codes = (isDone(town) && readList(PostalCodes, town.body)) || [];
  if (codes.length > 0) return codes;
  const address = [region, city].filter((part) => part).join(", ");
  const near = await ask(account, { path: "/postoffice/1.0/by-address", query: { address, top: most } });
  return (isDone(near) && read(NearAddress, near.body)?.postoffices) || [];
}

async function officesOf(codes: readonly string[], account: Pochta): Promise<(Office | null)[]> {
  const wanted = codes.filter((code) => /^\d{6}$/.test(code)).slice(0, most);
  const offices: (Office | null)[] = [];
  const at = wanted.values();
  const work = async () => {
    for (const code of at) offices.push(await officeOf(code, account));
  };
  await Promise.all([work(), work(), work(), work(), work()]);
  return offices;
}

/** As a buyer sees it; null for one that is closed or serves no buyers. Lockers take only mail that is booked otherwise. */
export function pointOf(office: Office): CollectionPoint | null {
  const code = office["postal-code"];
  if (!code || office["is-closed"] || office["is-temporary-closed"] || office["is-private-category"]) return null;
  if (/почтомат|^АПС$/iu.test(office["type-code"])) return null;
  const phone = office.phones.find((one) => !one["is-fax"] && one["phone-number"] !== "");
  return {
    code,
    // An office has no name but its postal code: its readers put it into words.
    name: code,
    kind: "office",
    country: "RU",
    region: office.region || null,
    city: office.settlement,
    postalCode: code,
    line1: office["address-source"],
    latitude: office.latitude ?? null,
    longitude: office.longitude ?? null,
    hours: hoursIn(office["working-hours"]) || null,
    phone: phone ? [phone["phone-town-code"], phone["phone-number"]].filter((part) => part !== "").join(" ") : null,
    note: null,
    takesCash: null,
    takesCards: null,
    maxGrams: null,
    maxDimensionsMm: null,
    storageDays: null,
  };
}
