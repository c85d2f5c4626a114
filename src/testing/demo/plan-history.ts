import { demoBuyers } from "./buyers";
import { demoProducts } from "./catalog";
import { demoWarehouses } from "./places-warehouses";
import { growth, taxWithin } from "./plan-basket";
import { busyness, dayMs, hourMs, minuteMs, moscowMidnight, timeOfDay } from "./plan-calendar";
import { at, dice, weightedDraw } from "./plan-dice";

/** A past order of one line of goods or a few, all from one warehouse: enough for lists, search and analytics at size. */
export type HistoryOrder = {
  /** Running number over all organizations, from 0, in the order of time. */
  index: number;
  /** Which of the organizations, from 0. */
  organization: number;
  placedAt: Date;
  channel: "site" | "wc" | "phone" | "shop-msk";
  /** Position in demoBuyers. */
  buyer: number;
  warehouse: "MSK" | "KZN" | "EKB";
  lines: HistoryLine[];
  shippingPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  carrier: "own_courier" | "pickup" | "simulated";
  service: "courier" | "point" | "pickup";
  method: "card" | "sbp" | "cash";
  cashOnDelivery: boolean;
  state: "closed" | "cancelled" | "shipped" | "reserved";
  pickingAt: Date | null;
  pickedAt: Date | null;
  packedAt: Date | null;
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  /** When the money came; with the delivery it closes the order. */
  paidAt: Date | null;
  closedAt: Date | null;
  cancelledAt: Date | null;
  score: 1 | 2 | 3 | 4 | 5 | null;
};

/** `product` is the position in the products that the plan was given. */
export type HistoryLine = {
  product: number;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxRate: number;
  taxMinor: number;
  totalMinor: number;
};

export type HistoryProduct = { sku: string; priceMinor: number; taxRate: number; demandPerDay: number };

/** Goods that come in just before a chunk, exactly what it takes off the shelves: on hand never falls below what stood there before. */
export type HistoryArrival = { organization: number; warehouse: HistoryOrder["warehouse"]; product: number; quantity: number; at: Date };

export type HistoryChunk = { orders: HistoryOrder[]; arrivals: HistoryArrival[] };

export type HistoryRequest = {
  seed: number;
  orders: number;
  now: Date;
  days?: number;
  organizations?: number;
  chunkSize?: number;
  /** What is sold; by default everything of the demo shop that is no bundle. */
  products?: readonly HistoryProduct[];
};

/** What historyPlan sells unless it is told otherwise. */
export const historyProducts: readonly HistoryProduct[] = demoProducts.filter(({ components }) => components.length === 0);

const warehouseCodes = ["MSK", "KZN", "EKB"] as const;
const transitDays = { own_courier: 1, simulated: 4, pickup: 1 } as const;

