import { expect, test } from "vitest";
import { aBookingRequest, anAccount } from "@/testing/booking-request";
import { PickupSettings, pickup } from "./index";

const account = anAccount("pickup", PickupSettings.parse({}));
const collected = aBookingRequest({ shippingMethod: "pickup", service: "pickup", to: null });

test("collecting costs nothing and needs no address", async () => {
  expect((await pickup.quote(collected, account)).quotes).toEqual([
    { service: "pickup", priceMinor: 0, currency: "RUB", days: { min: 0, max: 0 } },
  ]);
});

test("a collected parcel is ready at once, and the buyer is told until when it waits and where", async () => {
  expect(await pickup.book(collected, account)).toMatchObject({
    outcome: "booked",
    priceMinor: 0,
    events: [{ status: "ready_for_pickup", location: "Москва, ул. Мясницкая, 1", storedUntil: new Date("2026-11-29T09:00:00Z") }],
  });
});

test("an order that is to be delivered, or waits at another carrier's point, is refused", async () => {
  expect((await pickup.quote(aBookingRequest(), account)).refused).toMatchObject([{ reason: { code: "carrier.not_collected" } }]);
  const elsewhere = { ...collected, pickupPoint: { carrier: "cdek", code: "MSK123" } };
  expect((await pickup.quote(elsewhere, account)).refused).toMatchObject([{ reason: { code: "carrier.another_carriers_point" } }]);
});

test("an owner may ask a fee for it", async () => {
  const fee = PickupSettings.parse({ tariffs: [{ zone: "everywhere", service: "pickup", baseMinor: 100_00, days: { min: 0, max: 1 } }] });
  expect((await pickup.quote(collected, anAccount("pickup", fee))).quotes).toMatchObject([{ priceMinor: 100_00 }]);
});
