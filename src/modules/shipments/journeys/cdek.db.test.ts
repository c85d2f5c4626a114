import { expect, test, vi } from "vitest";
import { aCdekShop, pdf } from "@/testing/carriers/cdek";
import { aCarrierJourney } from "@/testing/carriers/journey";
import { withOwnDatabase } from "@/testing/database";
import { subscribeCarrier, testCarrier } from "../setup/test-carrier";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});
vi.setConfig({ testTimeout: 180_000 });

const way = {
  secrets: { clientId: "shop", clientSecret: "s3cret" },
  settings: (baseUrl: string) => ({ baseUrl: `${baseUrl}/v2`, senderCityCode: 44, shipmentPoint: "MSK1" }),
};

test(
  "S20, S42: CDEK from packed to rated: it fails, hangs, loses answers and a token, repeats and contradicts itself, and there is one order",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer, scans, forgetsToken } = aCdekShop();
    const journey = await aCarrierJourney(db, "cdek", { ...way, answer });
    const { ctx, background } = journey;
    expect(await testCarrier(ctx, "cdek")).toBeNull();
    for (let time = 0; time < 2; time++) expect(await subscribeCarrier(ctx, "cdek")).toBeNull();
    expect(shop.hooks).toEqual(["ORDER_STATUS", "DELIV_PROBLEM"].map((type) => ({ type, url: journey.hookUrl })));

    journey.trouble(/tarifflist/, "500", "hang", "lost");
    for (let time = 0; time < 3; time++) expect(await journey.offers()).toBe("carrier.unavailable");
    forgetsToken();
    expect(await journey.offers()).toMatchObject({ 137: 480_00 });

    journey.trouble(/POST \/v2\/orders/, "hang", "500", "lost");
    journey.trouble(/GET \/v2\/orders\?/, "hang");
    journey.trouble(/GET \/v2\/orders\//, "lost", "500");
    journey.trouble(/POST \/v2\/print\/barcodes/, "500");
    journey.trouble(/barcodes\/.*pdf/, "hang");
    expect(await journey.ship("137")).toMatchObject({ booking: "calling", lastError: { code: "carrier.unavailable" } });
    await journey.untilBooked();
    const { id } = (await journey.shipment()) ?? {};
    expect(shop.orders.map(({ number }) => number)).toEqual([id]);
    expect(await journey.shipment()).toMatchObject({ trackingNumber: "1598765431", priceMinor: 366_60 });
    expect(new Uint8Array((await journey.label()) ?? [])).toEqual(pdf);
    journey.trouble(/GET \/v2\/print\/orders/, "500");
    await expect(journey.waybill()).rejects.toMatchObject({ kind: "unavailable" });
    expect(new Uint8Array(await journey.waybill())).toEqual(pdf);
    expect(await journey.leave()).toMatchObject({ manifest: "none" });

    await journey.pass(60);
    const left = background.now();
    const at = (hour: number) => new Date(left.getTime() + hour * 3_600_000);
    await journey.pass(6 * 60);
    const early = scans("ACCEPTED_AT_TRANSIT_WAREHOUSE", at(1), "Владимир");
    const later = scans("ACCEPTED_IN_RECIPIENT_CITY", at(3));
    const strange = scans("TELEPORTED_BY_DRONE", at(4));
    // Twice each, the later first, and one that nobody knows; CDEK signs nothing, so each only has it asked.
    for (const notice of [later, early, strange, later, early]) await journey.call(notice);
    await journey.call({ ...early, uuid: "0b1f0a52-0000-4f0e-9d0c-000000000000", attributes: { cdek_number: "1" } });
    expect((await journey.calls()).map(({ deliveries }) => deliveries).toSorted()).toEqual([1, 1, 2, 2]);
    expect((await journey.shipment())?.status).toBe("in_transit");

    scans("TAKEN_BY_COURIER", at(5));
    const arrived = scans("DELIVERED", at(6));
    journey.trouble(/GET \/v2\/orders\//, "500");
    await journey.call(arrived);
    expect((await journey.shipment())?.status).toBe("in_transit");
    await journey.pass(6 * 60);
    await journey.call(arrived);
    expect(await journey.way()).toEqual([
      "in_transit HANDED_OVER",
      "in_transit ACCEPTED_AT_TRANSIT_WAREHOUSE",
      "in_transit ACCEPTED_IN_RECIPIENT_CITY",
      "unknown TELEPORTED_BY_DRONE",
      "out_for_delivery TAKEN_BY_COURIER",
      "delivered DELIVERED",
    ]);
    await journey.rate(5);
    await journey.settled();
  }),
);

test(
  "S38: a process that dies between CDEK's answer and its own note, at every step, leaves one order there",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer } = aCdekShop();
    const journey = await aCarrierJourney(db, "cdek", { ...way, answer });
    await journey.dyingAfterAnswers(() => journey.ship("137"));
    await journey.dyingAfterAnswers(() => journey.pass(5));
    await journey.dyingAfterAnswers(() => journey.pass(5));
    await journey.untilBooked();
    expect(shop.orders).toHaveLength(1);
    expect(await journey.shipment()).toMatchObject({ booking: "booked", trackingNumber: "1598765431", attempts: 1 });
  }),
);
