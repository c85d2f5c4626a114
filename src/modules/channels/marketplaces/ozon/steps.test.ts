import { expect, test } from "vitest";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { ozon } from ".";
import { fixture, secrets, tellingOf } from "./fixtures";

type Answers = Record<string, (asked: Seen) => VendorAnswer>;
const number = "70114522-0183-1";
const error = (message: string, status = 400) => ({ status, body: { code: 3, message, details: [] } });
const pdf = Buffer.from("%PDF-1.7\nlabel");

async function vendorOf(answers: Answers) {
  return aLocalVendor(ozon, { secrets, answer: (asked) => answers[asked.path]?.(asked) ?? error("no such method", 404) });
}

async function tell(answers: Answers, telling: ReturnType<typeof tellingOf>) {
  const vendor = await vendorOf(answers);
  const told = await ozon.stepsOut?.tell(vendor.line, telling);
  return { told, vendor, bodies: vendor.seen.map(({ path, body }) => [path, body]) };
}

const packed = tellingOf(fixture("posting-fbs"), { step: "packed" });
const [shirts, mug] = packed.lines;
const inTwo = [
  { weightGrams: 300, dimensionsMm: null, lines: shirts ? [shirts] : [] },
  { weightGrams: 200, dimensionsMm: null, lines: mug ? [mug] : [] },
];

test("a packed order is shipped at Ozon, a package for each parcel; the numbers of a split are kept", async () => {
  const { told, bodies } = await tell(
    { "/v4/posting/fbs/ship": () => ({ result: [number, "70114522-0183-2"] }) },
    { ...packed, parcels: inTwo },
  );
  expect(bodies).toEqual([
    [
      "/v4/posting/fbs/ship",
      {
        packages: [{ products: [{ product_id: 1780441922, quantity: 2 }] }, { products: [{ product_id: 1780441955, quantity: 1 }] }],
        posting_number: number,
        with: { additional_data: true },
      },
    ],
  ]);
  expect(told).toMatchObject({ outcome: "told", memory: { postings: [number, "70114522-0183-2"], open: {}, integration: "ozon" } });
});

test("a part of an order is split off, and the rest of it waits", async () => {
  const { told, bodies } = await tell(
    { "/v4/posting/fbs/ship/package": () => ({ result: "70114522-0183-2" }) },
    { ...packed, parcels: inTwo.slice(0, 1), lines: shirts ? [shirts] : [] },
  );
  expect(bodies).toEqual([
    ["/v4/posting/fbs/ship/package", { posting_number: number, products: [{ product_id: 1780441922, quantity: 2 }] }],
  ]);
  expect(told).toMatchObject({
    memory: { postings: [number, "70114522-0183-2"], open: { [number]: { "1780441922": 0, "1780441955": 1 } } },
  });
});

test("an order that was assembled before is told, with the numbers that it has by now", async () => {
  const related_postings = { related_posting_numbers: ["70114522-0183-2"] };
  const { told } = await tell(
    {
      "/v4/posting/fbs/ship": () => error("POSTING_ALREADY_SHIPPED", 409),
      "/v3/posting/fbs/get": () => ({ result: fixture("posting-fbs", { status: "awaiting_deliver", related_postings }) }),
    },
    packed,
  );
  expect(told).toMatchObject({ outcome: "told", memory: { postings: [number, "70114522-0183-2"] } });
});

test("what Ozon refuses for good is refused, what may work later is not", async () => {
  const shipWith = (answer: VendorAnswer) => tell({ "/v4/posting/fbs/ship": () => answer }, packed);
  expect((await shipWith(error("HAS_INCORRECT_PRODUCT_QUANTITY"))).told).toEqual({
    outcome: "refused",
    reason: { code: "channel.refused_with", params: { message: "HAS_INCORRECT_PRODUCT_QUANTITY" } },
  });
  expect((await shipWith(error("POSTING_ALREADY_CANCELLED"))).told).toMatchObject({ reason: { code: "channel.cancelled_there" } });
  await expect(shipWith(error("Circle is open"))).rejects.toMatchObject({ kind: "unreachable" });
  await expect(shipWith({ status: 503 })).rejects.toMatchObject({ kind: "unreachable" });
  await expect(shipWith("hang up")).rejects.toMatchObject({ kind: "unreachable" });
  await expect(shipWith({ status: 200, body: "<html>" })).rejects.toMatchObject({ kind: "rubbish" });
});

