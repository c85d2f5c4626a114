import { expect, test, vi } from "vitest";
import { anEasypostShop, webhookSecret } from "@/testing/carriers/easypost";
import { aCarrierJourney } from "@/testing/carriers/journey";
import { withOwnDatabase } from "@/testing/database";
import { subscribeCarrier, testCarrier } from "../setup/test-carrier";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});
vi.setConfig({ testTimeout: 180_000 });

const way = {
  secrets: { apiKey: "EZTKshop", webhookSecret },
  from: { country: "US", region: "Texas", city: "Austin", postalCode: "73301", line1: "500 Oak Ave", latitude: 30.27, longitude: -97.74 },
  to: { country: "US", region: "Oregon", city: "Portland", postalCode: "97201", line1: "12 Main St" },
  currency: "USD",
};

test(
  "S19, S20, S42: EasyPost from packed to rated: it fails, hangs, loses answers, repeats and is imitated, and one label is sold",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer, sold, scans } = anEasypostShop();
    const journey = await aCarrierJourney(db, "easypost", { ...way, answer });
    const { background } = journey;
    expect(await testCarrier(journey.ctx, "easypost")).toBeNull();
    for (let time = 0; time < 2; time++) expect(await subscribeCarrier(journey.ctx, "easypost")).toBeNull();
    expect(shop.hooks).toEqual([{ url: journey.hookUrl, webhook_secret: webhookSecret }]);

    journey.trouble(/POST \/v2\/shipments /, "500", "hang", "lost");
    for (let time = 0; time < 3; time++) expect(await journey.offers()).toBe("carrier.unavailable");
    expect(await journey.offers()).toEqual({ "USPS Priority": 9_40, "UPS Ground": 12_10 });

    journey.trouble(/\/buy/, "hang", "500", "lost");
    journey.trouble(/GET \/v2\/shipments\?/, "500", "hang");
    journey.trouble(/files\/label/, "500", "hang");
    expect(await journey.ship("USPS Priority")).toMatchObject({ booking: "calling" });
    await journey.untilBooked();
    const { id, trackingNumber } = (await journey.shipment()) ?? {};
    expect(sold().map(({ reference, number }) => [reference, number])).toEqual([[id, trackingNumber]]);
    expect((await journey.label())?.toString()).toBe("%PDF-1.4 from EasyPost");
    expect(await journey.leave()).toMatchObject({ manifest: "none" });

    const left = background.now();
    const at = (hour: number) => new Date(left.getTime() + hour * 3_600_000);
    await journey.pass(6 * 60);
    const early = scans("in_transit", at(1));
    const strange = scans("levitating", at(2));
    const later = scans("out_for_delivery", at(3));
    for (const { body, headers } of [later, early, strange, later, early]) await journey.call(body, { headers });
    expect((await journey.shipment())?.status).toBe("out_for_delivery");

    const arrived = scans("delivered", at(4));
    // Somebody else's word is none, and the parcel is asked about all the same.
    await expect(journey.call(arrived.body, { headers: later.headers })).rejects.toMatchObject({ kind: "unauthorized" });
    journey.trouble(/GET \/v2\/shipments\/shp/, "500");
    await journey.pass(2 * 60);
    expect((await journey.shipment())?.status).toBe("out_for_delivery");
    await journey.pass(2 * 60);
    expect((await journey.shipment())?.status).toBe("delivered");
    await journey.call(arrived.body, { headers: arrived.headers });
    expect((await journey.calls()).map(({ status, deliveries }) => `${status} ${deliveries}`).toSorted()).toEqual([
      "accepted 2",
      "duplicate 1",
      "duplicate 1",
      "duplicate 2",
    ]);
    expect((await journey.way()).map((told) => told.split(" ")[0])).toEqual([
      "in_transit",
      "in_transit",
      "unknown",
      "out_for_delivery",
      "delivered",
    ]);
    await journey.rate(5);
    await journey.settled();
  }),
);

test(
  "S38: a process that dies between EasyPost's answer and its own note, at every step, leaves one label sold",
  withOwnDatabase(async ({ db }) => {
    const { answer, sold } = anEasypostShop();
    const journey = await aCarrierJourney(db, "easypost", { ...way, answer });
    await journey.dyingAfterAnswers(() => journey.ship("USPS Priority"));
    await journey.dyingAfterAnswers(() => journey.pass(5));
    await journey.untilBooked();
    expect(sold()).toHaveLength(1);
    expect(await journey.shipment()).toMatchObject({ booking: "booked", trackingNumber: sold()[0]?.number, attempts: 1 });
  }),
);
