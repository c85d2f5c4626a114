import { expect, test } from "vitest";
import { bytes, fixture, intakeOf, problemsOf, receivedAt } from "./fixtures";
import { translate } from "./translate";

const unreadable = (body: unknown) => {
  const translation = translate({ rawBody: bytes(body), receivedAt });
  return "unreadable" in translation ? translation.unreadable.code : null;
};

test("a paid order is read whole, tax included, to the kopeck", () => {
  expect(intakeOf(fixture("order-paid"))).toEqual({
    externalId: "4711",
    externalNumber: "4711",
    externalVersion: new Date("2026-11-20T09:15:42Z"),
    state: "paid",
    rawStatus: "processing",
    placedAt: new Date("2026-11-20T09:15:30Z"),
    currency: "RUB",
    customer: { name: "Мария Иванова", email: "maria@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: {
      country: "RU",
      region: "Татарстан",
      city: "Казань",
      postalCode: "420000",
      line1: "ул. Баумана, 1, кв. 12",
      latitude: null,
      longitude: null,
    },
    shippingMethod: "official_cdek",
    shippingMethodTitle: "СДЭК: склад – дверь",
    pickupPoint: null,
    shippingPriceMinor: 30000,
    fees: [],
    totalMinor: 316920,
    prepayments: [],
    lines: [
      {
        externalLineId: "501",
        partOf: null,
        sku: "TEE-BLK-M",
        externalProductId: "214",
        name: "Футболка «Ночь» - чёрный, M",
        quantity: 2,
        unitPriceMinor: 129900,
        discountMinor: 25980,
        taxRate: 22,
        taxMinor: 42164,
        cancelledQuantity: 0,
        options: [
          { name: "Цвет", value: "Чёрный" },
          { name: "Гравировка", value: "Мише от «папы»" },
        ],
      },
      {
        externalLineId: "502",
        partOf: null,
        sku: "MUG-WHT",
        externalProductId: "220",
        name: "Кружка",
        quantity: 1,
        unitPriceMinor: 59000,
        discountMinor: 5900,
        taxRate: 22,
        taxMinor: 9575,
        cancelledQuantity: 0,
        options: [],
      },
    ],
    refunds: [],
    paymentMethod: "yookassa_widget",
    paymentReference: "2f1c-000f-5000-a1b2",
    paidAt: new Date("2026-11-20T09:15:41Z"),
    note: "Позвоните за час 🙂",
    problems: [],
  });
});

test("a bundle with free parts, a fee, a rebate and a gift card sum to the order, and nothing is wrong with it", () => {
  const order = intakeOf(fixture("order-cash-on-delivery"));
  expect(order).toMatchObject({
    state: "cash_on_delivery",
    paidAt: null,
    shippingPriceMinor: 15000,
    fees: [{ name: "Подарочная упаковка", amountMinor: 15000 }],
    totalMinor: 260000,
    prepayments: [{ externalId: "gift-card-6", method: "gift_card", amountMinor: 50000 }],
    customer: { name: "Anna Schmidt", email: null, phone: "+4915123456789" },
    shippingAddress: { country: "DE", city: "Berlin", line1: "Lindenstr. 5" },
    problems: [],
  });
  expect(order.lines).toMatchObject([
    { sku: "SET-GIFT", partOf: null, unitPriceMinor: 250000, discountMinor: 5000, taxRate: null },
    { sku: "TEA-100", partOf: "511", quantity: 2, unitPriceMinor: 0, discountMinor: 0 },
    { sku: "HONEY-250", partOf: "511", unitPriceMinor: 0 },
  ]);
});

test("a partial refund is told by its sum, and by its lines where the channel tells them", () => {
  expect(intakeOf(fixture("order-refunded-in-part"))).toMatchObject({
    state: "paid",
    refunds: [{ externalId: "4790", amountMinor: 53100, reason: "Нет в наличии", at: null, lines: [] }],
  });
  const detailed = intakeOf(fixture("order-paid", { refunds: [fixture("refund"), fixture("refund")] }));
  expect(detailed.refunds).toEqual([
    {
      externalId: "4790",
      amountMinor: 53100,
      reason: "Нет в наличии",
      at: new Date("2026-11-21T07:00:00Z"),
      lines: [{ externalLineId: "502", quantity: 1 }],
    },
  ]);
  expect(detailed.lines.map(({ cancelledQuantity }) => cancelledQuantity)).toEqual([0, 1]);
});

