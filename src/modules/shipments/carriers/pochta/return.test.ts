import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, kazan, moscow } from "@/testing/booking-request";
import type { ReturnRequest } from "../abilities";
import type { CarrierUnavailable } from "../port";
import { order, pdf } from "./fixtures/answers";
import { aPost } from "./fixtures/post-office.fixture";
import { pochta } from "./index";

const { returnLabel } = pochta;
const outward = {
  carrierReference: "1",
  trackingNumber: "80100000000011",
  service: "ONLINE_PARCEL:WITH_DECLARED_VALUE",
  pickupPoint: null,
};

function aReturn(changes: Partial<ReturnRequest> = {}): ReturnRequest {
  const { sender, recipient, ...rest } = aBookingRequest({ from: kazan, to: moscow, service: "ONLINE_PARCEL" });
  return { ...rest, sender: recipient, recipient: sender, outward, ...changes };
}
const found = (changes = {}) => ({ "GET /1.0/shipment/search": [order({ barcode: outward.trackingNumber, ...changes })] });
const made = { "return-barcode": "80100000000028" };

describe("an easy return by the Post", () => {
  test("is priced as a parcel of the same kind from the buyer's post office to the shop's", async () => {
    const { account, sent } = await aPost();
    expect(await returnLabel?.quote(aReturn(), account)).toMatchObject({ quotes: [{ service: "ONLINE_PARCEL", priceMinor: 30_500 }] });
    expect(sent("POST /1.0/tariff")).toMatchObject([{ "index-from": "420000", "index-to": "101000", "mail-category": "ORDINARY" }]);
  });

  test("answers the parcel that the Post brought, by its number", async () => {
    const { account, sent } = await aPost({ ...found(), "PUT /1.0/returns": made });
    expect(await returnLabel?.book(aReturn(), account)).toEqual({
      outcome: "booked",
      trackingNumber: "80100000000028",
      carrierReference: "80100000000028",
    });
    expect(sent("PUT /1.0/returns")).toEqual([{ "direct-barcode": outward.trackingNumber, "mail-type": "ONLINE_PARCEL" }]);
  });

  test("whose answer was lost is found at its parcel, never made twice", async () => {
    const { account, calls } = await aPost(found({ "linked-barcode": "80100000000028" }));
    const key = { ...aReturn(), outward };
    expect(await returnLabel?.findBooking?.(key, account)).toMatchObject({ outcome: "booked", trackingNumber: "80100000000028" });
    expect(await returnLabel?.book(aReturn({ attempt: 2 }), account)).toMatchObject({ trackingNumber: "80100000000028" });
    expect(calls().some((call) => call.startsWith("PUT"))).toBe(false);
  });

  test("that cannot be read may have been made; a no is a no", async () => {
    const { account } = await aPost({ ...found(), "PUT /1.0/returns": {} });
    await expect(returnLabel?.book(aReturn(), account)).rejects.toMatchObject({ reached: "maybe" } satisfies Partial<CarrierUnavailable>);
    const no = { status: 400, body: { code: "1009", desc: "Услуга не подключена", "sub-code": "RETURN_FORBIDDEN" } };
    const { account: poor } = await aPost({ ...found(), "PUT /1.0/returns": no });
    expect(await returnLabel?.book(aReturn(), poor)).toMatchObject({
      outcome: "refused",
      reason: { code: "carrier.said_no", params: { message: "Услуга не подключена" } },
    });
  });

  test("is of no use for what another carrier brought", async () => {
    const { account } = await aPost();
    expect((await returnLabel?.quote(aReturn({ outward: null }), account))?.refused).toMatchObject([
      { reason: { code: "carrier.brings_back_only_its_own" } },
    ]);
  });

  test("has the Post's own label", async () => {
    const { account, calls } = await aPost({ "GET /1.0/forms/80100000000028/easy-return-pdf": pdf });
    expect(await returnLabel?.label?.(aBookedRef({ trackingNumber: "80100000000028" }), account)).toBeInstanceOf(Uint8Array);
    expect(calls()).toEqual(["GET /1.0/forms/80100000000028/easy-return-pdf?print-type=PAPER"]);
  });
});
