import { expect, test, vi } from "vitest";
import { aCarrierJourney } from "@/testing/carriers/journey";
import { aYandexShop } from "@/testing/carriers/yandex-delivery";
import { withOwnDatabase } from "@/testing/database";
import { testCarrier } from "../setup/test-carrier";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});
vi.setConfig({ testTimeout: 180_000 });

const kazan = { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420111", line1: "ул. Кремлёвская, 2" };
const way = { secrets: { token: "y0_token" }, from: kazan };

test(
  "S20, S42: Yandex Delivery from packed to rated: it fails, hangs, loses answers and repeats, and one claim is made and confirmed once",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer, goesOn } = aYandexShop();
    const journey = await aCarrierJourney(db, "yandex_delivery", { ...way, answer });
    const { background } = journey;
    await journey.connect({ callbackUrl: journey.hookUrl });
    expect(await testCarrier(journey.ctx, "yandex_delivery")).toBeNull();

    journey.trouble(/offers\/calculate/, "500", "hang");
    for (let time = 0; time < 2; time++) expect(await journey.offers()).toBe("carrier.unavailable");
    expect(await journey.offers()).toEqual({ courier: 310_50, express: 475_20 });

    journey.trouble(/claims\/create/, "hang", "500", "lost");
    journey.trouble(/claims\/info/, "500", "hang");
    journey.trouble(/claims\/accept/, "500", "lost");
    expect(await journey.ship("express")).toMatchObject({ booking: "calling" });
    await journey.untilBooked();
    const { id, trackingNumber } = (await journey.shipment()) ?? {};
    expect(shop.claims.map(({ request }) => request)).toEqual([id]);
    expect(shop.accepted).toEqual([trackingNumber]);
    expect(shop.callbacks).toEqual([{ callback_url: `${journey.hookUrl}?` }]);
    // Yandex prints no label: ours is on the parcel.
    expect((await journey.label())?.subarray(0, 5).toString()).toBe("%PDF-");
    await expect(journey.waybill()).rejects.toMatchObject({ kind: "conflict" });
    expect(await journey.leave()).toMatchObject({ manifest: "none" });

    const tell = async (query: Record<string, string>) => journey.call("", { query });
    const next = async (status: string) => {
      await journey.pass(10);
      return goesOn(status, new Date(background.now().getTime() - 60_000));
    };
    const taken = await next("pickuped");
    journey.trouble(/claims\/info/, "hang");
    await tell(taken);
    const strange = await next("levitating");
    await tell(strange);
    const there = await next("delivery_arrived");
    // What tells of the past comes last, and twice.
    for (const notice of [there, taken, there, taken]) await tell(notice);
    expect((await journey.shipment())?.status).toBe("out_for_delivery");
    const over = await next("delivered_finish");
    await tell(over);
    await tell(over);
    expect((await journey.calls()).map(({ deliveries }) => deliveries)).toEqual([3, 1, 2, 2]);
    const told = await journey.way();
    expect(told.at(-1)).toBe("delivered delivered_finish");
    for (const one of ["in_transit HANDED_OVER", "unknown levitating", "out_for_delivery delivery_arrived"])
      expect(told.filter((seen) => seen === one)).toEqual([one]);
    await journey.rate(5);
    await journey.settled();
  }),
);

test(
  "S38: a process that dies between Yandex's answer and its own note, at every step, leaves one claim there, confirmed once",
  withOwnDatabase(async ({ db }) => {
    const { shop, answer } = aYandexShop();
    const journey = await aCarrierJourney(db, "yandex_delivery", { ...way, answer });
    await journey.dyingAfterAnswers(() => journey.ship("express"));
    for (let look = 0; look < 4; look++) await journey.dyingAfterAnswers(() => journey.pass(5));
    await journey.untilBooked();
    expect([shop.claims.length, shop.accepted.length]).toEqual([1, 1]);
    expect(await journey.shipment()).toMatchObject({ booking: "booked", trackingNumber: shop.claims[0]?.id });
  }),
);
