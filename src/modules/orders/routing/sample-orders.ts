import { planRouting } from "./plan-routing";
import type { RoutingLine, RoutingRequest, RoutingWarehouse } from "./request";
import type { RoutingRule } from "./rules";

/** Small orders and warehouses for the tests of routing. */

export const now = new Date("2026-11-24T08:00:00Z");
export const kazan = { latitude: 55.7963, longitude: 49.1088 };
export const moscow = { latitude: 55.7558, longitude: 37.6173 };

export const aWarehouse = (code: string, stock: Record<string, number>, more: Partial<RoutingWarehouse> = {}): RoutingWarehouse => ({
  id: `id-${code}`,
  code,
  name: code,
  latitude: null,
  longitude: null,
  priority: 100,
  cutOff: "15:00",
  timezone: "Europe/Moscow",
  active: true,
  available: new Map(Object.entries(stock)),
  ...more,
});

export const aLine = (
  lineId: string,
  quantity: number,
  parts: string | Record<string, number> = lineId,
  keepTogether: string | null = null,
): RoutingLine => ({
  lineId,
  quantity,
  parts: typeof parts === "string" ? [{ productId: parts, per: 1 }] : Object.entries(parts).map(([productId, per]) => ({ productId, per })),
  keepTogether,
});

export const aRequest = (lines: RoutingLine[], more: Partial<RoutingRequest> = {}): RoutingRequest => ({
  destination: null,
  channelWarehouseIds: null,
  pinnedWarehouseId: null,
  lines,
  shipBy: null,
  allowSplitUnits: true,
  maxParcels: 3,
  ...more,
});

export const plan = (request: RoutingRequest, warehouses: RoutingWarehouse[], rules?: readonly RoutingRule[]) =>
  planRouting(request, warehouses, rules, now);
