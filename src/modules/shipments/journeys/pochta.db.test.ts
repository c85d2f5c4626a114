import { expect, test, vi } from "vitest";
import { aCarrierJourney } from "@/testing/carriers/journey";
import { aPostShop } from "@/testing/carriers/pochta";
import { withOwnDatabase } from "@/testing/database";
import { orderNumberOf } from "../carriers/pochta/order";
import { testCarrier } from "../setup/test-carrier";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});
vi.setConfig({ testTimeout: 180_000 });

const way = {
  secrets: { accessToken: "t0ken", login: "shop@example.com", password: "пароль" },
  settings: () => ({ postOfficeCode: "101000" }),
};
const service = "POSTAL_PARCEL:WITH_DECLARED_VALUE";

test(
  "S42: the Russian Post from packed to rated: it fails, hangs and loses answers, and there is one order in one batch",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer, operates } = aPostShop();
    const journey = await aCarrierJourney(db, "pochta", { ...way, answer });
    const { ctx, background } = journey;
    expect(await testCarrier(ctx, "pochta")).toBeNull();
    // It calls nobody: it is asked.
    expect(journey.hookUrl).toBeNull();

    journey.trouble(/1.0\/tariff/, "500", "hang");
    expect(await journey.offers()).toBe("carrier.unavailable");
    expect(await journey.offers()).toMatchObject({ [service]: 305_00 });

    journey.trouble(/POST .*clean\/address/, "500");
    journey.trouble(/PUT .*backlog/, "hang", "500", "lost");
    journey.trouble(/backlog\/search/, "500", "hang");
    journey.trouble(/GET .*forms/, "500", "hang");
    await journey.ship(service);
    await journey.untilBooked();
    const { id = "", trackingNumber } = (await journey.shipment()) ?? {};
    expect(shop.parcels.map(({ number }) => number)).toEqual([orderNumberOf(id)]);
    expect([trackingNumber, (await journey.label())?.subarray(0, 5).toString()]).toEqual(["80110022033041", "%PDF-"]);

    journey.trouble(/POST .*user\/shipment/, "500", "lost");
    journey.trouble(/checkin/, "lost");
    journey.trouble(/f103pdf/, "hang", "500");
    expect(await journey.leave()).toMatchObject({ manifest: "waiting", document: null });
    for (let hour = 0; hour < 8; hour++) await journey.pass(60);
    expect(await journey.signed()).toMatchObject({ manifest: "ready", reference: "24", document: expect.any(Buffer) });
    expect(shop.batches).toEqual([{ name: "24", isSent: true }]);

    const at = (hour: number) => new Date(background.now().getTime() - (6 - hour) * 3_600_000);
    await journey.pass(6 * 60);
    operates(8, 4, at(2), "Прибыло в сортировочный центр");
    operates(1, 1, at(1), "Приём");
    operates(777, 7, at(3), "Отправлено дроном");
    journey.trouble(/rtm34/, "500", "hang");
    for (let look = 0; look < 4; look++) await journey.pass(6 * 60);
    expect((await journey.shipment())?.status).toBe("in_transit");
    operates(8, 2, at(4), "Прибыло в место вручения");
    operates(2, 1, at(5), "Вручение адресату");
    for (let look = 0; look < 3; look++) await journey.pass(6 * 60);
    expect(await journey.way()).toEqual([
      "in_transit HANDED_OVER",
      "in_transit 1.1",
      "in_transit 8.4",
      "unknown 777.7",
      "ready_for_pickup 8.2",
      "delivered 2.1",
    ]);
    await journey.rate(5);
    await journey.settled();
  }),
);

test(
  "S38: a process that dies between the Post's answer and its own note, at every step, leaves one order there",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer } = aPostShop();
    const journey = await aCarrierJourney(db, "pochta", { ...way, answer });
    await journey.dyingAfterAnswers(() => journey.ship(service));
    await journey.dyingAfterAnswers(() => journey.pass(5));
    await journey.dyingAfterAnswers(() => journey.pass(5));
    await journey.untilBooked();
    expect(shop.parcels).toHaveLength(1);
    expect(await journey.shipment()).toMatchObject({ booking: "booked", trackingNumber: "80110022033041", attempts: 1 });
  }),
);
