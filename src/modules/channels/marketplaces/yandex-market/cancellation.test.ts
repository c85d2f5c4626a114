import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import type { Telling } from "../telling";
import { yandexMarket } from ".";
import { fixture } from "./fixtures";

const path = "/v2/campaigns/77/orders/";
const items = [{ id: 1, offerId: "LAMP-7", count: 3 }];
const refusal = { status: 400, body: { status: "ERROR", errors: [{ code: "BAD_REQUEST", message: "No request to answer" }] } };

/** Yandex with one order of ours to deliver, whose buyer wants to cancel it; `puts` is what it was told. */
async function aMarket(order: Record<string, unknown>, answer: (asked: Seen) => VendorAnswer = () => ({ status: "OK" })) {
  const state = { ...order };
  const vendor = await aLocalVendor(yandexMarket, {
    secrets: { apiKey: "ACMA:1" },
    settings: { campaignId: 77, program: "DBS" },
    answer: (asked) =>
      asked.method === "GET" ? { order: { id: 5, items, buyer: { phone: "+7" }, programType: "DBS", ...state } } : answer(asked),
  });
  const puts = () => vendor.seen.flatMap(({ method, path: at, body }) => (method === "GET" ? [] : [[at.replace(`${path}5`, ""), body]]));
  const tell = (step: Telling["step"], quantity = 3) =>
    yandexMarket.stepsOut?.tell(vendor.line, {
      ...{ step, externalId: "5", orderNumber: "1", parcels: [], place: null, shipment: null, reason: null },
      lines: [{ externalLineId: "1", sku: "LAMP-7", externalProductId: null, quantity }],
      occurredAt: new Date("2026-11-22T09:00:00Z"),
      memory: { program: "DBS" },
    });
  return { state, tell, puts };
}

test("the buyer's wish to cancel what we deliver ourselves is agreed to by the method for it, once", async () => {
  const { tell, puts } = await aMarket({ status: "PROCESSING", cancelRequested: true });
  expect(await tell("cancelled")).toEqual({ outcome: "told" });
  expect(puts()).toEqual([["/cancellation/accept", { accepted: true }]]);
  // The answer was lost: by now it is cancelled.
  const again = await aMarket({ status: "PROCESSING", cancelRequested: true }, () => {
    again.state["status"] = "CANCELLED";
    return refusal;
  });
  expect(await again.tell("cancelled")).toEqual({ outcome: "told" });
  const refused = await aMarket({ status: "PROCESSING", cancelRequested: true }, () => refusal);
  expect(await refused.tell("cancelled")).toMatchObject({ outcome: "refused", reason: { params: { message: "No request to answer" } } });
});

test("without a wish we cancel it by its status, and part of it by its lines", async () => {
  const { tell, puts } = await aMarket({ status: "PROCESSING" });
  expect(await tell("cancelled")).toEqual({ outcome: "told" });
  expect(await tell("cancelled", 1)).toEqual({ outcome: "told" });
  expect(puts()).toEqual([
    ["/status", { order: { status: "CANCELLED", substatus: "SHOP_FAILED" } }],
    ["/items", { items: [{ id: 1, count: 2 }], reason: "PARTNER_REQUESTED_REMOVE" }],
  ]);
});

test("once it has left, the wish is declined before its way is told", async () => {
  const { tell, puts } = await aMarket({ status: "PROCESSING", substatus: "READY_TO_SHIP", cancelRequested: true });
  expect(await tell("handed_over")).toEqual({ outcome: "told" });
  expect(puts()).toEqual([
    ["/cancellation/accept", { accepted: false, reason: "ORDER_IN_DELIVERY" }],
    ["/status", { order: { status: "DELIVERY" } }],
  ]);
  const unasked = await aMarket({ status: "PROCESSING", substatus: "READY_TO_SHIP" });
  await unasked.tell("handed_over");
  expect(unasked.puts().map(([at]) => at)).toEqual(["/status"]);
});

test("an order whose buyer wants to cancel it says so", () => {
  const read = (fields: Record<string, unknown>) => {
    const rawBody = Buffer.from(JSON.stringify(fixture("order-dbs", fields)));
    const translation = yandexMarket.translate({ rawBody, topic: "order", receivedAt: new Date("2026-11-22T09:00:00Z"), settings: {} });
    return "order" in translation ? translation.order.cancellationAsked : null;
  };
  expect([read({ cancelRequested: true }), read({})]).toEqual([true, false]);
});
