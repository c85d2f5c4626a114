import { planRouting } from "./plan-routing";
import type { RoutingLine, RoutingRequest, RoutingWarehouse } from "./request";
import { defaultRules, type RoutingRule } from "./rules";

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
  parts: Object.entries(typeof parts === "string" ? { [parts]: 1 } : parts).map(([productId, per]) => ({ productId, per, grams: 500 })),
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

/** What delivery costs and takes from places, told apart by their longitude; of a weight that is not known, only the days. */
export const pricesFrom =
  (prices: Record<number, { minor: number; perKg?: number; days?: number }>): RoutingRequest["deliveryFrom"] =>
  ({ longitude }) => {
    const price = longitude === null ? undefined : prices[longitude];
    if (!price) return null;
    const { minor, perKg = 0, days = 1 } = price;
    return (grams) => ({ costMinor: grams === null ? null : minor + Math.ceil(grams / 1000) * perKg, days });
  };

export const plan = (request: RoutingRequest, warehouses: RoutingWarehouse[], order: readonly RoutingRule[] = defaultRules.order) =>
  planRouting(request, warehouses, { ...defaultRules, order }, now);
