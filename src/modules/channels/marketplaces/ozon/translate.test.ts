import { expect, test } from "vitest";
import { bytes, fixture, intakeOf, receivedAt } from "./fixtures";
import { inspect, reply, verify } from "./notice";
import { translate } from "./translate";

const problemsOf = (payload: unknown) => intakeOf(payload).problems.map(({ reason }) => reason.code);

test("an FBS posting is an order that we pack and Ozon carries; its hidden buyer is no problem", () => {
  const order = intakeOf(fixture("posting-fbs"));
  expect(order).toMatchObject({
    externalId: "70114522-0183-1",
    externalNumber: "70114522-0183-1",
    state: "paid",
    rawStatus: "awaiting_packaging",
    fulfilledBy: "us",
    carriedByChannel: true,
    currency: "RUB",
    totalMinor: 294_750,
    shippingPriceMinor: 0,
    place: "1020001784330000",
    shippingAddress: null,
    problems: [],
    externalVersion: receivedAt,
  });
  expect(order.placedAt.toISOString()).toBe("2026-11-21T18:04:11.000Z");
  expect(order.shipBy?.toISOString()).toBe("2026-11-23T10:00:00.000Z");
  expect(order.lines).toMatchObject([
    {
      externalLineId: "1780441922",
      sku: "TEE-BLK-M",
      externalProductId: "1780441922",
      quantity: 2,
      unitPriceMinor: 129_900,
      taxRate: null,
    },
    { externalLineId: "1780441955", sku: "MUG-01", name: "Кружка «Утро»", quantity: 1, unitPriceMinor: 34_950 },
  ]);
  expect(order.memory).toMatchObject({ integration: "ozon", open: { "70114522-0183-1": { "1780441922": 2, "1780441955": 1 } } });
});

test("an rFBS posting is ours to deliver: with name, phone and address", () => {
  const order = intakeOf(fixture("posting-rfbs"));
  expect(order).toMatchObject({
    carriedByChannel: false,
    fulfilledBy: "us",
    customer: { name: "Смирнов Пётр", phone: "+79261112233", email: "q8zk2@customer.ozon.ru" },
    shippingAddress: {
      country: "RU",
      region: "Тверская область",
      city: "Тверь",
      postalCode: "170100",
      line1: "ул. Советская, 12, кв. 4",
      latitude: 56.8587,
      longitude: 35.9176,
    },
    note: "Домофон не работает",
    problems: [],
  });
  expect(problemsOf(fixture("posting-rfbs", { customer: null, addressee: null }))).toEqual([
    "channel.name_missing",
    "channel.phone_missing",
    "channel.address_missing",
  ]);
});

test("what Ozon fulfils itself, and what had left before we heard of it, is not ours to pick", () => {
  expect(intakeOf(fixture("posting-fbo"))).toMatchObject({
    fulfilledBy: "channel",
    carriedByChannel: true,
    totalMinor: 102_000,
    problems: [],
  });
  expect(intakeOf({ result: fixture("posting-fbo", { status: "delivered" }) }).state).toBe("completed");
  expect(intakeOf(fixture("posting-fbs", { status: "delivering" }))).toMatchObject({ state: "paid", fulfilledBy: "channel" });
  expect(intakeOf(fixture("posting-fbs", { status: "awaiting_deliver" }))).toMatchObject({ state: "paid", fulfilledBy: "us" });
});

test("postings that were split are one order; a cancelled one takes its units with it", () => {
  const shirt = { price: "1299.000000", currency_code: "RUB", offer_id: "TEE-BLK-M", name: "Футболка", sku: 1780441922 };
  const first = fixture("posting-fbs", { status: "awaiting_deliver", products: [{ ...shirt, quantity: 1 }] });
  const second = fixture("posting-fbs", {
    posting_number: "70114522-0183-2",
    parent_posting_number: "70114522-0183-1",
    status: "cancelled",
    products: [{ ...shirt, quantity: 2 }],
  });
  const order = intakeOf({ postings: [first, second] });
  expect(order).toMatchObject({ externalId: "70114522-0183-1", state: "paid", totalMinor: 389_700 });
  expect(order.lines).toMatchObject([{ quantity: 3, cancelledQuantity: 2 }]);
  expect(order.memory).toMatchObject({ postings: ["70114522-0183-1"], open: {} });
  expect(intakeOf({ postings: [{ ...first, status: "cancelled" }, second] }).state).toBe("cancelled");
  // The posting that others took the place of counts no more.
  const replaced = { ...first, status: "cancelled_from_split_pending" };
  expect(intakeOf({ postings: [replaced, { ...second, status: "delivered" }] })).toMatchObject({
    state: "completed",
    lines: [{ quantity: 2, cancelledQuantity: 0 }],
  });
  expect(intakeOf(replaced).state).toBe("cancelled");
});

