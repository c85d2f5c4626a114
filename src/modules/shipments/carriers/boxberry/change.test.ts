import { expect, test } from "vitest";
import { aBookedRef, aBookingRequest } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { created, track } from "./fixtures/answers";
import { aBoxberry } from "./fixtures/shop.fixture";
import { boxberry } from "./index";

const ref = aBookedRef({ carrierReference: track, trackingNumber: track });
const pickupPoint = { carrier: "boxberry", code: "1601" };
const whole = aBookingRequest({ service: "point", pickupPoint });

test("a parcel goes to another point under the number that it has", async () => {
  const { account, sent } = await aBoxberry();
  expect(await boxberry.modify?.(ref, { pickupPoint: "1601", whole }, account)).toEqual({ outcome: "done" });
  expect(sent("ParselCreate")).toMatchObject([{ updateByTrack: track, shop: { name: "1601" }, order_id: whole.idempotencyKey }]);
});

test("one that is in an act stays, and an answer with another number is no answer", async () => {
  const inAct = await aBoxberry({ ParselCreate: { err: "Посылка уже находится в акте" } });
  expect(await boxberry.modify?.(ref, { whole }, inAct.account)).toEqual({
    outcome: "refused",
    reason: { code: "carrier.already_moving" },
  });
  const other = await aBoxberry({ ParselCreate: { ...created, track: "ANOTHER1" } });
  await expect(boxberry.modify?.(ref, { whole }, other.account)).rejects.toBeInstanceOf(CarrierUnavailable);
  const noPhone = { ...whole, recipient: { ...whole.recipient, phone: null } };
  expect(await boxberry.modify?.(ref, { whole: noPhone }, (await aBoxberry()).account)).toMatchObject({
    reason: { code: "carrier.no_phone" },
  });
});
