import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import type { StockRow } from "../stock-port";
import { askGraph, nodesOf } from "./ask-graph";

const locationsQuery = "query Locations { locations(first: 1) { nodes { id } } }";

/** How Shopify names a location, whether it was given by its number or whole. */
export const locationNamed = (id: string | number) => (String(id).startsWith("gid:") ? String(id) : `gid://shopify/Location/${String(id)}`);

/** The locations that have a number each: those of `settings.warehouseMap`. None: one location has the number of all warehouses. */
export function mappedLocations({ settings }: Pick<Line, "settings">): ReadonlySet<string> {
  const map = settings["warehouseMap"];
  return new Set(typeof map === "object" && map !== null ? Object.values(map).map((id) => locationNamed(id as string)) : []);
}

/** The location of the one number: the settings', else as it was found before, else the shop's first. */
export async function onlyLocation(line: Line, known?: string): Promise<string> {
  const own = line.settings["locationId"];
  if (typeof own === "string" || typeof own === "number") return locationNamed(own);
  if (known) return known;
  const [first] = nodesOf((await askGraph(line, locationsQuery, {}))["locations"]);
  if (typeof first?.["id"] !== "string") throw new ChannelTrouble("rubbish", reason("channel.no_location"));
  return first["id"];
}

/** Where each row's number is kept, in their order; a shop that must be asked for its first location is asked once. */
export async function locationsOf(line: Line, rows: readonly Pick<StockRow, "key" | "place">[]): Promise<string[]> {
  const nameless = rows.find(({ place, key }) => place === "" && !key["locationId"]);
  const first = nameless ? await onlyLocation(line) : undefined;
  const locations: string[] = [];
  for (const { place, key } of rows)
    locations.push(place === "" ? await onlyLocation(line, key["locationId"] ?? first) : locationNamed(place));
  return locations;
}
