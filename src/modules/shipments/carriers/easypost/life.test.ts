import { describe, expect, test } from "vitest";
import { aBookedRef } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { address, bought, detail, refusal, shipmentId, tracker } from "./fixtures/answers";
import { anEasypost, portland } from "./fixtures/shop.fixture";
import { easypost } from "./index";

const ref = aBookedRef({ carrierReference: shipmentId });
const byId = `GET /shipments/${shipmentId}`;
const pdf = new TextEncoder().encode("%PDF-1.4 label");

describe("a label that is given back", () => {
  const refundPath = `POST /shipments/${shipmentId}/refund`;
  const cancelled = { outcome: "cancelled" };
  const moving = tracker({ status: "in_transit", tracking_details: [detail("in_transit", "", "2026-11-24T09:00:00Z")] });
  const given = async (answers: Parameters<typeof anEasypost>[0]) => {
    const { account } = await anEasypost(answers);
    return easypost.cancel?.(ref, account);
  };

  test("is cancelled once EasyPost takes it, has taken it before, or knows of none", async () => {
    for (const refund_status of ["submitted", "refunded", "not_applicable"])
      expect(await given({ [refundPath]: bought({ refund_status }) })).toEqual(cancelled);
    const before = refusal(422, "SHIPMENT.REFUND.FAILURE", "Already requested.");
    expect(await given({ [refundPath]: before, [byId]: bought({ refund_status: "submitted" }) })).toEqual(cancelled);
    expect(await given({})).toEqual(cancelled);
  });

  test("is refused when the carrier rejects it or the parcel has left", async () => {
    expect(await given({ [refundPath]: bought({ refund_status: "rejected" }) })).toEqual({
      outcome: "refused",
      reason: { code: "carrier.label_not_taken_back" },
    });
    for (const refund_status of ["rejected", "not_applicable"])
      expect(await given({ [refundPath]: bought({ refund_status, tracker: moving }) })).toEqual({
        outcome: "refused",
        reason: { code: "carrier.already_moving" },
      });
    expect(await given({ [refundPath]: refusal(422, "SHIPMENT.REFUND.FAILURE", "Too old."), [byId]: bought() })).toMatchObject({
      reason: { code: "carrier.said_no", params: { message: "Too old" } },
    });
  });

  test("is not called cancelled while EasyPost does not answer or does not take the key", async () => {
    for (const answer of ["hang up" as const, "rubbish", { status: 401 }, { status: 502 }])
      await expect(given({ [refundPath]: answer })).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe("the paper of a label", () => {
  test("is fetched as PDF from where it lies, without our key", async () => {
    const shop = await anEasypost({
      [byId]: () => bought({ postage_label: { id: "pl_1", label_file_type: "application/pdf", label_url: `${shop.baseUrl}/v2/file?s=1` } }),
      "GET /file": pdf,
    });
    expect(await easypost.label?.(ref, shop.account)).toEqual(pdf);
    expect(shop.seen.at(-1)).toMatchObject({ path: "/v2/file?s=1" });
    expect(shop.seen.at(-1)?.headers).not.toHaveProperty("authorization");
  });

  test("is turned into PDF where a carrier prints pictures", async () => {
    const picture = { id: "pl_1", label_file_type: "image/png", label_url: "https://files.example/a.png", label_pdf_url: null };
    const shop = await anEasypost({
      [byId]: bought({ postage_label: picture }),
      [`${byId}/label`]: () => bought({ postage_label: { ...picture, label_pdf_url: `${shop.baseUrl}/v2/file` } }),
      "GET /file": pdf,
    });
    expect(await easypost.label?.(ref, shop.account)).toEqual(pdf);
    expect(shop.seen.map(({ path }) => path)).toContain(`/v2/shipments/${shipmentId}/label?file_format=PDF`);
  });

  test("comes later while there is none, and what is no PDF is none", async () => {
    const early = await anEasypost({ [byId]: bought({ postage_label: null }) });
    expect(await easypost.label?.(ref, early.account)).toBeNull();
    for (const label_url of ["not an address.pdf", "http://127.0.0.1:1/a.pdf"]) {
      const { account } = await anEasypost({ [byId]: bought({ postage_label: { label_url } }) });
      await expect(easypost.label?.(ref, account)).rejects.toBeInstanceOf(CarrierUnavailable);
    }
    const html = await anEasypost({
      [byId]: () => bought({ postage_label: { label_pdf_url: `${html.baseUrl}/v2/file` } }),
      "GET /file": "<html>",
    });
    await expect(easypost.label?.(ref, html.account)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe("an address", () => {
  const opinion = async (answer: object) => {
    const { account, sent } = await anEasypost({ "POST /addresses": answer });
    const told = await easypost.checkAddress?.({ ...portland, line1: "12 main", postalCode: null }, account);
    return { told, sent: sent("POST /addresses") };
  };
  const notFound = { code: "E.ADDRESS.NOT_FOUND", field: "address", message: "Address not found", suggestion: null };

  test("is put right by EasyPost", async () => {
    const delivery = { success: true, errors: [], details: { latitude: 45.5, longitude: -122.7, time_zone: "America/Los_Angeles" } };
    const { told, sent } = await opinion({
      status: 201,
      body: address({ street1: "12 MAIN ST", street2: "APT 3", zip: "97201-1234", verifications: { delivery } }),
    });
    expect(sent).toEqual([{ address: { street1: "12 main", city: "Portland", state: "OR", country: "US" }, verify: true }]);
    expect(told).toEqual({
      place: { ...portland, line1: "12 MAIN ST, APT 3", region: "OR", postalCode: "97201-1234", latitude: 45.5, longitude: -122.7 },
      isDeliverable: true,
      quality: null,
    });
  });

  test("that EasyPost does not find, or does not take, is none", async () => {
    const delivery = { success: false, errors: [notFound], details: {} };
    expect((await opinion({ status: 201, body: address({ verifications: { delivery, zip4: delivery } }) })).told).toMatchObject({
      place: { line1: "12 main" },
      isDeliverable: false,
      quality: "E.ADDRESS.NOT_FOUND",
    });
    expect((await opinion(refusal(422, "ADDRESS.VERIFY.FAILURE", "Unable to verify address."))).told).toMatchObject({
      isDeliverable: false,
      quality: "ADDRESS.VERIFY.FAILURE",
    });
    for (const answer of [address(), { status: 500 }, { status: 401 }])
      await expect(opinion(answer)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});