test("marking codes go before the parcel, and Ozon has to accept them", async () => {
  const marked = tellingOf(fixture("posting-fbs", { requirements: { products_requiring_mandatory_mark: [1780441922] } }), {
    step: "packed",
  });
  const codes = ["010460000000001721ab\u001d91EE06", "010460000000001721AB\u001d91EE06"];
  const withCodes = { ...marked, memory: { ...marked.memory, codes: { "1780441922": codes } } };
  const base = "/v6/fbs/posting/product/exemplar";
  const status = (...answers: object[]) => {
    let asked = 0;
    return () => answers[Math.min(asked++, answers.length - 1)] ?? {};
  };
  const answers = (check: () => object): Answers => ({
    "/v5/fbs/posting/product/exemplar/status": check,
    [`${base}/create-or-get`]: () => ({ products: [{ product_id: 1780441922, exemplars: [{ exemplar_id: 9 }, { exemplar_id: 10 }] }] }),
    [`${base}/set`]: () => ({ result: true }),
    "/v4/posting/fbs/ship": () => ({ result: [number] }),
  });
  const bad = { status: "ship_not_available" };

  expect((await tell(answers(status(bad)), marked)).told).toMatchObject({ reason: { code: "channel.marking_codes_missing" } });
  const good = await tell(answers(status(bad, { status: "ship_available" })), withCodes);
  expect(good.told).toMatchObject({ outcome: "told", memory: { codes: { "1780441922": codes } } });
  expect(good.bodies.find(([path]) => path === `${base}/set`)?.[1]).toMatchObject({
    products: [
      {
        product_id: 1780441922,
        exemplars: codes.map((mark, index) => ({ exemplar_id: 9 + index, marks: [{ mark, mark_type: "mandatory_mark" }] })),
      },
    ],
  });
  await expect(tell(answers(status(bad, { status: "validation_in_process" })), withCodes)).rejects.toMatchObject({ kind: "slow_down" });
  const wrong = {
    ...bad,
    products: [{ product_id: 1780441922, exemplars: [{ marks: [{ mark: codes[0], error_codes: ["mark_not_in_circulation"] }] }] }],
  };
  expect((await tell(answers(status(bad, wrong)), withCodes)).told).toMatchObject({ reason: { code: "channel.marking_codes_refused" } });
});

test("an order is cancelled by a reason from Ozon's list, in part by its products", async () => {
  const list = {
    result: [
      { id: 352, title: "Товар закончился", type_id: "seller", is_available_for_cancellation: true },
      { id: 402, title: "Другое", type_id: "seller", is_available_for_cancellation: true },
      { id: 666, title: "Возврат", type_id: "seller", is_available_for_cancellation: false },
    ],
  };
  const answers: Answers = {
    "/v2/posting/fbs/cancel-reason/list": () => list,
    "/v2/posting/fbs/cancel": () => ({ result: true }),
    "/v2/posting/fbs/product/cancel": () => ({ result: number }),
  };
  const cancelled = { ...packed, step: "cancelled" as const, parcels: [], reason: "товар закончился на складе" };
  const whole = await tell(answers, cancelled);
  expect(whole.told).toEqual({ outcome: "told" });
  expect(whole.bodies[1]).toEqual([
    "/v2/posting/fbs/cancel",
    { cancel_reason_id: 352, cancel_reason_message: "товар закончился на складе", posting_number: number },
  ]);
  const part = await tell(answers, { ...cancelled, reason: null, lines: shirts ? [{ ...shirts, quantity: 1 }] : [] });
  expect(part.bodies[1]).toEqual([
    "/v2/posting/fbs/product/cancel",
    { cancel_reason_id: 402, cancel_reason_message: "#D-1001", items: [{ quantity: 1, sku: 1780441922 }], posting_number: number },
  ]);
  const again = { ...answers, "/v2/posting/fbs/cancel": () => error("POSTING_ALREADY_CANCELLED") };
  expect((await tell(again, cancelled)).told).toEqual({ outcome: "told" });
  const refused = { ...answers, "/v2/posting/fbs/cancel": () => error("HAS_INCORRECT_CANCEL_REASON") };
  expect((await tell(refused, cancelled)).told).toMatchObject({ outcome: "refused" });
});

