import type { CollectionPoint, PointSearch } from "../abilities";
import { CarrierUnavailable } from "../port";
import { ask, type Boxberry } from "./ask";
import { cityOf, countryOf } from "./cities";
import { type Point, PointDescription, Points, read } from "./wire";

/** Boxberry's points in a town, those that hand out paid orders only among them. None where the town is not one of Boxberry's. */
export async function points(search: PointSearch, account: Boxberry): Promise<CollectionPoint[]> {
  const city = await cityOf(search, account);
  if ("reason" in city) return [];
  const said = await ask(account, "ListPoints", { CityCode: city.code, prepaid: 1 });
  if ("complaint" in said) {
    if (nothingThere.test(said.complaint)) return [];
    throw new CarrierUnavailable(said.complaint, "no");
  }
  return (read(Points, said.body) ?? []).flatMap((point) => pointOf(point) ?? []);
}

export const nothingThere = /не найден|нет (данных|результат|посылок|заказов|пунктов|актов)|отсутству|not found|no data/i;

/** The point of this code with its limits; null when there is none. */
export async function describePoint(code: string, account: Boxberry): Promise<PointDescription | null> {
  const said = await ask(account, "PointsDescription", { code, photo: 0 });
  if ("complaint" in said) return null;
  const found = read(PointDescription, said.body);
  return found && (found.Name || found.CityCode) ? found : null;
}

/** The heaviest parcel that a point takes; Boxberry counts in kilograms. */
export const maxGramsOf = ({ LoadLimit }: { LoadLimit?: number | undefined }) =>
  LoadLimit && LoadLimit > 0 ? Math.round(LoadLimit * 1000) : null;

/** As a buyer sees it. Pure. */
export function pointOf(point: Point): CollectionPoint | null {
  if (!point.Code) return null;
  const [latitude = null, longitude = null] = coordinatesIn(point.GPS);
  const paysThere = point.OnlyPrepaidOrders !== true;
  return {
    code: point.Code,
    name: point.Name || point.AddressReduce || point.Code,
    kind: point.Postamat ? "locker" : "office",
    country: countryOf(point.CountryCode),
    region: point.Area || null,
    city: point.CityName,
    postalCode: /^\s*(\d{6})\b/.exec(point.Address)?.[1] ?? null,
    line1: point.AddressReduce || point.Address,
    latitude,
    longitude,
    hours: point.WorkShedule || null,
    phone: point.Phone || null,
    note: point.TripDescription || null,
    takesCash: point.OnlyPrepaidOrders === undefined ? null : paysThere,
    takesCards: point.Acquiring === undefined ? null : paysThere && point.Acquiring,
    maxGrams: maxGramsOf(point),
    maxDimensionsMm: null,
    storageDays: null,
  };
}

/** "55.58,37.65": latitude first. */
function coordinatesIn(text: string): number[] {
  const parts = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  const [latitude, longitude] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : [];
}
