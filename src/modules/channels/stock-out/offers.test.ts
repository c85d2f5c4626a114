import { expect, test } from "vitest";
import { offersOf } from "./offers";

const level = (warehouseId: string, productId: string, onHand: number, reserved = 0) => ({
  warehouseId,
  productId,
  onHand,
  reserved,
  safety: 0,
  incoming: 0,
  damaged: 0,
  quarantine: 0,
  inCheck: 0,
  putBack: 0,
});
const levels = [level("msk", "tee", 10, 4), level("kzn", "tee", 3), level("msk", "cap", 5), level("kzn", "cap", 1)];
const bundles = new Map([
  [
    "set",
    [
      { productId: "tee", quantity: 2 },
      { productId: "cap", quantity: 1 },
    ],
  ],
]);
const asked = { levels, warehouseIds: ["msk", "kzn"], productIds: ["tee", "set"], bundles, buffer: 0 };
const plain = (offers: ReturnType<typeof offersOf>) =>
  Object.fromEntries([...offers].map(([id, places]) => [id, Object.fromEntries(places)]));

test("one number per product is the sum over the channel's warehouses", () => {
  expect(plain(offersOf({ ...asked, placeOf: () => "" }))).toEqual({ tee: { "": 9 }, set: { "": 4 } });
});

test("a number per place, and a warehouse without a place serves nothing", () => {
  const map: Record<string, string> = { msk: "W1" };
  expect(plain(offersOf({ ...asked, placeOf: (id) => map[id] }))).toEqual({ tee: { W1: 6 }, set: { W1: 3 } });
  expect(plain(offersOf({ ...asked, placeOf: () => "W1" }))).toEqual({ tee: { W1: 9 }, set: { W1: 4 } });
});

test("the channel's buffer is kept once, where most lies", () => {
  const map: Record<string, string> = { msk: "W1", kzn: "W2" };
  expect(plain(offersOf({ ...asked, productIds: ["tee"], buffer: 4, placeOf: (id) => map[id] }))).toEqual({ tee: { W1: 2, W2: 3 } });
  expect(plain(offersOf({ ...asked, productIds: ["tee"], buffer: 100, placeOf: () => "" }))).toEqual({ tee: { "": 0 } });
});