test("who collects in the shop needs no address", () => {
  expect(intakeOf(fixture("order-pickup"))).toMatchObject({ shippingMethod: "pickup", shippingAddress: null, problems: [] });
});

test("the pick-up point that the buyer chose in the CDEK plug-in is kept", () => {
  const shipping_lines = [
    { method_id: "official_cdek:137", method_title: "ПВЗ", meta_data: [{ id: 1, key: "_official_cdek_office_code", value: "KZN12" }] },
  ];
  expect(intakeOf(fixture("order-paid", { shipping_lines }))).toMatchObject({
    shippingMethod: "official_cdek",
    pickupPoint: { carrier: "cdek", code: "KZN12" },
  });
});

test.each([
  ["pending", null, "awaiting_payment"],
  ["on-hold", null, "awaiting_payment"],
  ["processing", "2026-11-20T09:15:41", "paid"],
  ["wc-processing", "2026-11-20T09:15:41", "paid"],
  ["completed", "2026-11-20T09:15:41", "completed"],
  ["cancelled", null, "cancelled"],
  ["refunded", "2026-11-20T09:15:41", "refunded"],
  ["failed", null, "failed"],
  ["trash", null, "ignored"],
  ["auto-draft", null, "ignored"],
  ["checkout-draft", null, "ignored"],
  ["packed-by-hand", null, "awaiting_payment"],
  ["packed-by-hand", "2026-11-20T09:15:41", "paid"],
  ["constructor", null, "awaiting_payment"],
])("the status %s, paid at %s, is %s", (status, date_paid_gmt, state) => {
  expect(intakeOf(fixture("order-paid", { status, date_paid_gmt, date_paid: null }))).toMatchObject({ state });
});

test("amounts have the decimals of their currency", () => {
  const line = {
    id: 1,
    name: "x",
    product_id: 1,
    quantity: "3",
    subtotal: "10.000",
    subtotal_tax: "0",
    total: "10.000",
    total_tax: "0",
    sku: "A",
  };
  const order = (currency: string, total: string) =>
    intakeOf(
      fixture("order-paid", { currency, total, line_items: [{ ...line, total, subtotal: total }], shipping_total: "0", shipping_tax: "0" }),
    );
  expect(order("JPY", "1200")).toMatchObject({ totalMinor: 1200, lines: [{ quantity: 3, unitPriceMinor: 400, discountMinor: 0 }] });
  expect(order("KWD", "10.000")).toMatchObject({ totalMinor: 10000, lines: [{ unitPriceMinor: 3334, discountMinor: 2 }] });
  expect(order("AED", "10.00")).toMatchObject({ totalMinor: 1000, lines: [{ unitPriceMinor: 334, discountMinor: 2 }], problems: [] });
});

