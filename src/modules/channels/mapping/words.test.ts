import { expect, test } from "vitest";
import { fixture, intakeOf } from "../marketplaces/woocommerce/fixtures";
import { inOurWords, type Meaning, wordsOf } from "./words";

const order = (changes: Partial<ReturnType<typeof intakeOf>> = {}) => ({
  ...intakeOf(fixture("order-paid")),
  shippingMethod: "flat_rate",
  shippingMethodTitle: "Курьер",
  paymentMethod: "yookassa",
  pickupPoint: { carrier: "sdek", code: "MSK1" },
  ...changes,
});
const says =
  (words: Record<string, Record<string, string>>): Meaning =>
  (kind, theirs) =>
    words[`${kind} ${theirs}`] ?? null;

test("words with a meaning are said in ours, all others stay as they came and are told", () => {
  const { order: said, unmapped } = inOurWords(order(), says({ "delivery flat_rate": { shippingMethod: "courier" } }));
  expect(said).toMatchObject({ shippingMethod: "courier", paymentMethod: "yookassa", pickupPoint: { carrier: "sdek", code: "MSK1" } });
  expect(unmapped.map(({ kind, theirs }) => `${kind} ${theirs}`)).toEqual(["payment yookassa", "pickup_point sdek"]);
});

test("one pickup point may mean another than the rest of its carrier's", () => {
  const words = { "pickup_point sdek": { carrier: "cdek" }, "pickup_point sdek:MSK1": { carrier: "pickup", code: "main" } };
  expect(inOurWords(order(), says(words)).order.pickupPoint).toEqual({ carrier: "pickup", code: "main" });
  const other = order({ pickupPoint: { carrier: "sdek", code: "MSK2" } });
  expect(inOurWords(other, says(words)).order.pickupPoint).toEqual({ carrier: "cdek", code: "MSK2" });
});

test("what is ours already asks nothing: collection, and what the marketplace carries", () => {
  expect(wordsOf(order({ shippingMethod: "pickup", paymentMethod: null, pickupPoint: null }))).toEqual([]);
  const carried = order({ carriedByChannel: true, paymentMethod: null, pickupPoint: null });
  expect(wordsOf(carried)).toEqual([]);
  expect(inOurWords(carried, () => null).order.shippingMethod).toBe("marketplace");
});

test("a warehouse binds what we fulfil and says nothing of what the channel does", () => {
  const words = says({ "warehouse 51": { warehouse: "KZN" } });
  expect(inOurWords(order({ place: "51" }), words).warehouse).toBe("KZN");
  expect(inOurWords(order({ place: "51", fulfilledBy: "channel" }), words).warehouse).toBeNull();
});
