import { expect, test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { inspect } from "./connection";
import { translate } from "./translate";

const receivedAt = new Date("2026-11-22T09:00:00Z");
const good = (id: string, price: string, quantity: string, more = {}) => ({
  id,
  article: "",
  name: `Товар ${id}`,
  price,
  quantity,
  sum: "",
  discount: "",
  ...more,
});

/** As the exchange stores it. */
const document = {
  id: "1c-1",
  number: "ТД-1",
  currency: "руб",
  sum: "1534.45",
  comment: "Позвонить",
  placedAt: "2026-11-20T08:00:00.000Z",
  toldAt: "2026-11-20T09:00:00.000Z",
  buyer: {
    id: "k",
    name: "ООО «Ромашка»",
    email: "buy@example.com",
    phone: "+7 916 123-45-67",
    address: "Казань, Баумана, 5",
    fields: [{ name: "Город", value: "Казань" }],
  },
  goods: [
    good("g1", "411.50", "3", { taxRate: 22, sum: "1233.45", discount: "1.05" }),
    good("g1", "1", "1", { article: "A" }),
    good("ORDER_DELIVERY", "300", "1", { isService: true }),
  ],
  requisites: [{ name: "Метод оплаты", value: "Наличный расчет" }],
  state: { isCancelled: false, isPaid: false, isFinal: false, paymentReference: "" },
};
const read = (rawBody: Uint8Array) => translate({ rawBody, receivedAt });
const orderOf = (changes: object) => {
  const translation = read(Buffer.from(JSON.stringify({ ...document, ...changes })));
  if (!("order" in translation)) throw new Error("unreadable");
  return translation.order;
};

test("an order document of 1C sums to its total to the last kopeck, with delivery as shipping", () => {
  const order = orderOf({});
  expect(order).toMatchObject({
    externalId: "1c-1",
    externalNumber: "ТД-1",
    state: "cash_on_delivery",
    currency: "RUB",
    totalMinor: 153_445,
    shippingPriceMinor: 30_000,
    problems: [],
  });
  expect(
    order.lines.map(({ externalLineId, sku, quantity, unitPriceMinor, discountMinor }) => [
      externalLineId,
      sku,
      quantity * unitPriceMinor - discountMinor,
    ]),
  ).toEqual([
    ["g1", null, 123_345],
    ["g1@2", "A", 100],
  ]);
});

test("what became of it at 1C is its state; a sum that its parts do not make is shown to a person", () => {
  const state = (changes: object) => orderOf({ state: { ...document.state, ...changes } }).state;
  expect([state({ isPaid: true }), state({ isFinal: true }), state({ isCancelled: true, isPaid: true })]).toEqual([
    "paid",
    "completed",
    "cancelled",
  ]);
  expect(orderOf({ sum: "1600" }).problems.map(({ reason }) => reason.code)).toEqual(["channel.total_mismatch"]);
  expect(orderOf({ goods: [] }).problems.map(({ reason }) => reason.code)).toContain("channel.no_lines");
});

test("no change to a document makes the adapter throw or lose its sums", () => expectSoundWhateverChanges(document, read, receivedAt));

test("no bytes make the adapter throw", () => {
  expectNoThrow(read);
  expectNoThrow((rawBody) => inspect({ rawBody }));
});
