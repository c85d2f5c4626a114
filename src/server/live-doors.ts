import { and, eq, isNull } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Actor } from "@/platform/context";
import type { Db } from "@/platform/db";
import { roomsOf, trackRoom } from "@/platform/realtime/audience";
import type { Door, Handshake } from "@/platform/realtime/door";
import { keyActor } from "./authenticate";
import { isSameOrigin } from "./same-origin";
import { type SessionDoor, sessionFromCookies } from "./session-cookies";

const protocolWords = ["EIO", "transport", "t", "sid", "j", "b64"];

/** How staff come in: by API key in `auth`, else by the session cookie, and then only from our own pages. */
export function staffDoor(door: SessionDoor): Door {
  return async (handshake) => {
    // What stands in an address is kept in logs and histories.
    if (holdsKey(handshake.query)) return { refused: "key_in_query" };
    const { apiKey } = handshake.auth;
    const isByKey = apiKey !== undefined;
    if (!isByKey && !mayBeOurs(handshake, door.baseUrl)) return { refused: "foreign_origin" };
    const ask = async (): Promise<Actor | null> => {
      if (isByKey) return typeof apiKey === "string" ? keyActor(apiKey, door.db) : null;
      return (await sessionFromCookies(handshake.headers.cookie, door))?.actor ?? null;
    };
    const actor = await ask();
    if (!actor) return { refused: "unauthorized" };
    const rooms = roomsOf(actor);
    if (rooms.length === 0) return { refused: "forbidden" };
    return {
      who: actor.id ?? "",
      rooms,
      organizationId: actor.organizationId,
      async again() {
        const now = await ask();
        return now && now.organizationId === actor.organizationId ? roomsOf(now) : null;
      },
    };
  };
}

/** How buyers come in: by the token of an order's tracking page, as long as nobody has revoked it. */
export function trackDoor(db: Db): Door {
  return async ({ auth: { token } }) => {
    if (typeof token !== "string" || token.length < 16 || token.length > 100) return { refused: "unauthorized" };
    const order = await trackedOrder(db, token);
    if (!order) return { refused: "unauthorized" };
    const rooms = [trackRoom(order.id)];
    return {
      who: order.id,
      rooms,
      organizationId: order.organizationId,
      orderId: order.id,
      again: async () => ((await trackedOrder(db, token)) ? rooms : null),
    };
  };
}

async function trackedOrder(db: Db, token: string) {
  const [order] = await db
    .select({ id: orders.id, organizationId: orders.organizationId })
    .from(orders)
    .where(and(eq(orders.trackingToken, token), isNull(orders.trackingRevokedAt)));
  return order ?? null;
}

/** A browser always tells where a socket's page is from. What tells nothing is no browser, and holds its cookie by right. */
function mayBeOurs({ headers }: Handshake, baseUrl: string): boolean {
  const get = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return (get("origin") === undefined && get("sec-fetch-site") === undefined) || isSameOrigin({ get }, baseUrl);
}

function holdsKey(query: Record<string, unknown>): boolean {
  return Object.entries(query).some(
    ([name, value]) => !protocolWords.includes(name) && (/key|token|auth/i.test(name) || String(value).startsWith("drg_")),
  );
}