test("what is doubtful is named and nothing is guessed", () => {
  expect(problemsOf(fixture("posting-fbs", { status: "posting_teleported" }))).toEqual(["channel.status_unknown"]);
  expect(intakeOf(fixture("posting-fbs", { status: "posting_teleported" }))).toMatchObject({
    state: "paid",
    rawStatus: "posting_teleported",
  });
  expect(problemsOf(fixture("posting-fbs", { products: [] }))).toEqual(["channel.no_lines"]);
  expect(problemsOf(fixture("posting-fbs", { in_process_at: "1970-01-01T00:00:00Z" }))).toEqual(["channel.date_implausible"]);
  const two = { sku: "1", offer_id: "A", name: "A", quantity: "1", price: 10 };
  expect(
    problemsOf(
      fixture("posting-fbs", {
        products: [
          { ...two, currency_code: "RUR" },
          { ...two, sku: 2, currency_code: "KZT" },
        ],
      }),
    ),
  ).toEqual(["channel.currencies_mixed"]);
  expect(intakeOf(fixture("posting-fbs", { products: [two, { ...two, price: "12.5" }] })).lines).toMatchObject([
    { externalLineId: "1", unitPriceMinor: 1_000 },
    { externalLineId: "1@1250", unitPriceMinor: 1_250 },
  ]);
  // Ids longer than JavaScript's numbers keep every digit.
  const long = JSON.stringify(fixture("posting-fbs")).replaceAll("1780441922", "17804419221780441922");
  expect(intakeOf(long).lines[0]?.externalProductId).toBe("17804419221780441922");
});

test("what is no posting is unreadable and says why", () => {
  const code = (payload: unknown) => translate({ rawBody: bytes(payload), receivedAt });
  expect(code("{")).toEqual({ unreadable: { code: "channel.not_json" } });
  for (const payload of [
    null,
    [],
    7,
    {},
    { result: true },
    fixture("push-new-posting"),
    { result: { postings: [fixture("posting-fbs"), fixture("posting-rfbs")] } },
  ])
    expect(code(payload)).toEqual({ unreadable: { code: "channel.not_an_order" } });
  expect(code({ posting_number: "", status: "delivered" })).toEqual({ unreadable: { code: "channel.no_order_id" } });
});

test("pushes are notices: nobody signed them, so the posting is read again", () => {
  const inspected = (payload: unknown) => inspect({ rawBody: bytes(payload) });
  expect(verify()).toBe("ok");
  expect(inspected(fixture("push-new-posting"))).toMatchObject({
    kind: "notice",
    externalId: "70114522-0183-1",
    topic: "TYPE_NEW_POSTING",
  });
  const fbo = { message_type: "TYPE_FBO_POSTING_STATE_CHANGED", uuid: "5f0c", posting_number: "16402218-0451-3" };
  expect(inspected(fbo)).toMatchObject({ kind: "notice", deliveryId: "5f0c", externalId: "16402218-0451-3" });
  expect(inspected(fixture("posting-fbs"))).toMatchObject({ kind: "notice", externalId: "70114522-0183-1" });
  expect(inspected({ postings: [fixture("posting-fbs")] })).toMatchObject({ kind: "notice", externalId: "70114522-0183-1" });
  expect(inspected({ message_type: "TYPE_STOCKS_CHANGED", items: [] })).toMatchObject({
    kind: "ignored",
    reason: { code: "channel.other_topic" },
  });
  expect(inspected({ message_type: "TYPE_ORDER_NEW", uuid: "1" }).kind).toBe("ignored");
  expect(inspected("not json").kind).toBe("order");

  const ping = inspected({ message_type: "TYPE_PING", time: "2026-11-22T08:59:59Z" });
  expect(ping.kind).toBe("ping");
  expect(reply(ping, receivedAt)).toEqual({ version: "1", name: "Dirigent", time: "2026-11-22T09:00:00.000Z" });
  expect(reply(inspected(fbo), receivedAt)).toEqual({ result: true });
  expect(reply(inspected({ message_type: "TYPE_NEW_MESSAGE" }), receivedAt)).toEqual({ result: true });
});
