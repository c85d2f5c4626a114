import { expect, test } from "vitest";
import type { OrderIntake } from "./marketplaces/port";
import { fixture, intakeOf } from "./marketplaces/woocommerce/fixtures";
import { changesBetween, type KnownOrder, remember } from "./order-changes";

type Fields = Record<string, unknown>;
const later = (minutes: number) => `2026-11-20T10:${String(minutes).padStart(2, "0")}:00`;
const order = (fields: Fields = {}) => intakeOf(fixture("order-paid", fields));
const unpaid: Fields = { status: "pending", date_paid: null, date_paid_gmt: null };

/** What is kept goes through jsonb. */
const stored = (known: KnownOrder): KnownOrder => JSON.parse(JSON.stringify(known));
const kinds = (known: KnownOrder, incoming: OrderIntake) => changesBetween(stored(known), incoming).changes.map(({ kind }) => kind);

/** Takes in one telling after the other and lists what each of them asked for. */
function follow(first: Fields, ...next: Fields[]): string[][] {
  let known = stored(remember(order(first)));
  return next.map((fields) => {
    const incoming = order(fields);
    const { changes, reason } = changesBetween(known, incoming);
    if (reason?.code !== "channel.older") known = stored(remember(incoming, known));
    return changes.map(({ kind }) => kind);
  });
}

test("the same order told again asks for nothing", () => {
  expect(changesBetween(stored(remember(order())), order())).toEqual({ changes: [], reason: { code: "channel.nothing_new" } });
  expect(kinds(remember(order()), order({ date_modified_gmt: later(1) }))).toEqual([]);
});

test("an older telling asks for nothing, whatever it says", () => {
  const known = stored(remember(order({ date_modified_gmt: later(5) })));
  expect(changesBetween(known, order({ ...unpaid, status: "cancelled", date_modified_gmt: later(4) }))).toEqual({
    changes: [],
    reason: { code: "channel.older" },
  });
});

test("payment, completion", () => {
  const steps = follow(
    unpaid,
    { date_modified_gmt: later(1) },
    { status: "completed", date_modified_gmt: later(2) },
    { status: "completed", date_modified_gmt: later(3) },
  );
  expect(steps).toEqual([["paid"], ["completed"], []]);
});

test("the payment is told with its sum, without what gift cards paid", () => {
  const cod = fixture("order-cash-on-delivery");
  const known = remember(intakeOf(cod));
  const done = intakeOf({ ...cod, status: "completed", date_paid_gmt: "2026-11-21T10:00:00", date_modified_gmt: "2026-11-21T10:00:00" });
  expect(changesBetween(stored(known), done).changes).toEqual([
    { kind: "paid", amountMinor: 210000, method: "cod", reference: null, at: new Date("2026-11-21T10:00:00Z") },
    { kind: "completed" },
  ]);
});

test("a late webhook of an earlier state does not undo a cancellation", () => {
  const steps = follow(
    unpaid,
    { ...unpaid, status: "cancelled", date_modified_gmt: later(9) },
    { date_modified_gmt: later(3) },
    { ...unpaid, date_modified_gmt: later(4) },
  );
  expect(steps).toEqual([["cancelled"], [], []]);
});

test("a cancelled order that the shop sells again is reopened", () => {
  expect(follow({}, { status: "cancelled", date_modified_gmt: later(1) }, { date_modified_gmt: later(2) })).toEqual([
    ["cancelled"],
    ["reopened"],
  ]);
});

test("a failed payment is no cancellation, and may succeed later", () => {
  expect(follow(unpaid, { ...unpaid, status: "failed", date_modified_gmt: later(1) }, { date_modified_gmt: later(2) })).toEqual([
    ["payment_failed"],
    ["paid"],
  ]);
});

