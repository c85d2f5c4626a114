import { momentOf } from "@/lib/dates";
import { type BookedRef, CarrierUnavailable, type TrackingEvent } from "../port";
import { ask, type Boxberry } from "./ask";
import { nothingThere } from "./points";
import { statusOf } from "./status";
import { read, ShortWay, Way } from "./wire";

/** All that Boxberry tells about a parcel. */
export async function track({ carrierReference }: BookedRef, account: Boxberry): Promise<TrackingEvent[]> {
  const said = await ask(account, "ListStatusesFull", { ImId: carrierReference });
  if ("body" in said) return eventsIn(said.body);
  if (nothingThere.test(said.complaint)) return [];
  throw new CarrierUnavailable(said.complaint, "maybe");
}

/** Pure: the events of a way, oldest first. One whose time cannot be read is left out. */
export function eventsIn(body: unknown): TrackingEvent[] {
  const way = Array.isArray(body) ? { PD: undefined, statuses: read(ShortWay, body) ?? [] } : read(Way, body);
  const events = (way?.statuses ?? []).flatMap(({ Date: at, Name, Comment }): TrackingEvent[] => {
    const occurredAt = instantOf(at);
    if (!occurredAt || !Name) return [];
    const status = statusOf(Name);
    const isPart = status === "delivered" && way?.PD === true;
    // The comment names the place where a parcel lies.
    return [{ status, occurredAt, location: Comment || null, note: isPart ? "Выдана часть заказа" : null, code: Name }];
  });
  return events.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

const german = /^(\d{2})\.(\d{2})\.(\d{4})(?:\s+(\d{1,2}:\d{2})(:\d{2})?)?$/;
const iso = /^(\d{4})[-.](\d{2})[-.](\d{2})(?:[T\s]+(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?)?$/;

/** Boxberry writes Moscow's clock: day first in the full list, year first in the short one, and 0001-01-01 for "never". */
export function instantOf(text: string): Date | null {
  const [dayFirst, yearFirst] = [german.exec(text.trim()), iso.exec(text.trim())];
  const parts = dayFirst ?? yearFirst;
  if (!parts) return null;
  const [, a = "", b = "", c = "", clock = "00:00", seconds = ":00"] = parts;
  const day = dayFirst ? `${c}-${b}-${a}` : `${a}-${b}-${c}`;
  const time = `${clock.padStart(5, "0")}${seconds}`;
  const isReal = new Date(`${day}T${time}Z`).toString() !== "Invalid Date" && day > "2000";
  return isReal ? momentOf(day, time, "Europe/Moscow") : null;
}
