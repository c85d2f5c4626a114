import { seededFraction } from "@/lib/seeded";
import { planRouting } from "@/modules/orders/routing/plan-routing";
import type { RoutingRequest, RoutingWarehouse } from "@/modules/orders/routing/request";
import { defaultRules, type RoutingRules, routingRules } from "@/modules/orders/routing/rules";
import { deliveryEstimator, openPriceBook } from "@/modules/shipments/carriers/price-lists";

const warehouseCount = 12;
const productCount = 1000;
const sample = 2000;
const measuredMs = 3000;
const now = new Date("2026-11-24T08:00:00Z");

// Where the warehouses stand and the buyers live: large towns from Kaliningrad to Vladivostok.
const towns = [
  [55.7558, 37.6173],
  [59.9386, 30.3141],
  [55.0415, 82.9346],
  [56.8519, 60.6122],
  [55.7887, 49.1221],
  [56.3287, 44.002],
  [55.1544, 61.4297],
  [53.2001, 50.15],
  [54.9924, 73.3686],
  [47.2313, 39.7233],
  [45.0448, 38.976],
  [43.1056, 131.874],
  [51.672, 39.1843],
  [58.0105, 56.2502],
  [54.7065, 20.511],
  [48.7194, 44.5018],
] as const;

/**
 * How many orders one core plans in a second over twelve warehouses: one to five lines of a thousand products, most of them in
 * most warehouses, some scarce, every third order promised for a day. Planning alone: no database.
 */
export function routingBenchmark() {
  const { orders, warehouses } = sampleShop();
  return [
    { what: "without tariffs and capacities", ...measure(orders, warehouses, defaultRules) },
    {
      what: "with both, every rule on",
      ...measure(orders.map(withPrices), warehouses.map(withCapacity), { ...defaultRules, order: routingRules }),
    },
    {
      what: "with both, cheapest first",
      ...measure(orders.map(withPrices), warehouses.map(withCapacity), { ...defaultRules, order: ["cost_band", ...routingRules] }),
    },
  ];
}

// A town's own zone, the neighbourhood, and the rest of the country by two services.
const book = openPriceBook(
  [
    {
      code: "own_courier",
      kind: "own_courier",
      settings: {
        zones: [{ code: "near", withinKm: 50 }, { code: "region", withinKm: 600, cities: ["Казань", "Самара"] }, { code: "far" }],
        tariffs: [
          { zone: "near", baseMinor: 20_000, baseGrams: 3000, perExtraKgMinor: 3_000, days: { min: 0, max: 1 } },
          { zone: "region", baseMinor: 35_000, baseGrams: 1000, perExtraKgMinor: 6_000, days: { min: 1, max: 3 } },
          { zone: "far", baseMinor: 60_000, baseGrams: 1000, perExtraKgMinor: 9_000, days: { min: 3, max: 8 } },
          { zone: "far", service: "air", baseMinor: 120_000, perExtraKgMinor: 20_000, maxGrams: 20_000, days: { min: 1, max: 2 } },
        ],
      },
    },
  ],
  [],
);

function withPrices(order: RoutingRequest, at: number): RoutingRequest {
  const place = { country: "RU", region: null, city: "Казань", postalCode: null, line1: null };
  const to = order.destination && { ...place, ...order.destination };
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, parts: line.parts.map((part) => ({ ...part, grams: 200 + (at % 7) * 300 })) })),
    deliveryFrom: deliveryEstimator(book, { to, shippingMethod: "courier", pickupPoint: null, currency: "RUB" }),
  };
}

const withCapacity = (warehouse: RoutingWarehouse, at: number): RoutingWarehouse => ({ ...warehouse, capacity: 100, openWork: at * 10 });

function sampleShop() {
  let drawn = 0;
  const random = () => seededFraction(`routing ${drawn++}`);
  const below = (limit: number) => Math.floor(random() * limit);
  const point = (at: number) => ({ latitude: towns[at]?.[0] ?? 0, longitude: towns[at]?.[1] ?? 0 });
  const warehouses = Array.from(
    { length: warehouseCount },
    (_, at): RoutingWarehouse => ({
      id: `warehouse-${String(at).padStart(2, "0")}`,
      code: `W${at}`,
      name: `W${at}`,
      ...point(at),
      priority: 100,
      cutOff: at % 2 === 0 ? "15:00" : "12:00",
      timezone: "Europe/Moscow",
      active: true,
      available: new Map(Array.from({ length: productCount }, (_, product) => [`product-${product}`, random() < 0.35 ? 0 : below(20)])),
    }),
  );
  const orders = Array.from({ length: sample }, (_, at): RoutingRequest => {
    const first = below(productCount);
    return {
      destination: point(below(towns.length)),
      channelWarehouseIds: null,
      pinnedWarehouseId: null,
      lines: Array.from({ length: 1 + below(5) }, (_, line) => ({
        lineId: `line-${line}`,
        quantity: 1 + below(3),
        parts: [{ productId: `product-${(first + line * 37) % productCount}`, per: 1 }],
      })),
      shipBy: at % 3 === 0 ? new Date("2026-11-24T20:59:59Z") : null,
      allowSplitUnits: true,
      maxParcels: 3,
    };
  });

  return { orders, warehouses };
}

function measure(orders: readonly RoutingRequest[], warehouses: readonly RoutingWarehouse[], rules: RoutingRules) {
  for (const order of orders) planRouting(order, warehouses, rules, now);
  const took: number[] = [];
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  for (let at = 0; performance.now() - began < measuredMs; at = (at + 1) % sample) {
    const start = performance.now();
    const order = orders[at];
    if (order) planRouting(order, warehouses, rules, now);
    took.push(performance.now() - start);
  }
  // By the processor's clock, so that what else runs on the machine does not count.
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (user + system) / 1e6;
  took.sort((a, b) => a - b);
  const percentile = (share: number) => Math.round((took[Math.floor(took.length * share)] ?? 0) * 1000);
  return {
    warehouses: warehouseCount,
    perSecond: Math.round(took.length / seconds),
    p50Microseconds: percentile(0.5),
    p99Microseconds: percentile(0.99),
  };
}
