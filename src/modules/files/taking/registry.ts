import type { ImportKind } from "../kinds";
import { orderTaker } from "./take-orders";
import { productTaker } from "./take-products";
import { saleTaker } from "./take-sales";
import { settlementTaker } from "./take-settlements";
import { stockTaker } from "./take-stock";
import type { Taker } from "./taker";

const takers = { products: productTaker, stock: stockTaker, orders: orderTaker, sales: saleTaker, settlements: settlementTaker } as const;

/** How things of a kind are taken in. What one has read is given back to the same one only. */
export function takerOf(kind: ImportKind): Taker<Record<string, unknown>> {
  return takers[kind] as unknown as Taker<Record<string, unknown>>;
}
