import type { IncomingMessage } from "node:http";
import { orderOfToken } from "@/modules/notifications/tracking-link-queries";
import type { MapTiles } from "@/modules/shipments/delivery-settings";
import { deliverySettingsOf } from "@/modules/shipments/promise/delivery-settings-queries";
import { tileOrigins } from "@/modules/shipments/tile-address";
import { systemContext } from "@/platform/context";
import { db } from "@/platform/db";
import { log } from "@/platform/log";
import { remembered } from "@/platform/short-memory";
import { mayShowMap, tilesHeader } from "./page-headers";
import { sessionFromCookies } from "./session-cookies";

/** Writes on a request for a page from which hosts it may take the map of its shop; nothing where there is none. */
export async function stampMapTiles(request: IncomingMessage): Promise<void> {
  delete request.headers[tilesHeader];
  const path = (request.url ?? "/").split(/[?#]/, 1)[0] ?? "/";
  const who = mayShowMap(path);
  if (!who) return;
  try {
    const organizationId = who === "staff" ? await shopOfStaff(request.headers.cookie) : await shopOfLink(path);
    const map = organizationId ? await mapOf(organizationId) : null;
    const origins = map ? tileOrigins(map.tiles) : null;
    if (origins) request.headers[tilesHeader] = origins.join(" ");
  } catch (error) {
    // A page without a map is better than none.
    log().warn({ err: error }, "where the map comes from could not be read");
  }
}

/** The map of an organization, of a few seconds ago; null where it has none. */
function mapOf(organizationId: string): Promise<MapTiles | null> {
  return remembered("map-tiles", organizationId, async () => (await deliverySettingsOf(systemContext(db(), organizationId))).settings.map);
}

/** The map of the shop whose link this is. */
export async function mapOfLink(token: string): Promise<MapTiles | null> {
  const organizationId = await organizationOfLink(token);
  return organizationId ? mapOf(organizationId) : null;
}

async function shopOfStaff(cookie: string | undefined): Promise<string | null> {
  return (await sessionFromCookies(cookie))?.actor.organizationId ?? null;
}

function shopOfLink(path: string): Promise<string | null> {
  return organizationOfLink(decodeURIComponent(path.split("/")[2] ?? ""));
}

async function organizationOfLink(token: string): Promise<string | null> {
  const found = await orderOfToken({ db: db(), inTransaction: false, now: () => new Date() }, token);
  return found?.ctx.actor.organizationId ?? null;
}