test("rFBS: the tracking number and the way to the buyer are told; what Ozon carries is not", async () => {
  const row = (path: string) => ({ [path]: () => ({ result: [{ error: "", posting_number: "55820031-0007-1", result: true }] }) });
  const shipment = { trackingNumber: "10123456789", carrier: "cdek", trackingUrl: null, ours: true };
  const handedOver = tellingOf(fixture("posting-rfbs"), { step: "handed_over", shipment });
  const answers = {
    ...row("/v2/fbs/posting/tracking-number/set"),
    ...row("/v2/fbs/posting/delivering"),
    ...row("/v2/fbs/posting/last-mile"),
    ...row("/v2/fbs/posting/delivered"),
  };
  const sent = await tell(answers, handedOver);
  expect(sent.told).toEqual({ outcome: "told" });
  expect(sent.bodies).toEqual([
    ["/v2/fbs/posting/tracking-number/set", { tracking_numbers: [{ posting_number: "55820031-0007-1", tracking_number: "10123456789" }] }],
    ["/v2/fbs/posting/delivering", { posting_number: ["55820031-0007-1"] }],
  ]);
  expect((await tell(answers, { ...handedOver, step: "out_for_delivery" })).bodies).toMatchObject([["/v2/fbs/posting/last-mile", {}]]);
  expect((await tell(answers, { ...handedOver, step: "delivered" })).bodies).toMatchObject([["/v2/fbs/posting/delivered", {}]]);
  expect((await tell({}, { ...packed, step: "handed_over" })).bodies).toEqual([]);

  const failing = (status: string): Answers => ({
    "/v2/fbs/posting/delivered": () => ({
      result: [{ error: "TRANSITION_IS_NOT_POSSIBLE", posting_number: "55820031-0007-1", result: false }],
    }),
    "/v3/posting/fbs/get": () => ({ result: fixture("posting-rfbs", { status }) }),
  });
  expect((await tell(failing("delivered"), { ...handedOver, step: "delivered" })).told).toEqual({ outcome: "told" });
  expect((await tell(failing("awaiting_deliver"), { ...handedOver, step: "delivered" })).told).toMatchObject({ outcome: "refused" });
});

test("labels come as one PDF, later when Ozon is not ready, from elsewhere when it makes them to order", async () => {
  const labelOf = async (answers: Answers) => {
    const vendor = await vendorOf(answers);
    const label = await ozon.stepsOut?.label?.(vendor.line, {
      ...packed,
      memory: { ...packed.memory, postings: [number, "70114522-0183-2"] },
    });
    return { label, vendor };
  };
  const now = await labelOf({ "/v2/posting/fbs/package-label": () => pdf });
  expect(now.label).toEqual({ bytes: new Uint8Array(pdf), type: "application/pdf" });
  expect(now.vendor.seen[0]?.body).toEqual({ posting_number: [number, "70114522-0183-2"] });
  const soon = { "/v2/posting/fbs/package-label": () => error("The next postings aren't ready") };
  expect((await labelOf(soon)).label).toBeNull();
  await expect(labelOf({ "/v2/posting/fbs/package-label": () => error("POSTING_NOT_FOUND") })).rejects.toMatchObject({ kind: "rubbish" });

  const files = await aLocalVendor(ozon, { answer: () => pdf });
  let looks = 0;
  const toOrder = await labelOf({
    "/v2/posting/fbs/package-label/create": () => ({
      result: {
        tasks: [
          { task_id: 7, task_type: "small_label" },
          { task_id: 8, task_type: "big_label" },
        ],
      },
    }),
    "/v1/posting/fbs/package-label/get": () => ({
      result: looks++ === 0 ? { status: "in_progress", file_url: "" } : { status: "completed", file_url: `${files.baseUrl}/s3/8.pdf?x=1` },
    }),
  });
  expect(toOrder.label?.bytes).toEqual(new Uint8Array(pdf));
  expect(toOrder.vendor.seen.at(-1)?.body).toEqual({ task_id: 8 });
  // Whoever keeps the file is shown no keys.
  expect(files.seen[0]?.path).toBe("/s3/8.pdf?x=1");
  expect(files.seen[0]?.headers).not.toHaveProperty("api-key");
});
