import { expect, test } from "vitest";
import { aBookedRef, aBookingRequest, aParcel } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { barcode, created, notFound, order, orderId, refusal } from "./fixtures/answers";
import { aPost } from "./fixtures/post-office.fixture";
import { pochta } from "./index";

const ref = aBookedRef({ carrierReference: orderId, trackingNumber: barcode });
const recipient = { name: "Мария Иванова", phone: "+79990001122", email: null, locale: "ru" };
const whole = aBookingRequest({ service: "POSTAL_PARCEL:WITH_DECLARED_VALUE", recipient });
const put = `PUT /1.0/backlog/${orderId}`;

test("an order among the new ones is written again whole, under the same number", async () => {
  const { account, sent } = await aPost({ [put]: created() });
  expect(await pochta.modify?.(ref, { recipient, whole }, account)).toEqual({ outcome: "done" });
  expect(sent(put)).toMatchObject([
    { "tel-address": 79_990_001_122, "index-to": 420_111, "mail-category": "WITH_DECLARED_VALUE", mass: 950 },
  ]);
});

test("one in a batch stands as it is, and so does one that the Post will not change", async () => {
  const inBatch = await aPost({
    [put]: notFound,
    [`GET /1.0/backlog/${orderId}`]: notFound,
    [`GET /1.0/shipment/${orderId}`]: order({ "batch-name": "507" }),
  });
  expect(await pochta.modify?.(ref, { whole }, inBatch.account)).toEqual({
    outcome: "refused",
    reason: { code: "carrier.in_batch", params: { batch: "507" } },
  });
  const refusing = await aPost({ [put]: refusal("EMPTY_INDEX_TO", "Почтовый индекс не указан"), [`GET /1.0/backlog/${orderId}`]: order() });
  expect(await pochta.modify?.(ref, { whole }, refusing.account)).toMatchObject({
    outcome: "refused",
    reason: { code: "carrier.said_no" },
  });
  const keys = await aPost({ [put]: { status: 401 } });
  expect(await pochta.modify?.(ref, { whole }, keys.account)).toMatchObject({ reason: { code: "carrier.keys_refused" } });
});

test("of two parcels none stays behind unnoticed", async () => {
  const second = "900100201";
  const two = aBookedRef({ carrierReference: `${orderId},${second}` });
  const both = { whole: { ...whole, service: "EMS_RT:WITH_DECLARED_VALUE", parcels: [aParcel(500), aParcel(600)] } };
  const { account, calls } = await aPost({ [put]: created(), [`PUT /1.0/backlog/${second}`]: created(Number(second)) });
  expect(await pochta.modify?.(two, both, account)).toEqual({ outcome: "done" });
  expect(calls().filter((call) => call.startsWith("PUT"))).toEqual([put, `PUT /1.0/backlog/${second}`]);
  const half = await aPost({ [put]: created(), [`PUT /1.0/backlog/${second}`]: notFound });
  await expect(pochta.modify?.(two, both, half.account)).rejects.toBeInstanceOf(CarrierUnavailable);
});
