import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { aJourney } from "@/testing/vendors/journey";
import { aYandexMarket } from "@/testing/vendors/yandex-market";
import { yandexMarket } from "../marketplaces/yandex-market";
import { fixture } from "../marketplaces/yandex-market/fixtures";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const secrets = { apiKey: "ACMA:1" };
const notice = (notificationType: string, orderId: unknown, minute: number) => ({
  notificationType,
  campaignId: 77,
  orderId,
  createdAt: new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString(),
});

test(
  "S9, S20, S42: Yandex Market (FBS) from order to delivery, Yandex failing, hanging and repeating in between",
  withOwnDatabase(async ({ db }) => {
    const { order } = fixture("order-fbs");
    order["items"] = (order["items"] as object[]).map((item) => ({ ...item, requiredInstanceTypes: [] }));
    const { market, answer, place, goesOn } = aYandexMarket(77, order, { "TEE-BLK-M": 0, "KETTLE-1L": 0 });
    const settings = { campaignId: 77, program: "FBS", warehouseMap: { MSK: "51" } };
    const journey = await aJourney(db, yandexMarket, { settings, secrets, stock: { "TEE-BLK-M": 10, "KETTLE-1L": 4 }, answer });
    const { background, trouble } = journey;

    trouble(/offers\/stocks/, "500", "lost");
    await background.pass(30);
    await background.pass(30);
    await background.pass(30);
    expect(market.stock).toEqual({ "TEE-BLK-M": 10, "KETTLE-1L": 4 });

    // Notices are thin: the order is read, and that fails and hangs first.
    place();
    trouble(/GET .*\/orders\/\d+ /, "500", "hang");
    await journey.call(notice("ORDER_CREATED", order["id"], 0));
    await journey.call(notice("ORDER_CREATED", order["id"], 0));
    await background.run();
    await journey.call(notice("ORDER_STATUS_UPDATED", order["id"], 1));
    await background.pass(30);
    await background.pass(30);
    expect(await journey.order()).toMatchObject({ externalId: "481516234", status: "confirmed", paymentStatus: "paid" });
    expect(market.stock).toEqual({ "TEE-BLK-M": 8, "KETTLE-1L": 3 });

    // The boxes arrive and the answer is lost; then the status, too.
    trouble(/PUT .*\/boxes/, "lost");
    trouble(/PUT .*\/status/, "lost");
    await journey.pack();
    expect(await journey.book()).toBe("481516234");
    await background.pass(30);
    await background.pass(30);
    expect(market.boxes).toBe(1);
    expect((await journey.shipment())?.label?.toString()).toContain("%PDF-");

    trouble(/PUT .*\/status/, "500", "hang");
    await journey.leave();
    await background.pass(30);
    await background.pass(30);
    goesOn("DELIVERED");
    await journey.call(notice("ORDER_STATUS_UPDATED", order["id"], 2));
    await background.pass(10);

    expect(market.acts).toEqual(["PROCESSING/READY_TO_SHIP", "PROCESSING/SHIPPED"]);
    expect(await journey.tellings()).toEqual([
      { step: "packed", state: "told" },
      { step: "handed_over", state: "told" },
      { step: "delivered", state: "told" },
    ]);
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(market.stock).toEqual({ "TEE-BLK-M": 8, "KETTLE-1L": 3 });
    await journey.settled({ "TEE-BLK-M": 2, "KETTLE-1L": 1 });
  }),
);

test(
  "S42: Yandex Market (DBS) is told the tracking number of our courier once",
  withOwnDatabase(async ({ db }) => {
    const { order } = fixture("order-dbs");
    const { market, answer, place } = aYandexMarket(77, order, { "LAMP-7": 0 });
    const settings = { campaignId: 77, program: "DBS", carrierMap: { own_courier: 99 } };
    const journey = await aJourney(db, yandexMarket, { settings, secrets, stock: { "LAMP-7": 9 }, answer });
    const { background, trouble } = journey;
    place();
    await journey.call(notice("ORDER_CREATED", order["id"], 0));
    await background.pass(5);
    await journey.pack();
    const number = await journey.book();
    trouble(/delivery\/track/, "500", "lost");
    trouble(/PUT .*DELIVERED/, "lost");
    await journey.leave();
    await background.pass(30);
    await background.pass(30);
    await journey.arrive();
    await background.pass(30);

    expect(market.acts).toEqual(["PROCESSING/READY_TO_SHIP", `track ${number}`, "DELIVERY", "DELIVERED"]);
    expect((await journey.tellings()).map(({ step }) => step)).toEqual(["packed", "handed_over", "delivered"]);
    expect(market.stock).toEqual({ "LAMP-7": 6 });
    await journey.settled({ "LAMP-7": 3 });
  }),
);
