import { readBody } from "@/lib/parse-keeping-ids";
import { type Reason, reason } from "@/lib/reason";
import type { CarrierHook, HookDelivery, HookNews } from "../abilities";
import { ask, type Cdek, complaintsIn, isDone, saidNo } from "./ask";
import type { CdekSecrets, CdekSettings } from "./settings";
import { Notice, read, Subscriptions } from "./wire";

/** CDEK signs nothing, so a notice only says which parcel to look at. */
export const hook: CarrierHook<CdekSettings, CdekSecrets> = { signed: false, verify: () => true, read: readNotice };

/** Notices whose `uuid` is an order's; the others are about forms, offices and lists. */
const aboutOrders = new Set(["ORDER_STATUS", "ORDER_MODIFIED", "DELIV_PROBLEM", "DELIV_AGREEMENT", "ACCOMPANYING_WAYBILL"]);

function readNotice({ rawBody }: Pick<HookDelivery, "rawBody">): { topic: string; news: HookNews[] } {
  const notice = read(Notice, readBody(rawBody));
  if (!notice) return { topic: "", news: [] };
  const { type, uuid, attributes } = notice;
  if (!aboutOrders.has(type)) return { topic: type, news: [] };
  // A buyer's own return and an order the other way are shipments that we did not book.
  if (attributes.is_reverse || attributes.is_client_return) return { topic: type, news: [] };
  if (attributes.is_return) {
    const direct = attributes.related_entities.find((related) => related.type === "direct_order");
    return { topic: type, news: newsOf(direct?.uuid, direct?.cdek_number) };
  }
  return { topic: type, news: newsOf(uuid, attributes.cdek_number, attributes.number) };
}

const ourKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function newsOf(uuid = "", trackingNumber = "", number = ""): HookNews[] {
  if (!uuid && !trackingNumber) return [];
  return [
    {
      ...(uuid ? { carrierReference: uuid } : {}),
      ...(trackingNumber ? { trackingNumber } : {}),
      ...(ourKey.test(number) ? { idempotencyKey: number } : {}),
    },
  ];
}

/** CDEK takes no more of them from one client. */
const mostSubscriptions = 2;

/** Subscribes to the events of orders, and to problems of couriers where nobody else uses the second of two places. */
export async function subscribe(hookUrl: string, account: Cdek): Promise<Reason | null> {
  const answer = await ask(account, { path: "/webhooks" });
  const taken = (isDone(answer) ? read(Subscriptions, answer.body) : null) ?? [];
  const others = taken.filter(({ url }) => url !== hookUrl);
  const missing = ["ORDER_STATUS", "DELIV_PROBLEM"].filter((type) => !taken.some((one) => one.url === hookUrl && one.type === type));
  for (const type of missing) {
    const isNeeded = type === "ORDER_STATUS";
    if (!isNeeded && others.length > 0) continue;
    if (isNeeded && taken.length >= mostSubscriptions) return reason("carrier.hooks_taken", { limit: mostSubscriptions });
    const made = await ask(account, { path: "/webhooks", body: { type, url: hookUrl } });
    const complaints = complaintsIn(made.body);
    if (isNeeded && (!isDone(made) || complaints.length > 0)) return saidNo(complaints, made.status);
  }
  return null;
}
