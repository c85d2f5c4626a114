import { expect, test } from "vitest";
import { plan, productOf } from "./parcels";

const line = (externalLineId: string, quantity: number) => ({ externalLineId, sku: externalLineId, externalProductId: null, quantity });

test("packed units go to the postings that wait for them, no more than they need", () => {
  expect(plan({ "1-1-1": { a: 2 }, "1-1-2": { a: 1, b: 1 } }, [[line("a", 3)], [line("b", 1)]])).toEqual([
    { posting: "1-1-1", packages: [{ a: 2 }], whole: true },
    { posting: "1-1-2", packages: [{ a: 1 }, { b: 1 }], whole: true },
  ]);
  expect(plan({ "1-1-1": { a: 2, b: 1 } }, [[line("a", 5)]])).toEqual([{ posting: "1-1-1", packages: [{ a: 2 }], whole: false }]);
  expect(plan({ "1-1-1": { a: 2 } }, [[line("c", 1)]])).toEqual([]);
});

test("lines of one product at two prices are one product to Ozon", () => {
  expect(productOf(line("1780441922@1250", 1))).toBe("1780441922");
  expect(plan({ "1-1-1": { a: 2 } }, [[line("a", 1), line("a@1250", 1)]])).toEqual([
    { posting: "1-1-1", packages: [{ a: 2 }], whole: true },
  ]);
});
