import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { eventsOf } from "@/testing/shop-connection";
import { aJourney } from "@/testing/vendors/journey";
import { anOzon } from "@/testing/vendors/ozon";
import { channelDay } from "../day/day-queries";
import { ozon as marketplace } from "../marketplaces/ozon";
import { fixture, secrets } from "../marketplaces/ozon/fixtures";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

test(
  "S9, S20, S42: Ozon (FBS) from order to delivery, Ozon failing, hanging and repeating in between",
  withOwnDatabase(async ({ db }) => {
    const { ozon, answer, place, goesOn, comesBack } = anOzon(fixture("posting-fbs"), { "TEE-BLK-M": 0, "MUG-01": 0 });
    const settings = { warehouseMap: { MSK: "1020001784330000" } };
    const journey = await aJourney(db, marketplace, { settings, secrets, stock: { "TEE-BLK-M": 10, "MUG-01": 4 }, answer });
    const { background, trouble } = journey;

    trouble(/products\/stocks/, "hang", "lost");
    await background.pass(30);
    await background.pass(30);
    await background.pass(30);
    expect(ozon.stock).toEqual({ "TEE-BLK-M": 10, "MUG-01": 4 });

    // Pushes are not signed: the posting is read, and that fails and hangs first. The poll finds it, too.
    place();
    trouble(/posting\/fbs\/get/, "500", "hang");
    await journey.call(fixture("push-new-posting"));
    await journey.call(fixture("push-new-posting"));
    await background.run();
    await background.pass(30);
    await background.pass(30);
    await background.pass(30);
    expect(await journey.order()).toMatchObject({ externalId: "70114522-0183-1", status: "confirmed", paymentStatus: "paid" });
    expect(ozon.stock).toEqual({ "TEE-BLK-M": 8, "MUG-01": 3 });

    // Ozon assembles it and the answer is lost: asked again it says that the status is another by now.
    trouble(/posting\/fbs\/ship/, "500", "lost");
    trouble(/package-label/, "500");
    await journey.pack();
    await background.pass(30);
    await background.pass(30);
    expect(await journey.book()).toBe("70114522-0183-1");
    await background.pass(30);
    await background.pass(30);
    expect((await journey.shipment())?.label?.toString()).toContain("%PDF-");

    await journey.leave();
    for (const status of ["delivering", "delivered", "delivered"]) {
      await journey.call(goesOn(status));
      await background.pass(10);
    }

    expect(ozon.acts).toEqual(["ship 1 package of 2 products"]);
    expect(await journey.tellings()).toEqual([
      { step: "packed", state: "told" },
      { step: "handed_over", state: "told" },
      { step: "delivered", state: "told" },
    ]);
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(ozon.stock).toEqual({ "TEE-BLK-M": 8, "MUG-01": 3 });

    // A unit is on its way back: the day shows it until Ozon says that it is here.
    const expected = async () => {
      comesBack(
        (await eventsOf(journey.ctx, "order.return_announced")).length === 0 ? "MovingToSeller" : "ReceivedBySeller",
        background.now(),
      );
      trouble(/returns\/list/, "500");
      await background.pass(61);
      await background.pass(61);
      const { boards } = await channelDay({ ...journey.ctx, now: background.now }, {});
      return boards.flatMap(({ rows }) => rows.map(({ stop }) => stop));
    };
    expect(await expected()).toEqual(["arriving"]);
    expect(await eventsOf(journey.ctx, "order.return_announced")).toMatchObject([{ data: { units: 1, reason: "Не подошёл размер" } }]);
    expect(await expected()).not.toContain("arriving");
    expect(await eventsOf(journey.ctx, "order.return_announced")).toHaveLength(1);
    await journey.settled({ "TEE-BLK-M": 2, "MUG-01": 1 });
  }),
);
