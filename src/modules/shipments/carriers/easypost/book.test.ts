import { describe, expect, test } from "vitest";
import { aBookedRef, aParcel } from "@/testing/booking-request";
import type { VendorAnswer } from "@/testing/local-server";
import { CarrierUnavailable } from "../port";
import { bought, draft, key, number, rate, rates, refusal, shipmentId } from "./fixtures/answers";
import { anEasypost, aRequest, portland } from "./fixtures/shop.fixture";
import { easypost } from "./index";

const booked = { outcome: "booked", trackingNumber: number, carrierReference: shipmentId, priceMinor: 940 };
const buyPath = `POST /shipments/${shipmentId}/buy`;
const byKey = `GET /shipments/${key}`;
const again = (changes = {}) => aRequest({ attempt: 2, now: new Date("2026-11-22T09:00:30Z"), ...changes });
const reachedBy = (call: Promise<unknown> | undefined) =>
  call?.then(
    () => "answered",
    (error) => (error instanceof CarrierUnavailable ? error.reached : "crashed"),
  );

describe("a label", () => {
  test("is bought by the cheapest rate of the service, under our key", async () => {
    const dear = rate("USPS", "Priority", "10.00");
    const { account, calls, sent } = await anEasypost({ "POST /shipments": draft({ rates: [dear, ...rates] }), [buyPath]: bought() });
    expect(await easypost.book(aRequest(), account)).toEqual(booked);
    expect(calls()).toEqual(["POST /shipments", buyPath]);
    expect(sent(buyPath)).toEqual([{ rate: { id: "rate_USPS_Priority_9.40" } }]);
    expect(sent("POST /shipments")).toMatchObject([
      {
        shipment: {
          reference: key,
          options: { label_format: "PDF", invoice_number: "1001", print_custom_1: "1001" },
          from_address: { name: "The Shop", phone: "+15125550100", street1: "500 Oak Ave" },
          to_address: { name: "Ada Byron", phone: "+15035550101", email: "ada@example.com" },
        },
      },
    ]);
  });

  test("is insured where the shop wants it, in dollars only", async () => {
    const { account, sent } = await anEasypost({ [buyPath]: bought() }, { insure: true });
    await easypost.book(aRequest(), account);
    expect(sent(buyPath)).toMatchObject([{ insurance: "259.80" }]);
    expect(await easypost.book(aRequest({ currency: "EUR" }), account)).toMatchObject({ reason: { code: "carrier.insures_only_in" } });
  });

  test("may get its number later", async () => {
    const early = bought({ tracking_code: null });
    let looks = 0;
    const { account } = await anEasypost({ [buyPath]: early, [`GET /shipments/${shipmentId}`]: () => (looks++ === 0 ? early : bought()) });
    const ref = aBookedRef({ carrierReference: shipmentId });
    const accepted = { outcome: "accepted", carrierReference: shipmentId };
    expect(await easypost.book(aRequest(), account)).toEqual(accepted);
    expect(await easypost.poll?.(ref, account)).toEqual(accepted);
    expect(await easypost.poll?.(ref, account)).toEqual(booked);
    const gone = await anEasypost({ [`GET /shipments/${shipmentId}`]: bought({ refund_status: "refunded" }) });
    expect(await easypost.poll?.(ref, gone.account)).toMatchObject({ outcome: "refused", reason: { code: "carrier.removed_there" } });
  });

  test.each<[string, object, Record<string, VendorAnswer>]>([
    ["carrier.no_address", { to: { ...portland, line1: null } }, {}],
    ["carrier.sender_without_address", { from: { ...portland, line1: null } }, {}],
    ["carrier.one_parcel_only", { parcels: [aParcel(1), aParcel(2)] }, {}],
    ["carrier.unknown_service", { service: "USPS Nothing" }, {}],
    ["carrier.keys_refused", {}, { "POST /shipments": { status: 403 } }],
    ["carrier.keys_refused", {}, { [buyPath]: { status: 401 } }],
    ["carrier.said_no", {}, { "POST /shipments": refusal(422, "ADDRESS.VERIFY.FAILURE", "Unable to verify address.") }],
    ["carrier.said_no", {}, { [buyPath]: refusal(402, "PAYMENT_REQUIRED", "Insufficient funds.") }],
    ["carrier.said_no", { service: "FedEx Ground" }, { "POST /shipments": draft({ messages: [{ carrier: "FedEx", message: "No." }] }) }],
  ])("is refused: %s", async (code, changes, answers) => {
    const { account } = await anEasypost({ [buyPath]: bought(), ...answers });
    expect(await easypost.book(aRequest(changes), account)).toMatchObject({ outcome: "refused", reason: { code } });
  });
});

