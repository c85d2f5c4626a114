import type { CollectionPoint, PointSearch } from "../abilities";
import { ask, isDone, type OtherDay } from "./ask";
import { Places, type Point, Points, read } from "./wire";

/** Yandex's points and lockers in a town that hand parcels out. */
export async function points(search: PointSearch, account: OtherDay): Promise<CollectionPoint[]> {
  const location = [search.region !== search.city ? search.region : null, search.city ?? search.postalCode].filter(Boolean).join(", ");
  if (!location) return [];
  const found = await ask(account, { path: "/location/detect", body: { location } });
  const geo_id = isDone(found) ? read(Places, found.body)?.variants[0]?.geo_id : undefined;
  if (!geo_id) return [];
  const answer = await ask(account, { path: "/pickup-points/list", body: { geo_id } });
  const list = isDone(answer) ? read(Points, answer.body)?.points : null;
  return (list ?? []).flatMap((point) => pointOf(point) ?? []);
}

/** As a buyer sees it; null for a warehouse. Pure. */
export function pointOf(point: Point): CollectionPoint | null {
  const { id, type, address, position, payment_methods } = point;
  if (!id || (type !== "pickup_point" && type !== "terminal") || point.is_dark_store) return null;
  const street = [address.street, address.house].filter(Boolean).join(", ");
  return {
    code: id,
    name: point.name || address.full_address || id,
    kind: type === "terminal" ? "locker" : "office",
    country: "RU",
    region: address.region || null,
    city: address.locality,
    postalCode: address.postal_code || null,
    line1: street || address.full_address,
    latitude: position.latitude ?? null,
    longitude: position.longitude ?? null,
    hours: hoursOf(point),
    phone: point.contact.phone || null,
    note: point.instruction || null,
    takesCash: false,
    takesCards: payment_methods.length > 0 ? payment_methods.some((method) => method !== "already_paid") : null,
    maxGrams: null,
    maxDimensionsMm: null,
    storageDays: null,
  };
}

const days = ["", "пн", "вт", "ср", "чт", "пт", "сб", "вс"];

/** "пн–пт 10:00–21:00; сб 11:00–18:00", in Russian as all of Yandex's words are. */
function hoursOf({ schedule }: Point): string | null {
  const clock = ({ hours = 0, minutes = 0 }: { hours?: number | undefined; minutes?: number | undefined }) =>
    `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  const rows = schedule.restrictions.flatMap(({ days: which, time_from, time_to }) => {
    const named = runsOf(which.filter((day): day is number => day !== undefined && day >= 1 && day <= 7));
    return named ? [`${named} ${clock(time_from)}–${clock(time_to)}`] : [];
  });
  return rows.join("; ").slice(0, 300) || null;
}

function runsOf(which: readonly number[]): string {
  const sorted = [...new Set(which)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 1 ? `${days[run[0] ?? 0]}–${days[run.at(-1) ?? 0]}` : days[run[0] ?? 0])).join(", ");
}
