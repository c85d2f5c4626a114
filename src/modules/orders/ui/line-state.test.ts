import { expect, test } from "vitest";
import type { LineAnswer } from "../answer";
import { lineState } from "./line-state";

const line = (of: Partial<LineAnswer>): LineAnswer => ({
  id: "l",
  sku: "A",
  name: "A",
  quantity: 5,
  cancelled: 0,
  reserved: 0,
  backordered: 0,
  picked: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
  returned: 0,
  unitPrice: 100,
  discount: 0,
  promisedAt: null,
  taxRate: null,
  ...of,
});

test.each([
  [{}, "none", 0, 5],
  [{ reserved: 5 }, "reserved", 5, 5],
  [{ reserved: 3, backordered: 2 }, "partlyWaiting", 2, 3],
  [{ backordered: 5 }, "waiting", 5, 5],
  [{ reserved: 5, picked: 2 }, "picked", 2, 5],
  [{ reserved: 5, picked: 5, packed: 5 }, "packed", 5, 5],
  [{ shipped: 2, picked: 5, packed: 5 }, "shipped", 2, 5],
  [{ shipped: 4, delivered: 4, cancelled: 1 }, "delivered", 4, 4],
  [{ cancelled: 5 }, "cancelled", 5, 5],
])("a line with %o is %s: %i of %i", (of, key, units, whole) => {
  expect(lineState(line(of))).toMatchObject({ key, units, of: whole });
});
