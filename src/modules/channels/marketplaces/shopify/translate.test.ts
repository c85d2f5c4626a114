import { expect, test } from "vitest";
import { fixture, fixtureText, intakeOf, problemsOf, receivedAt } from "./fixtures";
import { translate } from "./translate";

const lineItems = (changes: Record<string, unknown>[]) =>
  (fixture("order-paid")["line_items"] as Record<string, unknown>[]).map((line, index) => ({ ...line, ...changes[index] }));

test("a paid order is read whole: long ids to the last digit, tax on top, discounts, a tip", () => {
  expect(intakeOf(fixtureText("order-paid"))).toEqual({
    externalId: "720250000001234567",
    externalNumber: "#2071",
    externalVersion: new Date("2026-11-21T19:03:15Z"),
    state: "paid",
    rawStatus: "paid",
    placedAt: new Date("2026-11-21T19:03:10Z"),
    currency: "USD",
    customer: { name: "Noor Haddad", email: "noor@example.com", phone: "+15185550123", locale: "en" },
    shippingAddress: {
      country: "US",
      region: "New York",
      city: "Albany",
      postalCode: "12207",
      line1: "12 Elm St, Apt 4",
      latitude: 42.65,
      longitude: -73.75,
    },
    shippingMethod: "standard",
    shippingMethodTitle: "Standard",
    pickupPoint: null,
    shippingPriceMinor: 1240,
    fees: [{ name: "Tip", amountMinor: 240 }],
    totalMinor: 13280,
    prepayments: [],
    lines: [
      {
        externalLineId: "9007199254740995",
        partOf: null,
        sku: "TEE-BLK-M",
        externalProductId: "601",
        name: "Night Tee - Black / M",
        quantity: 2,
        unitPriceMinor: 4270,
        discountMinor: 800,
        taxRate: 7.5,
        taxMinor: 540,
        cancelledQuantity: 0,
        options: [{ name: "Engraving", value: "N." }],
      },
      {
        externalLineId: "7002",
        partOf: null,
        sku: null,
        externalProductId: "602",
        name: "Mug",
        quantity: 1,
        unitPriceMinor: 4300,
        discountMinor: 0,
        taxRate: 7.5,
        taxMinor: 300,
        cancelledQuantity: 0,
        options: [],
      },
    ],
    refunds: [],
    paymentMethod: "shopify_payments",
    paymentReference: null,
    paidAt: new Date("2026-11-21T19:03:08Z"),
    note: "Leave at the door\nGift card text: Happy birthday",
    problems: [],
  });
});

test("what GraphQL answers is the same kind of order: tax within the prices, a unit cancelled and its money back", () => {
  expect(intakeOf(fixture("order-graph"))).toMatchObject({
    externalId: "5501",
    state: "paid",
    rawStatus: "partially_refunded",
    currency: "EUR",
    totalMinor: 6490,
    shippingPriceMinor: 490,
    customer: { name: "Jan Weber", locale: "de" },
    shippingAddress: { country: "DE", city: "Berlin", line1: "Lindenstr. 5, Weber GmbH" },
    lines: [
      {
        externalLineId: "8801",
        externalProductId: "601",
        quantity: 3,
        unitPriceMinor: 2000,
        taxRate: 19,
        taxMinor: 958,
        cancelledQuantity: 1,
        options: [{ name: "Farbe", value: "Schwarz" }],
      },
    ],
    refunds: [{ externalId: "9901", amountMinor: 2000, reason: "Out of stock", lines: [{ externalLineId: "8801", quantity: 1 }] }],
    problems: [],
  });
});

test("the state follows the cancellation, then the money, then what left", () => {
  const state = (fields: Record<string, unknown>) => intakeOf(fixture("order-paid", fields)).state;
  expect(state({ cancelled_at: "2026-11-21T20:00:00Z" })).toBe("cancelled");
  expect(["pending", "authorized", "partially_paid"].map((money) => state({ financial_status: money }))).toEqual(
    Array(3).fill("awaiting_payment"),
  );
  expect(state({ financial_status: "pending", payment_gateway_names: ["Cash on Delivery (COD)"] })).toBe("cash_on_delivery");
  expect(["voided", "expired", "refunded"].map((money) => state({ financial_status: money }))).toEqual(["cancelled", "failed", "refunded"]);
  expect(["partial", "fulfilled", "restocked"].map((left) => state({ fulfillment_status: left }))).toEqual(["paid", "completed", "paid"]);
  expect(problemsOf(fixture("order-paid", { financial_status: "in_dispute" }))).toEqual({ financial_status: "channel.status_unknown" });
  expect(problemsOf(fixture("order-paid", { test: true }))).toEqual({ test: "channel.test_order" });
});

