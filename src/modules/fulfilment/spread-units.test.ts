import { expect, test } from "vitest";
import { spreadUnits } from "./spread-units";

const line = (id: string, sku: string, quantity: number, more: { orderSku?: string; orderLineId?: string; per?: number } = {}) => ({
  id,
  sku,
  quantity,
  orderSku: more.orderSku ?? sku,
  orderLineId: more.orderLineId ?? id,
  per: more.per ?? 1,
});
const room = ({ quantity }: { quantity: number }) => quantity;

test("one SKU on two lines fills the first before the second", () => {
  const lines = [line("1", "A", 1), line("2", "A", 2)];
  expect(spreadUnits(lines, [{ sku: "A", quantity: 2 }], room)).toEqual({
    taken: new Map([
      ["1", 1],
      ["2", 1],
    ]),
  });
});

test("the same SKU named twice is summed before it is compared", () => {
  const wanted = [
    { sku: "A", quantity: 2 },
    { sku: "A", quantity: 2 },
  ];
  expect(spreadUnits([line("1", "A", 3)], wanted, room)).toEqual({
    refused: { code: "fulfilment.too_many", params: { sku: "A", quantity: 4, most: 3 } },
  });
});

test("a bundle's own SKU stands for all of its parts", () => {
  const lines = [
    line("1", "A", 4, { orderSku: "SET", orderLineId: "x", per: 2 }),
    line("2", "B", 2, { orderSku: "SET", orderLineId: "x" }),
  ];
  expect(spreadUnits(lines, [{ sku: "SET", quantity: 1 }], room)).toEqual({
    taken: new Map([
      ["1", 2],
      ["2", 1],
    ]),
  });
  expect(spreadUnits(lines, [{ sku: "SET", quantity: 3 }], room)).toMatchObject({ refused: { code: "fulfilment.too_many" } });
});

test("parts and whole bundles share the same room", () => {
  const lines = [line("1", "A", 2, { orderSku: "SET", orderLineId: "x" })];
  const wanted = [
    { sku: "A", quantity: 2 },
    { sku: "SET", quantity: 1 },
  ];
  expect(spreadUnits(lines, wanted, room)).toMatchObject({ refused: { code: "fulfilment.too_many", params: { sku: "SET" } } });
});

test("what is not part of the work is refused by name", () => {
  expect(spreadUnits([line("1", "A", 1)], [{ sku: "Z", quantity: 1 }], room)).toEqual({
    refused: { code: "fulfilment.not_in_work", params: { sku: "Z" } },
  });
});