test("what is missing or doubtful goes in with its reason", () => {
  const [tee] = fixture("order-paid")["line_items"] as Record<string, unknown>[];
  const lines = (change: Record<string, unknown>) => fixture("order-paid", { line_items: [{ ...tee, ...change }], total: "2638.20" });
  expect(problemsOf(lines({}))).toEqual({});
  expect(problemsOf(lines({ quantity: 1.5 }))).toEqual({ "line_items.0.quantity": "channel.quantity_unusable" });
  expect(problemsOf(lines({ quantity: -2 }))).toEqual({ "line_items.0.quantity": "channel.quantity_unusable" });
  expect(problemsOf(lines({ quantity: 1e20 }))).toEqual({ "line_items.0.quantity": "channel.quantity_unusable" });
  expect(problemsOf(lines({ quantity: "two" }))).toEqual({ "line_items.0.quantity": "channel.field_unreadable" });
  expect(problemsOf(lines({ total: "-5.00" }))).toMatchObject({ total: "channel.total_mismatch" });
  expect(problemsOf(lines({ total: 1e20 }))).toMatchObject({ "line_items.0.total": "channel.amount_out_of_range" });
  expect(problemsOf(lines({ total: "0", total_tax: "0", subtotal: "0", subtotal_tax: "0" }))).toMatchObject({
    "line_items.0.total": "channel.zero_price",
  });
  expect(problemsOf(fixture("order-paid", { total: "1000.00" }))).toEqual({ total: "channel.total_mismatch" });
  expect(problemsOf(fixture("order-paid", { line_items: null }))).toMatchObject({ line_items: "channel.no_lines" });
  expect(problemsOf(fixture("order-paid", { line_items: [null, "x", tee] }))).toMatchObject({ "line_items.0": "channel.field_unreadable" });
  expect(problemsOf(fixture("order-paid", { currency: "" }))).toEqual({ currency: "channel.currency_unreadable" });
  expect(problemsOf(fixture("order-paid", { billing: [], shipping: [] }))).toEqual({
    "billing.first_name": "channel.name_missing",
    "billing.phone": "channel.phone_missing",
    shipping: "channel.address_missing",
  });
  expect(
    problemsOf(
      fixture("order-paid", { shipping: null, billing: { first_name: "A", email: "a@b", phone: "12", city: "X", country: "Россия" } }),
    ),
  ).toEqual({
    "billing.email": "channel.field_unreadable",
    "billing.phone": "channel.phone_missing",
    "billing.country": "channel.country_unreadable",
    "billing.address_1": "channel.street_missing",
  });
  expect(problemsOf(fixture("order-paid", { status: "refunded" }))).toEqual({ refunds: "channel.refund_unknown" });
});

test("a time in 1970 or 2100 never makes later changes look old", () => {
  for (const wrong of ["1970-01-01T00:00:00", "2100-01-01T00:00:00"]) {
    const order = intakeOf(fixture("order-paid", { date_created_gmt: wrong, date_modified_gmt: wrong }));
    expect(order).toMatchObject({ placedAt: receivedAt, externalVersion: receivedAt });
    expect(order.problems.map(({ reason }) => reason.code)).toEqual(["channel.date_implausible", "channel.date_implausible"]);
  }
  expect(intakeOf(fixture("order-paid", { date_created_gmt: "2026-11-22T09:40:00" }))).toMatchObject({
    placedAt: receivedAt,
    problems: [],
  });
});

test("numbers as strings, strings as numbers and PHP's objects for lists are read as they are meant", () => {
  const plain = fixture("order-paid");
  const bent = {
    ...plain,
    id: "4711",
    total: 3169.2,
    shipping_total: 245.9,
    meta_data: Object.fromEntries((plain["meta_data"] as unknown[]).map((value, index) => [index + 3, value])),
    line_items: Object.fromEntries(
      (plain["line_items"] as Record<string, unknown>[]).map((line, index) => [index + 1, { ...line, quantity: String(line["quantity"]) }]),
    ),
    refunds: {},
  };
  expect(intakeOf(bent)).toEqual(intakeOf(plain));
});

test("markup, right-to-left text, NUL and broken surrogates stay text that can be stored", () => {
  const order = intakeOf(fixture("order-paid", { customer_note: "<script>alert(1)</script>\u0000 \ud800 שלום'; DROP TABLE orders; --" }));
  expect(order.note).toBe("<script>alert(1)</script> \ufffd שלום'; DROP TABLE orders; --");
});

test("what is no order at all is unreadable, and says why", () => {
  expect(unreadable("")).toBe("channel.not_json");
  expect(unreadable("<html>")).toBe("channel.not_json");
  for (const body of [null, 1, "x", [], [fixture("order-paid")], {}, { id: 5 }, { id: 7, sku: "A", price: "5" }, fixture("refund")])
    expect(unreadable(JSON.stringify(body))).toBe("channel.not_an_order");
  for (const id of [null, "", 0, {}, "a b", true]) expect(unreadable(fixture("order-paid", { id }))).toBe("channel.no_order_id");
});
