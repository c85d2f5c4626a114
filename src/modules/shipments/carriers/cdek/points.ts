import type { CollectionPoint, PointSearch } from "../abilities";
import { ask, type Cdek, isDone } from "./ask";
import { cityOf } from "./cities";
import { memoryOf } from "./memory";
import { type Office, Offices, read } from "./wire";

const known = memoryOf<Office>({ entries: 2000, forMs: 3_600_000 });

/** CDEK's offices and lockers in a town that hand parcels out; none where the town is not one of CDEK's. */
export async function points(search: PointSearch, account: Cdek): Promise<CollectionPoint[]> {
  const city = await cityOf(search, account);
  if ("reason" in city) return [];
  const { location } = city;
  const where: Record<string, string | number> | null =
    "code" in location ? { city_code: location.code } : location.postal_code ? { postal_code: location.postal_code } : null;
  const offices = (where && (await officesBy({ ...where, type: "ALL" }, account))) ?? [];
  return offices.flatMap((office) => pointOf(office) ?? []);
}

/** The office or locker of this code: null when there is none, undefined where CDEK has no such list for us. */
export async function officeOf(code: string, account: Cdek): Promise<Office | null | undefined> {
  const key = JSON.stringify([account.settings.baseUrl, code]);
  const kept = known.get(key);
  if (kept) return kept;
  const offices = await officesBy({ code }, account);
  if (!offices) return undefined;
  const office = offices.find((one) => one.code === code) ?? null;
  if (office) known.put(key, office);
  return office;
}

export const isLocker = ({ type }: Office) => type === "POSTAMAT";
/** The heaviest parcel that an office takes; CDEK counts in kilograms. */
export const maxGramsOf = ({ weight_max }: Office) => (weight_max && weight_max > 0 ? Math.round(weight_max * 1000) : null);

async function officesBy(query: Record<string, string | number>, account: Cdek): Promise<Office[] | null> {
  const answer = await ask(account, { path: "/deliverypoints", query });
  return isDone(answer) && Array.isArray(answer.body) ? read(Offices, answer.body) : null;
}

/** As a buyer sees it; null for an office that hands nothing out. */
export function pointOf(office: Office): CollectionPoint | null {
  const { location } = office;
  if (!office.code || office.is_handout === false) return null;
  const paysThere = (flag: boolean | undefined) => (office.allowed_cod === false ? false : (flag ?? null));
  return {
    code: office.code,
    name: office.name || location.address || office.code,
    kind: isLocker(office) ? "locker" : "office",
    country: location.country_code || "RU",
    region: location.region || null,
    city: location.city,
    postalCode: location.postal_code || null,
    line1: location.address,
    latitude: location.latitude ?? null,
    longitude: location.longitude ?? null,
    hours: office.work_time || null,
    phone: office.phones[0]?.number || null,
    note: office.address_comment || office.note || null,
    takesCash: paysThere(office.have_cash),
    takesCards: paysThere(office.have_cashless),
    maxGrams: maxGramsOf(office),
    maxDimensionsMm: largestCell(office),
    storageDays: null,
  };
}

function largestCell({ dimensions }: Office): CollectionPoint["maxDimensionsMm"] {
  const cells = dimensions.flatMap(({ width, height, depth }) =>
    width && height && depth ? [{ length: depth * 10, width: width * 10, height: height * 10 }] : [],
  );
  return cells.sort((a, b) => b.length * b.width * b.height - a.length * a.width * a.height)[0] ?? null;
}