describe("a lost answer", () => {
  test("to the draft has bought nothing; one to the purchase may have", async () => {
    for (const answer of ["hang up" as const, { status: 500 }, "rubbish", { status: 429 }]) {
      const drafting = await anEasypost({ "POST /shipments": answer });
      expect(await reachedBy(easypost.book(aRequest(), drafting.account))).toBe("no");
    }
    const undecided = ["SHIPMENT.PURCHASE.IN_PROGRESS", "SHIPMENT.POSTAGE.TIMED_OUT"].map((code) => refusal(422, code, "Wait."));
    for (const answer of ["hang up" as const, { status: 503 }, "rubbish", draft(), ...undecided]) {
      const { account } = await anEasypost({ [buyPath]: answer });
      expect(await reachedBy(easypost.book(aRequest(), account))).toBe("maybe");
    }
  });

  test("is found by our key, and found bought it is not bought again", async () => {
    const { account, calls } = await anEasypost({ [byKey]: bought(), [buyPath]: bought() });
    expect(await easypost.findBooking?.(aRequest(), account)).toEqual(booked);
    expect(await easypost.book(again(), account)).toEqual(booked);
    expect(calls()).toEqual([byKey, byKey]);
  });

  test("is found among all that was bought since, where two shipments bear our key", async () => {
    const page = (shipments: object[], has_more: boolean) => ({ shipments, has_more });
    const { account, seen } = await anEasypost({
      [byKey]: draft({ id: "shp_other" }),
      "GET /shipments": ({ path }) =>
        path.includes("before_id=shp_9") ? page([bought()], false) : page([bought({ id: "shp_9", reference: "another" })], true),
    });
    expect(await easypost.findBooking?.(aRequest(), account)).toEqual(booked);
    const { searchParams } = new URL(seen.at(-1)?.path ?? "", "http://easypost");
    expect(Object.fromEntries(searchParams)).toEqual({
      purchased: "true",
      page_size: "100",
      start_datetime: "2026-11-22T08:00:00.000Z",
      before_id: "shp_9",
    });
  });

  test("is surely no booking when nothing was bought, and unknown while EasyPost cannot say", async () => {
    for (const found of [undefined, draft(), bought({ refund_status: "submitted" }), bought({ reference: "another" })]) {
      const { account } = await anEasypost({ [byKey]: found });
      expect(await easypost.findBooking?.(aRequest(), account)).toBeNull();
    }
    for (const answers of [{ [byKey]: "hang up" as const }, { "GET /shipments": { status: 500 } }, { "GET /shipments": "rubbish" }]) {
      const { account } = await anEasypost(answers);
      await expect(easypost.findBooking?.(aRequest(), account)).rejects.toBeInstanceOf(CarrierUnavailable);
      expect(await reachedBy(easypost.book(again(), account))).toBe("maybe");
    }
  });

  test("leaves a draft, which is bought by the next call: EasyPost sells one label for it", async () => {
    const { account, calls } = await anEasypost({ [byKey]: draft(), [buyPath]: bought() });
    expect(await easypost.book(again(), account)).toEqual(booked);
    expect(calls()).toEqual([byKey, "GET /shipments", buyPath]);
    const sold = await anEasypost({
      [byKey]: draft(),
      [buyPath]: refusal(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment."),
      [`GET /shipments/${shipmentId}`]: bought(),
    });
    expect(await easypost.book(again(), sold.account)).toEqual(booked);
    expect(sold.calls()).not.toContain("POST /shipments");
  });

  test("leaves a draft that no longer fits: a new one is made when its purchase is surely over", async () => {
    const moved = { to: { ...portland, line1: "7 Side St" } };
    const { account, calls } = await anEasypost({ [byKey]: draft(), [buyPath]: bought() });
    expect(await reachedBy(easypost.book(again(moved), account))).toBe("maybe");
    expect(calls()).not.toContain(buyPath);
    expect(await easypost.book(again({ ...moved, now: new Date("2026-11-22T09:03:00Z") }), account)).toEqual(booked);
    expect(await easypost.book(again({ now: new Date("2026-11-22T11:00:00Z") }), account)).toEqual(booked);
    expect(calls().filter((call) => call === "POST /shipments")).toHaveLength(2);
  });
});

test("however often and wherever answers are lost, one label is bought for one key", async () => {
  // EasyPost as it is: every shipment sells one label, and several may bear one reference.
  for (let lost = 0; lost < 64; lost++) {
    const shipments = new Map<string, ReturnType<typeof draft>>();
    const labels = new Set<string>();
    let calls = 0;
    const losing = (answer: VendorAnswer) => ((lost >> calls++) & 1 ? ("hang up" as const) : answer);
    const { account } = await anEasypost({
      "POST /shipments": () => {
        const id = `shp_${shipments.size}`;
        shipments.set(id, draft({ id }));
        return losing(draft({ id }));
      },
      "GET /shipments": () => ({ shipments: [...labels].map((id) => bought({ id })), has_more: false }),
      [byKey]: () => [...shipments.values()].at(-1) ?? { status: 404 },
      ...Object.fromEntries(
        Array.from({ length: 8 }, (_, i) => `shp_${i}`).flatMap((id) => [
          [
            `POST /shipments/${id}/buy`,
            () => {
              if (labels.has(id)) return losing(refusal(422, "SHIPMENT.POSTAGE.EXISTS", "Exists."));
              labels.add(id);
              return losing(bought({ id }));
            },
          ],
          [`GET /shipments/${id}`, () => losing(labels.has(id) ? bought({ id }) : draft({ id }))],
        ]),
      ),
    });
    let result: unknown = null;
    for (let attempt = 1; attempt <= 9 && !result; attempt++)
      result = await easypost.book(aRequest({ attempt }), account).catch(() => null);
    expect(result).toMatchObject({ outcome: "booked" });
    expect(labels.size).toBe(1);
  }
});
