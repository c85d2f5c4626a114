import { describe, expect, test } from "vitest";
import { aBookedRef } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { barcode, batch, created, notFound, order, orderId, pdf } from "./fixtures/answers";
import { aPost } from "./fixtures/post-office.fixture";
import { pochta } from "./index";

const ref = aBookedRef({ carrierReference: orderId, trackingNumber: barcode });
const remove = "DELETE /1.0/backlog";
const gone = { [`GET /1.0/backlog/${orderId}`]: notFound };
const batched = { ...gone, [`GET /1.0/shipment/${orderId}`]: order({ "batch-name": "507" }) };
const noSuch = { errors: [{ "error-code": "NOT_FOUND", "error-description": "Отправление не найдено", position: 0 }] };

describe("a cancelled order", () => {
  test("is taken out of the new ones, and one that is gone is cancelled too", async () => {
    const { account, sent } = await aPost({ [remove]: created() });
    expect(await pochta.cancel?.(ref, account)).toEqual({ outcome: "cancelled" });
    expect(sent(remove)).toEqual([[900_100_200]]);
    const again = await aPost({ ...gone, [remove]: noSuch });
    expect(await pochta.cancel?.(ref, again.account)).toEqual({ outcome: "cancelled" });
  });

  test("in a batch stays, and so does one that the Post keeps", async () => {
    const inBatch = await aPost({ ...batched, [remove]: noSuch });
    expect(await pochta.cancel?.(ref, inBatch.account)).toEqual({
      outcome: "refused",
      reason: { code: "carrier.in_batch", params: { batch: "507" } },
    });
    const kept = await aPost({ [remove]: { status: 400, body: { code: "1010", desc: "Удаление запрещено" } } });
    expect(await pochta.cancel?.(ref, kept.account)).toMatchObject({ outcome: "refused", reason: { code: "carrier.said_no" } });
  });

  test("is not called cancelled on rubbish, silence or wrong keys", async () => {
    for (const answers of [
      { [remove]: "hang up" as const },
      { [remove]: { status: 401 } },
      { [remove]: noSuch, [`GET /1.0/backlog/${orderId}`]: { status: 200, body: "<html>" } },
    ]) {
      const { account } = await aPost(answers);
      await expect(pochta.cancel?.(ref, account)).rejects.toBeInstanceOf(CarrierUnavailable);
    }
  });
});

describe("labels", () => {
  test("are the forms of an order, wherever it lies, for the printer that there is", async () => {
    const { account, calls } = await aPost({}, { printType: "THERMO" });
    expect(await pochta.label?.(ref, account)).toEqual(pdf);
    expect(calls()).toEqual([`GET /1.0/forms/backlog/${orderId}/forms?print-type=THERMO`]);
    const later = await aPost({ [`GET /1.0/forms/backlog/${orderId}/forms`]: notFound, [`GET /1.0/forms/${orderId}/f7pdf`]: pdf });
    expect(await pochta.label?.(ref, later.account)).toEqual(pdf);
  });

  test("are waited for while there is none, and asked for again after a failure", async () => {
    const { account } = await aPost({ [`GET /1.0/forms/backlog/${orderId}/forms`]: { status: 200, body: "<html>" } });
    expect(await pochta.label?.(ref, account)).toBeNull();
    const down = await aPost({ [`GET /1.0/forms/backlog/${orderId}/forms`]: { status: 503 } });
    await expect(pochta.label?.(ref, down.account)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe("a handover", () => {
  const handover = { key: "k", date: "2026-11-24", bookings: [ref] };
  const sent = { "f103-sent": true };

  test("is a batch whose list is sent to the post office and printed (Ф103)", async () => {
    const { account, calls } = await aPost({
      "POST /1.0/user/shipment": batch("507", [Number(orderId)]),
      "POST /1.0/batch/507/checkin": sent,
      "GET /1.0/forms/507/f103pdf": pdf,
    });
    expect(await pochta.manifest?.(handover, account)).toEqual({ outcome: "done", reference: "507", document: pdf });
    expect(calls()).toEqual([
      "POST /1.0/user/shipment?sending-date=2026-11-24",
      "POST /1.0/batch/507/checkin",
      "GET /1.0/forms/507/f103pdf?print-type=PAPER",
    ]);
  });

  test("that was lost on the way goes on with the batch that it made", async () => {
    const { account } = await aPost({
      ...batched,
      "POST /1.0/user/shipment": noSuch,
      "POST /1.0/batch/507/checkin": { "f103-sent": false, "error-code": "ALL_SHIPMENTS_SENT" },
      "GET /1.0/batch/507": { "batch-name": "507", "batch-status": "FROZEN" },
    });
    expect(await pochta.manifest?.(handover, account)).toEqual({ outcome: "done", reference: "507", document: null });
    const printed = await aPost({ "GET /1.0/forms/507/f103pdf": pdf });
    expect(await pochta.manifestDocument?.("507", printed.account)).toEqual(pdf);
    const lost = await aPost({ "POST /1.0/user/shipment": "hang up" });
    await expect(pochta.manifest?.(handover, lost.account)).rejects.toMatchObject({ reached: "maybe" });
  });

  test("is refused where a parcel is missing, cannot be put into a batch, or the list is not taken", async () => {
    const missing = await aPost({ ...gone, "POST /1.0/user/shipment": noSuch });
    expect(await pochta.manifest?.(handover, missing.account)).toEqual({
      outcome: "refused",
      reason: { code: "carrier.parcel_unknown", params: { number: barcode } },
    });
    const unfit = await aPost({
      "POST /1.0/user/shipment": { errors: [{ "error-code": "EMPTY_MASS", "error-description": "Масса не указана", position: 0 }] },
    });
    expect(await pochta.manifest?.(handover, unfit.account)).toMatchObject({ reason: { params: { message: "Масса не указана" } } });
    const late = await aPost({
      "POST /1.0/user/shipment": batch("507", [Number(orderId)]),
      "POST /1.0/batch/507/checkin": { "error-code": "PAST_DUE_DATE" },
      "GET /1.0/batch/507": { "batch-name": "507", "batch-status": "CREATED" },
    });
    expect(await pochta.manifest?.(handover, late.account)).toMatchObject({ reason: { params: { code: "PAST_DUE_DATE" } } });
  });
});
