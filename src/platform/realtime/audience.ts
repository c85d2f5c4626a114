import { type Scope, scopeOpens } from "@/lib/permission";
import type { Actor } from "../context";

/** What decides who hears of an event. */
export type Heard = { organizationId: string; type: string; orderId: string | null; warehouseId: string | null };

// What an API key must be allowed to read to hear of a topic; of all others only keys hear that may do everything.
const topics = {
  "orders:read": ["order", "fulfilment", "shipment", "put_back", "return", "payment", "message"],
  "stock:read": ["stock", "product", "warehouse"],
} as const satisfies Partial<Record<Scope, readonly string[]>>;
const readScopes = ["orders:read", "stock:read"] as const;

/** The part of an event's type before the dot. */
export const topicOf = (type: string) => type.split(".", 1)[0] ?? type;

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
const untold = ["order.noted", "order.held", "order.released", "order.shortage", "order.reserved", "order.rated"];

/** The room of a buyer's tracking page. */
export const trackRoom = (orderId: string) => `track:${orderId}`;

/** The room of the buyer who is told of an event; null when it is none of a buyer's business. */
export function trackAudience({ type, orderId }: Heard): string | null {
  if (orderId === null || !trackedTopics.includes(topicOf(type)) || untold.includes(type)) return null;
  return trackRoom(orderId);
}
