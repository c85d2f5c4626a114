import { expect, test } from "vitest";
import { aBookingRequest, anAccount } from "@/testing/booking-request";
import { marketplace } from "./index";

const account = anAccount("marketplace", {});
const fbs = aBookingRequest({ shippingMethod: "marketplace", service: "marketplace", to: null, externalId: "0012345-0001-1" });

test("a parcel that the marketplace carries costs nothing and goes by the marketplace's own number", async () => {
  expect(await marketplace.quote(fbs, account)).toMatchObject({ quotes: [{ service: "marketplace", priceMinor: 0 }], refused: [] });
  expect(await marketplace.book(fbs, account)).toEqual({
    outcome: "booked",
    trackingNumber: "0012345-0001-1",
    carrierReference: "0012345-0001-1",
    priceMinor: 0,
  });
});

test("a part that was split off has no number at the marketplace and goes by ours", async () => {
  expect(await marketplace.book({ ...fbs, externalId: null }, account)).toMatchObject({ trackingNumber: "1001" });
});

test("it carries nothing else", async () => {
  const refused = { service: null, reason: { code: "carrier.not_of_marketplace" } };
  expect(await marketplace.quote(aBookingRequest(), account)).toEqual({ quotes: [], refused: [refused] });
  expect(await marketplace.book(aBookingRequest(), account)).toEqual({ outcome: "refused", reason: refused.reason });
});
