import { type Scope, scopeOpens } from "@/lib/permission";
import type { Actor } from "../context";

/** What decides who hears of an event. */
export type Heard = { organizationId: string; type: string; orderId: string | null; warehouseId: string | null };

// What an API key must be allowed to read to hear of a topic: what lets it read the same things over the API.
const topics = {
  "orders:read": [
    "order",
    "fulfilment",
    "shipment",
    "put_back",
    "scan",
    "return",
    "claim",
    "return_parcel",
    "payment",
    "message",
    "bulk",
    "order_policy",
    "channel",
    "intake",
    "drop_off",
    "handover",
    "courier_call",
    "settlement",
    "run",
    "wave",
    "pick_task",
    "pick_question",
    "packing",
    "print",
    "analytics",
  ],
  "stock:read": [
    "stock",
    "product",
    "warehouse",
    "arrival",
    "transfer",
    "routing",
    "channel_stock",
    "count",
    "refill",
    "write_off",
    "forecast",
    "promotion",
    "supplier",
    "purchase",
  ],
} as const satisfies Partial<Record<Scope, readonly string[]>>;

/** Topics of which only keys hear that may do everything. */
const onlyFull = ["connection", "carrier", "job", "webhook", "crm", "import", "message_settings"];

const readScopes = ["orders:read", "stock:read"] as const;

/** The part of an event's type before the dot. */
export const topicOf = (type: string) => type.split(".", 1)[0] ?? type;

/** Whether it was decided who hears of a topic. A test asks it for every event there is. */
export const isHeard = (topic: string) => scopeFor(topic) !== undefined || onlyFull.includes(topic);

const scopeFor = (type: string) => readScopes.find((scope) => (topics[scope] as readonly string[]).includes(topicOf(type)));

/** The topics that a key's scopes open; null: all. */
export function topicsFor(scopes: Actor["scopes"]): string[] | null {
  if (scopeOpens(scopes, undefined)) return null;
  return readScopes.filter((scope) => scopeOpens(scopes, scope)).flatMap((scope) => topics[scope]);
}

/**
 * The rooms of somebody of the staff, from nothing but who it is: everything, one's warehouses only, or what a key's scopes
 * open. None for a key that reads neither orders nor stock.
 */
export function roomsOf({ organizationId, warehouseIds, scopes }: Pick<Actor, "organizationId" | "warehouseIds" | "scopes">): string[] {
  const room = `org:${organizationId}`;
  if (warehouseIds !== null) return warehouseIds.map((id) => `${room}:wh:${id}`);
  if (scopeOpens(scopes, undefined)) return [room];
  return readScopes.filter((scope) => scopeOpens(scopes, scope)).map((scope) => `${room}:${scope}`);
}

/** The rooms in which an event is told to the staff. */
export function staffAudience({ organizationId, type, warehouseId }: Heard): string[] {
  const room = `org:${organizationId}`;
  const scope = scopeFor(type);
  return [room, ...(scope ? [`${room}:${scope}`] : []), ...(warehouseId ? [`${room}:wh:${warehouseId}`] : [])];
}

const trackedTopics = ["order", "fulfilment", "shipment"];
// What staff write, decide and think is not the buyer's.
const untold = [
  "order.noted",
  "order.held",
  "order.released",
  "order.shortage",
  "order.reserved",
  "order.rated",
  "order.duplicate_suspected",
  "order.assigned",
  "order.tagged",
  "order.priority_changed",
  "order.fields_changed",
  "order.file_attached",
  "order.fiscal_number_noted",
  "order.file_removed",
  "fulfilment.released",
  "fulfilment.code_scanned",
  "fulfilment.code_dropped",
  "fulfilment.codes_withdrawn",
  "fulfilment.photographed",
  "fulfilment.photo_dropped",
  "order.channel_told",
  "order.channel_refused",
  "order.channel_told_again",
  "order.crm_deal_made",
  "order.crm_refused",
];

/** The room of a buyer's tracking page. */
export const trackRoom = (orderId: string) => `track:${orderId}`;

/** The room of the buyer who is told of an event; null when it is none of a buyer's business. */
export function trackAudience({ type, orderId }: Heard): string | null {
  if (orderId === null || !trackedTopics.includes(topicOf(type)) || untold.includes(type)) return null;
  return trackRoom(orderId);
}
