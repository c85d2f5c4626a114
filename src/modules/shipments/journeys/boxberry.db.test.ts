import { expect, test, vi } from "vitest";
import { aBoxberryShop } from "@/testing/carriers/boxberry";
import { aCarrierJourney } from "@/testing/carriers/journey";
import { withOwnDatabase } from "@/testing/database";
import { testCarrier } from "../setup/test-carrier";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});
vi.setConfig({ testTimeout: 180_000 });

const way = { secrets: { token: "s3cret" }, settings: () => ({ senderPoint: "010" }) };

test(
  "S42: Boxberry from packed to rated: it fails, hangs and loses answers, and there is one parcel in one act",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer, tells } = aBoxberryShop();
    const journey = await aCarrierJourney(db, "boxberry", { ...way, answer });
    const { background } = journey;
    expect(await testCarrier(journey.ctx, "boxberry")).toBeNull();
    expect(journey.hookUrl).toBeNull();

    journey.trouble(/DeliveryCalculation/, "500", "hang");
    for (let time = 0; time < 2; time++) expect(await journey.offers()).toBe("carrier.unavailable");
    expect(await journey.offers()).toEqual({ courier: 412_35 });

    journey.trouble(/ParselCreate/, "hang", "500", "lost");
    journey.trouble(/ParselStory/, "500", "hang");
    journey.trouble(/ParselCheck/, "500");
    journey.trouble(/barcodes/, "hang");
    await journey.ship("courier");
    await journey.untilBooked();
    const { id, trackingNumber } = (await journey.shipment()) ?? {};
    expect(shop.parcels.map(({ imid }) => imid)).toEqual([id]);
    expect([trackingNumber, (await journey.label())?.subarray(0, 5).toString()]).toEqual(["BXB1700000041", "%PDF-"]);

    journey.trouble(/ParselSend&/, "500", "lost");
    journey.trouble(/parcel-files\/act/, "hang", "500");
    expect(await journey.leave()).toMatchObject({ manifest: "waiting", document: null });
    for (let hour = 0; hour < 8; hour++) await journey.pass(60);
    expect(await journey.signed()).toMatchObject({ manifest: "ready", reference: "100", document: expect.any(Buffer) });
    expect(shop.acts).toEqual([{ id: "100", tracks: ["BXB1700000041"] }]);

    const at = (hour: number) => new Date(background.now().getTime() - (6 - hour) * 3_600_000);
    await journey.pass(6 * 60);
    tells("Отправлено на сортировочный терминал", at(2));
    tells("Принято к доставке", at(1));
    tells("Отправлено дроном", at(3));
    journey.trouble(/ListStatusesFull/, "500", "hang");
    for (let look = 0; look < 4; look++) await journey.pass(6 * 60);
    expect((await journey.shipment())?.status).toBe("in_transit");
    tells("Передано на курьерскую доставку", at(4));
    tells("Выдано", at(5));
    for (let look = 0; look < 3; look++) await journey.pass(6 * 60);
    expect(await journey.way()).toEqual([
      "in_transit HANDED_OVER",
      "in_transit Принято к доставке",
      "in_transit Отправлено на сортировочный терминал",
      "unknown Отправлено дроном",
      "out_for_delivery Передано на курьерскую доставку",
      "delivered Выдано",
    ]);
    await journey.rate(5);
    await journey.settled();
  }),
);

test(
  "S38: a process that dies between Boxberry's answer and its own note, at every step, leaves one parcel there",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer } = aBoxberryShop();
    const journey = await aCarrierJourney(db, "boxberry", { ...way, answer });
    await journey.dyingAfterAnswers(() => journey.ship("courier"));
    await journey.dyingAfterAnswers(() => journey.pass(5));
    await journey.untilBooked();
    expect(shop.parcels).toHaveLength(1);
    expect(await journey.shipment()).toMatchObject({ booking: "booked", trackingNumber: "BXB1700000041", attempts: 1 });
  }),
);