test("units taken out are cancelled, units that came back were sent, and a refund counts by its own money", () => {
  const refund = {
    id: 41,
    note: "Broken",
    created_at: "2026-11-21T20:00:00Z",
    refund_line_items: [
      { line_item_id: 7002, quantity: 1, restock_type: "return" },
      { line_item_id: "9007199254740995", quantity: 1, restock_type: "cancel" },
    ],
    transactions: [
      { kind: "refund", status: "success", amount: "60.00" },
      { kind: "refund", status: "failure", amount: "60.00" },
      { kind: "sale", status: "success", amount: "132.80" },
    ],
  };
  const items = lineItems([{ id: "9007199254740995", current_quantity: 1 }, { current_quantity: 0 }]);
  const order = intakeOf(fixture("order-paid", { line_items: items, refunds: [refund, { id: 42, transactions: [] }] }));
  expect(order.refunds).toMatchObject([{ externalId: "41", amountMinor: 6000, lines: [{ quantity: 1 }, { quantity: 1 }] }]);
  expect(order.lines.map(({ cancelledQuantity }) => cancelledQuantity)).toEqual([1, 0]);
  const odd = { ...refund, refund_line_items: [{ line_item_id: 7002, quantity: 99, restock_type: "cancel" }] };
  expect(intakeOf(fixture("order-paid", { refunds: [odd] })).lines.map(({ cancelledQuantity }) => cancelledQuantity)).toEqual([0, 1]);
  // An edit of the order takes units out without any refund.
  const edited = intakeOf(fixture("order-paid", { line_items: lineItems([{ current_quantity: 0 }]) }));
  expect(edited.lines.map(({ cancelledQuantity }) => cancelledQuantity)).toEqual([2, 0]);
  expect(problemsOf(fixture("order-paid", { financial_status: "refunded" }))).toEqual({ refunds: "channel.refund_unknown" });
});

test("an order's tax that no line names is spread over the lines", () => {
  const items = lineItems([{ tax_lines: [] }, { tax_lines: [] }]);
  const order = intakeOf(fixture("order-paid", { line_items: items }));
  expect(order).toMatchObject({ totalMinor: 13280, problems: [] });
  expect(order.lines.map(({ taxMinor }) => taxMinor)).toEqual([540, 300]);
  const withoutTotal = intakeOf(fixture("order-paid", { line_items: items, total_price: "999.00" }));
  expect(withoutTotal.problems).toMatchObject([
    { reason: { code: "channel.total_mismatch", params: { total: "999.00", parts: "132.80" } } },
  ]);
});

test("without a shipping address it is a pick-up, a download, a sale at the till, or somebody has to ask", () => {
  const bare = { shipping_address: null };
  expect(problemsOf(fixture("order-paid", bare))).toEqual({ shipping_address: "channel.address_missing" });
  const pickup = [{ title: "Pick up at Main Street", code: "Main Street", price: "12.00", discounted_price: "10.00" }];
  expect(intakeOf(fixture("order-paid", { ...bare, shipping_lines: pickup }))).toMatchObject({
    shippingMethod: "pickup",
    shippingAddress: null,
    problems: [],
  });
  const downloads = lineItems([{ requires_shipping: false }, { requires_shipping: false }]);
  expect(intakeOf(fixture("order-paid", { ...bare, line_items: downloads }))).toMatchObject({ shippingAddress: null, problems: [] });
  expect(intakeOf(fixture("order-paid", { ...bare, source_name: "pos", customer: null, email: "" }))).toMatchObject({
    shippingMethod: "pickup",
    customer: { name: "" },
    problems: [],
  });
});

test("what is no order says so", () => {
  const unreadable = (body: unknown) => {
    const translation = translate({ rawBody: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)), receivedAt });
    return "unreadable" in translation ? translation.unreadable.code : null;
  };
  expect(unreadable("<html>")).toBe("channel.not_json");
  for (const body of [null, [], {}, { id: 1, refund_line_items: [] }, { id: 1, line_items: [], tracking_number: "x" }])
    expect(unreadable(body)).toBe("channel.not_an_order");
  for (const id of [null, "", "abc", {}]) expect(unreadable(fixture("order-paid", { id }))).toBe("channel.no_order_id");
});
