import type { Reason } from "@/lib/reason";
import { type BasketLine, basketTotals, discountOf, type Settled, settle } from "./sale";

/** What a till has in hand before it is sold. Pure: it is kept in the browser until the server has acknowledged the sale. */

export type GoodsInHand = {
  sku: string;
  name: string;
  picture: string | null;
  price: { amount: number };
  taxRate: number | null;
  there: number;
  units: number;
  serial: string | null;
  numberedParts: readonly { sku: string; name: string; per: number }[];
};

/** A part of a bundle whose units have numbers: `per` in each bundle. */
export type PartInHand = { sku: string; name: string; per: number; serials: readonly string[] };

export type HandLine = Omit<GoodsInHand, "price" | "units" | "serial" | "numberedParts"> & {
  quantity: number | null;
  unitPriceMinor: number | null;
  discountIn: "amount" | "percent";
  discount: number | null;
  /** Of a product whose units have numbers: as many as the quantity. */
  serials: readonly string[];
  parts: readonly PartInHand[];
};

export const payWays = ["cash", "card", "both"] as const;
export type PayWay = (typeof payWays)[number];

export type Basket = {
  key: string;
  lines: readonly HandLine[];
  phone: string;
  way: PayWay;
  /** What the buyer gives; null: exactly what is due. */
  cashMinor: number | null;
  cardMinor: number | null;
};

export const emptyBasket = (key: string): Basket => ({ key, lines: [], phone: "", way: "cash", cashMinor: null, cardMinor: null });

/**
 * Puts what was scanned into the basket: the number of a unit into a bundle that lacks it, else more of a line that is there, else a
 * new line. The same serial number twice is one unit.
 */
export function withGoods(basket: Basket, { price, units, serial, numberedParts, ...goods }: GoodsInHand): Basket {
  if (serial && basket.lines.some(({ parts }) => parts.some((part) => part.sku === goods.sku && part.serials.includes(serial))))
    return basket;
  const lacking = serial
    ? basket.lines.find((line) => line.parts.some((part) => part.sku === goods.sku && lackOf(line, part) > 0))
    : undefined;
  if (serial && lacking) return withPartSerials(basket, lacking, goods.sku, (serials) => [...serials, serial]);
  const known = basket.lines.find((line) => line.sku === goods.sku);
  if (!known) {
    const line: HandLine = {
      ...goods,
      quantity: units,
      unitPriceMinor: price.amount,
      discountIn: "amount",
      discount: null,
      serials: serial ? [serial] : [],
      parts: numberedParts.map((part) => ({ ...part, serials: [] })),
    };
    return { ...basket, lines: [line, ...basket.lines] };
  }
  if (serial && known.serials.includes(serial)) return basket;
  const serials = serial ? [...known.serials, serial] : known.serials;
  const more = { ...known, there: goods.there, quantity: (known.quantity ?? 0) + units, serials };
  return { ...basket, lines: basket.lines.map((line) => (line === known ? more : line)) };
}

/** How many numbers of a part a bundle's line still lacks; negative: so many too many. */
export function lackOf({ quantity }: Pick<HandLine, "quantity">, { per, serials }: PartInHand): number {
  return (quantity ?? 0) * per - serials.length;
}

/** The basket with other numbers of one part of a line. */
export function withPartSerials(
  basket: Basket,
  line: HandLine,
  sku: string,
  change: (serials: readonly string[]) => readonly string[],
): Basket {
  const parts = line.parts.map((part) => (part.sku === sku ? { ...part, serials: change(part.serials) } : part));
  return { ...basket, lines: basket.lines.map((one) => (one === line ? { ...one, parts } : one)) };
}

/** A line as its money counts; what is not typed yet counts as nothing. */
function countedLine(line: HandLine): BasketLine {
  const { quantity, unitPriceMinor, taxRate, discountIn, discount } = line;
  return {
    quantity: quantity ?? 0,
    unitPriceMinor: unitPriceMinor ?? 0,
    taxRate,
    discountMinor: discountIn === "amount" ? (discount ?? 0) : 0,
    discountPercent: discountIn === "percent" ? (discount ?? 0) : null,
  };
}

export function lineSum(line: HandLine): number {
  const counted = countedLine(line);
  return counted.quantity * counted.unitPriceMinor - discountOf(counted);
}

/** The sums of the basket, and how it is paid as things stand. */
export function handSums(basket: Basket): { totals: ReturnType<typeof basketTotals>; paid: Settled | { refused: Reason } } {
  const totals = basketTotals(basket.lines.map(countedLine));
  return { totals, paid: settle(totals.totalMinor, givenOf(basket, totals.totalMinor)) };
}

function givenOf({ way, cashMinor, cardMinor }: Basket, totalMinor: number) {
  const card = way === "cash" ? 0 : way === "card" ? totalMinor : (cardMinor ?? 0);
  return { cardMinor: card, cashMinor: way === "card" ? 0 : (cashMinor ?? Math.max(0, totalMinor - card)) };
}

/** Lines that are not ready to be sold: nothing typed, more than lies free, or numbers of a bundle's parts that are not scanned. */
export function unreadyLine(line: HandLine): "quantity" | "price" | "short" | "serials" | null {
  if (!line.quantity) return "quantity";
  if (line.unitPriceMinor === null) return "price";
  if (line.quantity > line.there) return "short";
  return line.parts.some((part) => lackOf(line, part) !== 0) ? "serials" : null;
}

/** What is sent to be sold. */
export function sellInput(basket: Basket, till: { channel: string; warehouse: string }) {
  const { totals } = handSums(basket);
  const { cardMinor, cashMinor } = givenOf(basket, totals.totalMinor);
  return {
    ...till,
    key: basket.key,
    ...(basket.phone.trim() && { customer: { phone: basket.phone.trim() } }),
    lines: basket.lines.map(({ sku, quantity, unitPriceMinor, discountIn, discount, serials, parts }) => ({
      sku,
      quantity: quantity ?? 0,
      unitPrice: unitPriceMinor ?? 0,
      ...(discount && (discountIn === "percent" ? { discountPercent: discount } : { discount })),
      ...(serials.length > 0 && { serials: [...serials] }),
      ...(parts.length > 0 && { parts: parts.map((part) => ({ sku: part.sku, serials: [...part.serials] })) }),
    })),
    payment: { card: cardMinor, cash: cashMinor },
  };
}
