import { expect, test } from "vitest";
import { wildberries } from ".";
import { bytes, intakeOf, jobs, receivedAt, shirtA, shirtB, shirtLine, shoe, shoeLine, statuses, uid } from "./fixtures";
import { stageOf } from "./status";
import { translate } from "./translate";

const problemsOf = (payload: unknown) => intakeOf(payload).problems.map(({ reason }) => reason.code);

test("the jobs of a basket are one order; jobs of one product are units of one line", () => {
  const order = intakeOf({ orders: jobs(), statuses: statuses("new", "waiting") });
  expect(order).toMatchObject({
    externalId: uid,
    externalNumber: String(shirtA),
    state: "paid",
    rawStatus: "new/waiting",
    fulfilledBy: "us",
    carriedByChannel: true,
    currency: "RUB",
    totalMinor: 349_700,
    place: "941207",
    note: "Положите чек, пожалуйста",
    problems: [],
    externalVersion: receivedAt,
  });
  expect(order.placedAt.toISOString()).toBe("2026-11-22T06:41:10.000Z");
  expect(order.lines).toMatchObject([
    { externalLineId: shirtLine, sku: "TEE-BLK", barcode: "2041778233019", quantity: 2, unitPriceMinor: 129_900, cancelledQuantity: 0 },
    { externalLineId: shoeLine, sku: "SHOE-41", barcode: "2041778244411", quantity: 1, unitPriceMinor: 89_900 },
  ]);
  expect(order.memory).toMatchObject({
    jobs: { [shirtLine]: [String(shirtA), String(shirtB)], [shoeLine]: [String(shoe)] },
    [`meta:${shoe}`]: ["sgtin"],
  });
});

test("a cancelled job takes its unit with it; all of them take the order", () => {
  const one = [...statuses("cancel", "canceled", [shirtA]), ...statuses("confirm", "waiting", [shirtB, shoe])];
  const order = intakeOf({ orders: jobs(), statuses: one });
  expect(order).toMatchObject({
    state: "paid",
    lines: [
      { quantity: 2, cancelledQuantity: 1 },
      { quantity: 1, cancelledQuantity: 0 },
    ],
  });
  expect(order.memory).toMatchObject({ jobs: { [shirtLine]: [String(shirtB)] } });
  expect(intakeOf({ orders: jobs(), statuses: statuses("new", "declined_by_client") }).state).toBe("cancelled");
  expect(
    intakeOf({ orders: jobs(), statuses: [...statuses("cancel", "canceled", [shirtA]), ...statuses("complete", "sold", [shirtB, shoe])] })
      .state,
  ).toBe("completed");
});

test("the pair of statuses decides how far a job is", () => {
  const stage = (supplierStatus: string, wbStatus: string) => stageOf({ supplierStatus, wbStatus });
  expect(stage("new", "waiting")).toBe("new");
  expect(stage("confirm", "waiting")).toBe("assembling");
  expect(stage("complete", "waiting")).toBe("away");
  expect(stage("complete", "sorted")).toBe("away");
  expect(stage("complete", "ready_for_pickup")).toBe("away");
  expect(stage("complete", "sold")).toBe("delivered");
  expect(stage("complete", "canceled_by_client")).toBe("cancelled");
  expect(stage("new", "declined_by_client")).toBe("cancelled");
  expect(stage("complete", "defect")).toBe("cancelled");
  expect(stage("cancel", "waiting")).toBe("cancelled");
  expect(stage("cancel", "lost_in_space")).toBe("cancelled");
  expect(stage("confirm", "lost_in_space")).toBeNull();
  expect(stage("toString", "waiting")).toBeNull();
  // Handed over before we heard of it: nothing here to pick.
  expect(intakeOf({ orders: jobs(), statuses: statuses("complete", "sorted") })).toMatchObject({ state: "paid", fulfilledBy: "channel" });
});

test("older answers, single jobs and jobs without statuses are read too", () => {
  const [first] = jobs({ requiredMeta: undefined, convertedPrice: undefined, salePrice: undefined });
  expect(intakeOf(first)).toMatchObject({ externalId: uid, state: "paid", rawStatus: "new", totalMinor: 129_900, problems: [] });
  expect(intakeOf({ orders: jobs({ supplyId: "WB-GI-7700111" }) }).memory).toMatchObject({ [`supply:${shirtA}`]: "WB-GI-7700111" });
  expect(intakeOf({ orders: [{ ...first, orderUid: "" }] }).externalId).toBe(`job-${shirtA}`);
  expect(intakeOf({ orders: [first], part: "88" }).externalId).toBe(`${uid}@88`);
});

test("what is doubtful is named and nothing is guessed", () => {
  expect(problemsOf({ orders: jobs(), statuses: statuses("confirm", "lost_in_space") })).toEqual(Array(3).fill("channel.status_unknown"));
  expect(problemsOf({ orders: jobs({ convertedCurrencyCode: 999 }) })).toEqual(["channel.currency_unreadable"]);
  const [first, second] = jobs();
  expect(problemsOf({ orders: [first, { ...second, convertedCurrencyCode: 933 }] })).toEqual(["channel.currencies_mixed"]);
  expect(intakeOf({ orders: [first, { ...second, convertedPrice: 100 }] }).lines).toMatchObject([
    { externalLineId: shirtLine, quantity: 1, unitPriceMinor: 129_900 },
    { externalLineId: `${shirtLine}@100`, quantity: 1, unitPriceMinor: 100 },
  ]);
  expect(problemsOf({ orders: [{ ...first, price: 0, convertedPrice: 0 }] })).toEqual(["channel.zero_price"]);
});

test("what is no order is unreadable and says why", () => {
  const read = (payload: unknown) => translate({ rawBody: bytes(payload), receivedAt });
  expect(read("{")).toEqual({ unreadable: { code: "channel.not_json" } });
  const [first, second] = jobs();
  for (const payload of [null, [], {}, { orders: [] }, { orders: [5] }, { orders: [first, { ...second, orderUid: "other" }] }])
    expect(read(payload)).toEqual({ unreadable: { code: "channel.not_an_order" } });
  expect(read({ orders: [{ rid: "x" }] })).toEqual({ unreadable: { code: "channel.no_order_id" } });
});

test("Wildberries calls nobody: what comes to the webhook is no order", () => {
  const delivery = wildberries.inspect({ headers: {}, query: {}, rawBody: bytes({ orders: jobs() }) });
  expect(delivery).toMatchObject({ kind: "ignored", reason: { code: "channel.wildberries.calls_nobody" } });
});