/** A long past in chunks, oldest first: nothing is kept between them, so a million orders need no memory. Quick enough never to be what a seed waits for. */
export function* historyPlan({
  seed,
  orders,
  now,
  days = 730,
  organizations = 1,
  chunkSize = 5000,
  products = historyProducts,
}: HistoryRequest): Generator<HistoryChunk> {
  const random = dice(seed);
  const drawProduct = weightedDraw(products.map(({ demandPerDay }) => demandPerDay));
  const drawBuyer = weightedDraw(demoBuyers.map(({ weight }) => weight));
  const end = now.getTime();
  const today = moscowMidnight(end);
  const midnights = Array.from({ length: days }, (_, i) => today - (days - i) * dayMs);
  const weights = midnights.map((midnight) => busyness(midnight) * growth(midnight, end));
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);

  let chunk: HistoryOrder[] = [];
  let placed = 0;
  let weightSoFar = 0;
  for (const [i, midnight] of midnights.entries()) {
    weightSoFar += at(weights, i);
    // Rounding the running sum, not each day, ends at exactly the number asked for.
    const upTo = i === days - 1 ? orders : Math.round((orders * weightSoFar) / totalWeight);
    const count = upTo - placed;
    for (let n = 0; n < count; n += 1) {
      const placedAt = midnight + timeOfDay((n + random.next()) / count);
      chunk.push(pastOrder(placed, placedAt));
      placed += 1;
      if (chunk.length === chunkSize) {
        yield { orders: chunk, arrivals: arrivalsFor(chunk) };
        chunk = [];
      }
    }
  }
  if (chunk.length > 0) yield { orders: chunk, arrivals: arrivalsFor(chunk) };

  function pastOrder(index: number, placedAt: number): HistoryOrder {
    const buyer = drawBuyer(random);
    const overTheCounter = random.chance(0.1);
    const roll = random.next();
    const channel = overTheCounter ? "shop-msk" : roll < 0.62 ? "site" : roll < 0.88 ? "wc" : "phone";
    const warehouse = overTheCounter ? "MSK" : at(warehouseCodes, nearest(buyer));
    const local = at(demoBuyers, buyer).address.city === at(demoWarehouses, nearest(buyer)).address.city;
    const carrier = overTheCounter ? "pickup" : local ? (roll < 0.5 ? "own_courier" : "pickup") : "simulated";
    const service = carrier === "simulated" ? (roll < 0.45 ? "courier" : "point") : carrier === "pickup" ? "pickup" : "courier";
    const lines = linesOf();
    const goods = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    const shippingPriceMinor = service === "pickup" || goods >= 500_000 ? 0 : service === "courier" ? 35_000 : 25_000;
    const cashOnDelivery = !overTheCounter && random.chance(0.15);
    const cancelled = !overTheCounter && random.chance(0.04);
    const wait = overTheCounter ? 0 : random.between(20, 1100) * minuteMs;
    const pickingAt = placedAt + wait + 30_000;
    const pickedAt = pickingAt + random.between(2, 15) * (overTheCounter ? 2000 : minuteMs);
    const packedAt = pickedAt + random.between(2, 12) * (overTheCounter ? 2000 : minuteMs);
    const delivered = overTheCounter
      ? packedAt + 30_000
      : packedAt + 2 * hourMs + Math.floor(transitDays[carrier] * (0.5 + random.next()) * dayMs);
    const handedOver = carrier === "pickup" ? delivered : packedAt + random.between(10, 110) * minuteMs;
    const paid = cashOnDelivery
      ? delivered + (carrier === "pickup" ? 60_000 : random.between(1, 7) * dayMs)
      : placedAt + (overTheCounter ? 0 : random.between(60, 300) * 1000);
    const until = (time: number) => (!cancelled && time <= end ? new Date(time) : null);
    const paidAt = cancelled ? null : until(paid);
    const deliveredAt = until(delivered);
    const handedOverAt = until(handedOver);
    const closedAt = deliveredAt && paidAt ? new Date(Math.max(delivered, paid)) : null;
    const mood = random.next();
    return {
      index,
      organization: organizations === 1 ? 0 : Math.floor(random.next() * organizations),
      placedAt: new Date(placedAt),
      channel,
      buyer,
      warehouse,
      lines,
      shippingPriceMinor,
      discountMinor: lines.reduce((sum, line) => sum + line.discountMinor, 0),
      taxMinor: lines.reduce((sum, line) => sum + line.taxMinor, taxWithin(shippingPriceMinor, 22)),
      totalMinor: goods + shippingPriceMinor,
      carrier,
      service,
      method: mood < 0.65 ? "card" : mood < 0.9 ? "sbp" : "cash",
      cashOnDelivery,
      state: cancelled ? "cancelled" : closedAt ? "closed" : handedOverAt ? "shipped" : "reserved",
      pickingAt: until(pickingAt),
      pickedAt: until(pickedAt),
      packedAt: until(packedAt),
      handedOverAt,
      deliveredAt,
      paidAt,
      closedAt,
      cancelledAt: cancelled ? new Date(Math.min(end, placedAt + 30 * minuteMs)) : null,
      score:
        deliveredAt && !overTheCounter && mood < 0.25
          ? mood < 0.16
            ? 5
            : mood < 0.21
              ? 4
              : mood < 0.235
                ? 3
                : mood < 0.245
                  ? 2
                  : 1
          : null,
    };
  }

  function linesOf(): HistoryLine[] {
    const roll = random.next();
    const size = Math.min(products.length, roll < 0.42 ? 1 : roll < 0.72 ? 2 : roll < 0.89 ? 3 : roll < 0.97 ? 4 : 5);
    const off = random.chance(0.08) ? 10 : 0;
    const lines: HistoryLine[] = [];
    while (lines.length < size) {
      const product = drawProduct(random);
      if (lines.some((line) => line.product === product)) continue;
      const { priceMinor, taxRate } = at(products, product);
      const quantity = random.chance(0.2) ? random.between(2, 4) : 1;
      const discountMinor = Math.floor((priceMinor * quantity * off) / 10_000) * 100;
      const totalMinor = priceMinor * quantity - discountMinor;
      lines.push({
        product,
        quantity,
        unitPriceMinor: priceMinor,
        discountMinor,
        taxRate,
        taxMinor: taxWithin(totalMinor, taxRate),
        totalMinor,
      });
    }
    return lines;
  }
}

const nearestOf = demoBuyers.map(({ address }) => {
  const apart = demoWarehouses.map(
    ({ latitude, longitude }) => (latitude - address.latitude) ** 2 + ((longitude - address.longitude) / 2) ** 2,
  );
  return apart.indexOf(Math.min(...apart));
});
const nearest = (buyer: number) => at(nearestOf, buyer);

/** What a chunk takes, brought in an hour before its first order. */
function arrivalsFor(orders: readonly HistoryOrder[]): HistoryArrival[] {
  const time = new Date(at(orders, 0).placedAt.getTime() - hourMs);
  const arrivals = new Map<string, HistoryArrival>();
  for (const { organization, warehouse, lines } of orders) {
    for (const { product, quantity } of lines) {
      // Also what was cancelled lay on the shelf for the half hour in between, so it stays there afterwards.
      const key = `${organization} ${warehouse} ${product}`;
      const arrival = arrivals.get(key);
      if (arrival) arrival.quantity += quantity;
      else arrivals.set(key, { organization, warehouse, product, quantity, at: time });
    }
  }
  return [...arrivals.values()];
}
