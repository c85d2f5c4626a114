import { distanceKm } from "@/lib/geo";
import type { DemoBuyer } from "./buyers";
import { demoProduct } from "./catalog";
import type { DemoWarehouse } from "./places-warehouses";
import type { Dice } from "./plan-dice";
import type { Carriage } from "./plan-journey";
import type { DemoChannelCode, PlannedShipment } from "./plan-order";
import type { Need } from "./plan-shelf";

/** How a buyer wants to get the parcel. */
export function carriageFor(channel: DemoChannelCode, buyer: DemoBuyer, warehouse: DemoWarehouse, random: Dice): Carriage {
  if (channel === "shop-msk") return { carrier: "pickup", service: "pickup" };
  const roll = random.next();
  if (buyer.address.city === warehouse.address.city) {
    if (roll < 0.5) return { carrier: "own_courier", service: "courier" };
    if (roll < 0.75) return { carrier: "pickup", service: "pickup" };
    return { carrier: "simulated", service: "point" };
  }
  return { carrier: "simulated", service: buyer.address.country !== "RU" || roll < 0.45 ? "courier" : "point" };
}

const freeFromMinor = 500_000;

/** What the buyer pays for delivery. */
export function deliveryPriceMinor({ service }: Carriage, goodsMinor: number): number {
  if (service === "pickup" || goodsMinor >= freeFromMinor) return 0;
  return service === "courier" ? 35_000 : 25_000;
}

export const kilometres = (warehouse: DemoWarehouse, buyer: DemoBuyer) => Math.round(distanceKm(warehouse, buyer.address) * 10) / 10;

/** Boxes of up to ten kilos, with paper and foam. */
export function parcelsFor(units: readonly Need[]): PlannedShipment["parcels"] {
  const grams = units.reduce((sum, { sku, quantity }) => sum + demoProduct(sku).weightGrams * quantity, 0);
  const litres = units.reduce((sum, { sku, quantity }) => {
    const { length, width, height } = demoProduct(sku).dimensionsMm;
    return sum + (length * width * height * quantity) / 1e6;
  }, 0);
  const longest = Math.max(...units.map(({ sku }) => demoProduct(sku).dimensionsMm.length));
  const count = Math.max(1, Math.ceil(grams / 10_000));
  // A third more room than the goods need, on the next ten millimetres.
  const side = Math.cbrt((litres * 1.35e6) / count);
  const up = (mm: number) => Math.max(60, Math.ceil(mm / 10) * 10);
  const dimensionsMm = { length: up(Math.max(longest + 20, side * 1.25)), width: up(side), height: up(side * 0.8) };
  return Array.from({ length: count }, () => ({
    weightGrams: Math.round((grams * 1.06) / count + 140),
    dimensionsMm: { ...dimensionsMm },
  }));
}

/** What the carrier asks of the shop. */
export function costMinor({ carrier, service }: Carriage, km: number, parcels: PlannedShipment["parcels"]): number {
  const kilos = parcels.reduce((sum, { weightGrams }) => sum + Math.ceil(weightGrams / 1000), 0);
  if (carrier === "pickup") return 0;
  if (carrier === "own_courier") return 30_000 + Math.max(0, kilos - 3) * 4000;
  return service === "courier" ? 32_000 + kilos * 3500 + Math.round(km) * 6 : 19_000 + kilos * 2500 + Math.round(km) * 4;
}
