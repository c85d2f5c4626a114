import { expect, test } from "vitest";
import { emptyBasket, type GoodsInHand, handSums, lineSum, sellInput, unreadyLine, withGoods, withPartSerials } from "./basket";
import { Sell } from "./inputs";

const goods = (over: Partial<GoodsInHand> = {}): GoodsInHand => ({
  sku: "A",
  name: "Tea",
  picture: null,
  price: { amount: 10_000 },
  taxRate: 22,
  there: 3,
  units: 1,
  serial: null,
  numberedParts: [],
  ...over,
});
const till = { channel: "shop", warehouse: "MSK" };

test("scans of one product add up, a pack brings its units, the newest product stands first", () => {
  let basket = withGoods(emptyBasket("k"), goods());
  basket = withGoods(basket, goods({ sku: "B", units: 6 }));
  basket = withGoods(basket, goods());
  expect(basket.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ["B", 6],
    ["A", 2],
  ]);
  expect(unreadyLine(basket.lines[0] ?? never())).toBe("short");
});

test("a serial number scanned twice is one unit", () => {
  const once = withGoods(emptyBasket("k"), goods({ serial: "S1" }));
  expect(withGoods(once, goods({ serial: "S1" }))).toBe(once);
  expect(withGoods(once, goods({ serial: "S2" })).lines).toMatchObject([{ quantity: 2, serials: ["S1", "S2"] }]);
});

test("a bundle asks for the numbers of its parts, one by one, before it is sold", () => {
  const kit = goods({ sku: "KIT", there: 5, numberedParts: [{ sku: "CAM", name: "Camera", per: 2 }] });
  const camera = (serial: string) => goods({ sku: "CAM", serial });
  let basket = withGoods(emptyBasket("k"), kit);
  expect(unreadyLine(basket.lines[0] ?? never())).toBe("serials");
  for (const serial of ["S1", "S1", "S2"]) basket = withGoods(basket, camera(serial));
  const [line = never()] = basket.lines;
  expect([basket.lines.length, unreadyLine(line), line.parts[0]?.serials]).toEqual([1, null, ["S1", "S2"]]);
  const sent = sellInput(basket, till);
  expect(sent.lines[0]).toMatchObject({ sku: "KIT", parts: [{ sku: "CAM", serials: ["S1", "S2"] }] });
  expect(Sell.safeParse(sent).error).toBeUndefined();
  // A third one is a camera by itself.
  expect(withGoods(basket, camera("S3")).lines.map(({ sku, serials }) => [sku, serials])).toEqual([
    ["CAM", ["S3"]],
    ["KIT", []],
  ]);
  const fewer = withPartSerials(basket, line, "CAM", (serials) => serials.filter((one) => one !== "S1"));
  expect(unreadyLine(fewer.lines[0] ?? never())).toBe("serials");
});

test("what is sent is what the server accepts, and comes to the sum on the screen", () => {
  const one = withGoods(emptyBasket("k"), goods({ units: 2 }));
  const [line = never()] = one.lines;
  const basket = {
    ...one,
    lines: [{ ...line, discountIn: "percent" as const, discount: 12.5 }],
    way: "both" as const,
    cardMinor: 10_000,
    cashMinor: 8_000,
  };
  expect(lineSum(basket.lines[0] ?? never())).toBe(17_500);
  expect(handSums(basket)).toMatchObject({ totals: { totalMinor: 17_500 }, paid: { cashMinor: 7_500, changeMinor: 500 } });
  expect(Sell.parse(sellInput(basket, till))).toMatchObject({
    key: "k",
    lines: [{ sku: "A", quantity: 2, unitPrice: 10_000, discountPercent: 12.5 }],
    payment: { card: 10_000, cash: 8_000 },
  });
});

test("nothing typed means exact money", () => {
  const basket = withGoods(emptyBasket("k"), goods());
  expect(handSums(basket).paid).toMatchObject({ cashMinor: 10_000, changeMinor: 0 });
  expect(handSums({ ...basket, way: "card" }).paid).toMatchObject({ cardMinor: 10_000, cashMinor: 0 });
});

function never(): never {
  throw new Error("no line");
}
