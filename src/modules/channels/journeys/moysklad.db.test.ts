import { expect, test, vi } from "vitest";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import { withOwnDatabase } from "@/testing/database";
import { stockOf } from "@/testing/orders";
import { aJourney } from "@/testing/vendors/journey";
import { aMoysklad } from "@/testing/vendors/moysklad";
import { moysklad } from "../marketplaces/moysklad";
import { anOrder, secrets } from "../marketplaces/moysklad/fixtures";
import { queueMasterStock } from "../stock-in/queue-master-stock";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const store = "5a000000-8c41-11f0-0a80-0a0b00050001";
const settings = {
  warehouseMap: { MSK: store },
  createShipments: true,
  trackingAttributeId: "77000000-8c41-11f0-0a80-0a0b000a0001",
  statesOut: { packed: "Собран", handed_over: "Отгружен", delivered: "Доставлен" },
};

test(
  "S9, S20, S42: МойСклад from order to delivery as the stock master, failing, hanging and repeating in between",
  withOwnDatabase(async ({ db }) => {
    const { there, answer, place, notice, stockNotice } = aMoysklad(anOrder(), { "TEE-BLK-M": 13, "MUG-WHT": 5 });
    const journey = await aJourney(db, moysklad, { settings, secrets, stock: { "TEE-BLK-M": 10, "MUG-WHT": 5 }, answer });
    const { ctx, background, trouble } = journey;
    const readStock = async (minutes: number) => {
      await queueMasterStock({ db });
      await background.pass(minutes);
    };
    const ours = async () => [(await stockOf(ctx, "TEE-BLK-M", "MSK"))?.onHand, (await stockOf(ctx, "MUG-WHT", "MSK"))?.onHand];

    // Its figures are ours, though it fails and hangs first.
    const address = { country: "RU", city: "Москва", postalCode: "101000" };
    await putWarehouse(ctx, "MSK", { name: "Moscow", address, stockMaster: "there" });
    trouble(/report\/stock/, "500", "hang");
    for (let reading = 0; reading < 3; reading++) await readStock(30);
    expect(await ours()).toEqual([13, 5]);
    // Three are sold in a shop of theirs: the notice says only that something changed.
    there.stock["TEE-BLK-M"] = 10;
    await journey.call(stockNotice, {}, { requestId: "s-1" });
    await background.run();
    expect(await ours()).toEqual([10, 5]);

    // Notices are thin: the order is read, and that fails and hangs first. The poll finds it, too.
    place();
    trouble(/GET .*\/customerorder\/5d2f/, "500", "hang");
    await journey.call(notice("CREATE"), {}, { requestId: "r-1" });
    await journey.call(notice("CREATE"), {}, { requestId: "r-1" });
    await background.run();
    await journey.call(notice("UPDATE"), {}, { requestId: "r-2" });
    await background.pass(30);
    await background.pass(30);
    expect(await journey.order()).toMatchObject({
      externalId: anOrder().id,
      status: "confirmed",
      paymentStatus: "paid",
      totalMinor: 342_820,
    });

    trouble(/PUT .*\/customerorder\/5d2f/, "500", "lost");
    await journey.pack();
    await background.pass(30);
    await background.pass(30);
    const number = await journey.book();

    // The shipment document is made and its answer lost: it is not made again, and the goods leave their stock once.
    trouble(/POST .*\/demand /, "500", "lost");
    await journey.leave();
    // While it has not heard of the parcel, its figures hold goods that are gone.
    await queueMasterStock({ db });
    await background.run();
    expect([there.stock, await ours()]).toEqual([{ "TEE-BLK-M": 10, "MUG-WHT": 5 }, [8, 4]]);
    await background.pass(30);
    await background.pass(30);
    await journey.call(notice("UPDATE"), {}, { requestId: "r-3" });
    await readStock(10);
    expect(there.stock).toEqual({ "TEE-BLK-M": 8, "MUG-WHT": 4 });
    expect(await ours()).toEqual([8, 4]);
    expect(there.tracking).toBe(number);

    trouble(/PUT .*\/customerorder\/5d2f/, "hang", "lost");
    await journey.arrive();
    await background.pass(30);
    await background.pass(30);
    // It tells us what we have told it.
    await journey.call(notice("UPDATE"), {}, { requestId: "r-4" });
    await readStock(10);

    expect(there.acts).toEqual(["Собран", "demand of 2 and 1", "Отгружен", "Доставлен"]);
    expect(there.demands.map(({ store }) => store)).toEqual([
      { meta: expect.objectContaining({ href: expect.stringContaining(`/entity/store/${store}`) }) },
    ]);
    expect(await journey.tellings()).toEqual([
      { step: "accepted", state: "told" },
      { step: "packed", state: "told" },
      { step: "handed_over", state: "told" },
      { step: "delivered", state: "told" },
    ]);
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    await journey.settled({ "TEE-BLK-M": 2, "MUG-WHT": 1 });
  }),
);
