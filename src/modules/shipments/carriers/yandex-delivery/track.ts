import type { BookedRef, TrackingEvent } from "../port";
import { lookUp, type Yandex } from "./ask";
import { instantOf } from "./quote";
import { statusOf, wordsOf } from "./status";
import type { Claim } from "./wire";

/** Where a claim stands: Yandex tells its present status, and since when. */
export async function track({ carrierReference }: BookedRef, account: Yandex): Promise<TrackingEvent[]> {
  const claim = await lookUp(carrierReference, account);
  return claim ? eventsIn(claim) : [];
}

/** Pure. Nothing where no time can be read. */
export function eventsIn(claim: Claim): TrackingEvent[] {
  const at = instantOf(claim.last_status_change_ts) ?? instantOf(claim.updated_ts) ?? instantOf(claim.created_ts);
  if (at === null || !claim.status) return [];
  return [{ status: statusOf(claim.status), occurredAt: new Date(at), location: null, note: noteOf(claim), code: claim.status }];
}

/** Why it comes back or came to nothing; before that, who is coming. */
function noteOf({ status, performer_info, route_points, error_messages }: Claim): string | null {
  const refused = route_points.flatMap(({ return_reasons, return_comment }) => [...return_reasons, return_comment]).filter(Boolean);
  if (/^return/.test(status)) return refused.join("; ").slice(0, 500) || null;
  const words = wordsOf(status);
  if (words) return [words, ...error_messages.map(({ message }) => message)].filter(Boolean).join(": ").slice(0, 500);
  const { courier_name, car_model, car_number } = performer_info;
  return [courier_name, car_model, car_number].filter(Boolean).join(", ") || null;
}