test("each refund counts once, in whatever order the webhooks come", () => {
  const first = { id: 1, reason: "", total: "-100.00" };
  const second = { id: 2, reason: "брак", total: "-50.00" };
  const steps = follow(
    {},
    { refunds: [first], date_modified_gmt: later(1) },
    { refunds: [second, first], date_modified_gmt: later(3) },
    { refunds: [first], date_modified_gmt: later(2) },
    { refunds: [second], date_modified_gmt: later(4) },
    { refunds: [second, first, first], date_modified_gmt: later(5) },
  );
  expect(steps).toEqual([["refunded"], ["refunded"], [], [], []]);
});

test("a refund with its lines cancels their units", () => {
  const incoming = order({ refunds: [fixture("refund")], date_modified_gmt: later(1) });
  expect(changesBetween(stored(remember(order())), incoming).changes).toEqual([
    {
      kind: "refunded",
      externalRefundId: "4790",
      amountMinor: 53100,
      reason: "Нет в наличии",
      at: new Date("2026-11-21T07:00:00Z"),
      lines: [{ externalLineId: "502", quantity: 1 }],
    },
    { kind: "partially_cancelled", lines: [{ externalLineId: "502", quantity: 1 }] },
  ]);
});

test("a full refund stops what has not left", () => {
  const incoming = order({ status: "refunded", refunds: [{ id: 9, total: "-3169.20" }], date_modified_gmt: later(1) });
  expect(changesBetween(stored(remember(order())), incoming).changes).toMatchObject([
    { kind: "refunded", amountMinor: 316920 },
    { kind: "cancelled", because: "refunded" },
  ]);
});

test("edited goods: fewer, more, removed and added", () => {
  const [tee, mug] = fixture("order-paid")["line_items"] as [Fields, Fields];
  const three = { ...tee, quantity: 3, subtotal: "3194.26", subtotal_tax: "702.74", total: "2874.84", total_tax: "632.46" };
  const more = order({ line_items: [three, mug], total: "4338.30", date_modified_gmt: later(1) });
  expect(changesBetween(stored(remember(order())), more).changes).toMatchObject([
    { kind: "quantity_changed", lines: [{ externalLineId: "501", from: 2, to: 3 }] },
    { kind: "price_changed", totalMinor: 433830 },
  ]);
  const swapped = order({ line_items: [tee, { ...mug, id: 777, sku: "MUG-BLK" }], date_modified_gmt: later(1) });
  expect(changesBetween(stored(remember(order())), swapped).changes).toMatchObject([
    { kind: "quantity_changed", lines: [{ externalLineId: "502", from: 1, to: 0 }] },
    { kind: "lines_added", lines: [{ externalLineId: "777", sku: "MUG-BLK" }] },
  ]);
});

test("a new address, phone or way of delivery is told apart", () => {
  const { billing, shipping } = fixture("order-paid") as { billing: Fields; shipping: Fields };
  const known = remember(order());
  expect(kinds(known, order({ shipping: { ...shipping, address_1: "ул. Кремлёвская, 2" }, date_modified_gmt: later(1) }))).toEqual([
    "address_changed",
  ]);
  expect(kinds(known, order({ billing: { ...billing, phone: "+7 900 000-00-00" }, date_modified_gmt: later(1) }))).toEqual([
    "contact_changed",
  ]);
  const shipping_lines = [{ method_id: "official_cdek", meta_data: [{ key: "_official_cdek_office_code", value: "KZN12" }] }];
  expect(kinds(known, order({ shipping_lines, date_modified_gmt: later(1) }))).toEqual(["delivery_changed"]);
});

test("the bin changes no sale", () => {
  const known = remember(order());
  const binned = order({ status: "trash", date_modified_gmt: later(1) });
  expect(changesBetween(stored(known), binned)).toEqual({
    changes: [],
    reason: { code: "channel.not_a_sale", params: { status: "trash" } },
  });
  expect(kinds(remember(binned, known), order({ date_modified_gmt: later(2) }))).toEqual([]);
});
