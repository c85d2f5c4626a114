import { expect, test } from "vitest";
import { duplicateOf, type Goods } from "./duplicate";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const order = (minute: number, ...lines: Goods[]) => ({ placedAt: at(minute), lines });
const earlier = (minute: number, ...lines: Goods[]) => ({ id: `at ${minute}`, number: "1", ...order(minute, ...lines) });
const tea = (quantity: number): Goods => ({ sku: "TEA", quantity });
const cup = (quantity: number): Goods => ({ sku: "CUP", quantity });

test("the same goods in the same quantities, however they are spread over lines", () => {
  expect(duplicateOf(order(5, tea(1), cup(1), tea(1)), [earlier(0, cup(1), tea(2))], 10)?.id).toBe("at 0");
});

test("another quantity or another product is another order", () => {
  expect(duplicateOf(order(5, tea(1)), [earlier(0, tea(2)), earlier(1, tea(1), cup(1)), earlier(2, cup(1))], 10)).toBeNull();
});

test("outside the window it is a new wish", () => {
  expect(duplicateOf(order(11, tea(1)), [earlier(0, tea(1))], 10)).toBeNull();
  expect(duplicateOf(order(10, tea(1)), [earlier(0, tea(1))], 10)?.id).toBe("at 0");
});
