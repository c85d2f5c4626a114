import { expect, test, vi } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { aJourney } from "@/testing/vendors/journey";
import { aWildberries } from "@/testing/vendors/wildberries";
import { wildberries } from "../marketplaces/wildberries";
import { jobs, secrets, shirtA, shirtB, shoe, uid } from "../marketplaces/wildberries/fixtures";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const barcodes = { "TEE-BLK": "2041778233019", "SHOE-41": "2041778244411" };

test(
  "S9, S20, S42: Wildberries (FBS) from order to delivery, Wildberries failing, hanging and losing answers in between",
  withOwnDatabase(async ({ db }) => {
    const basket = jobs({ requiredMeta: [], createdAt: new Date(Date.now() - 60_000).toISOString() });
    const { wb, answer, place, goesOn } = aWildberries(basket, { [barcodes["TEE-BLK"]]: 0, [barcodes["SHOE-41"]]: 0 });
    const settings = { warehouseMap: { MSK: "941207" } };
    const journey = await aJourney(db, wildberries, { settings, secrets, barcodes, stock: { "TEE-BLK": 10, "SHOE-41": 4 }, answer });
    const { background, trouble } = journey;

    trouble(/PUT .*stocks/, "500", "lost");
    await background.pass(30);
    await background.pass(30);
    await background.pass(30);
    expect(wb.stock).toEqual({ [barcodes["TEE-BLK"]]: 10, [barcodes["SHOE-41"]]: 4 });

    // Three jobs are one order. Nobody calls: the poll finds it, after it failed and hung, and finds it again.
    place();
    trouble(/GET .*orders\/new/, "500", "hang");
    for (let minute = 0; minute < 4; minute++) await background.pass(20);
    expect(await journey.order()).toMatchObject({ externalId: uid, status: "confirmed", paymentStatus: "paid" });
    expect(wb.stock).toEqual({ [barcodes["TEE-BLK"]]: 8, [barcodes["SHOE-41"]]: 3 });

    // The supply is made, and a job put into it, without our hearing of it.
    trouble(/POST .*supplies/, "lost");
    trouble(/PATCH .*supplies\/[^/]+\/orders/, "lost");
    trouble(/stickers/, "500");
    await journey.pack();
    await background.pass(30);
    await background.pass(30);
    await journey.book();
    await background.pass(30);
    await background.pass(30);
    expect((await journey.shipment())?.label?.toString()).toContain("%PDF-");

    trouble(/deliver/, "500", "lost");
    await journey.leave();
    await background.pass(30);
    await background.pass(30);
    for (const status of ["sorted", "sold", "sold"]) {
      goesOn(status);
      await background.pass(10);
    }

    expect(wb.acts).toEqual(["supply", `job ${shirtA}`, `job ${shirtB}`, `job ${shoe}`, "deliver"]);
    expect(await journey.tellings()).toEqual([
      { step: "packed", state: "told" },
      { step: "handed_over", state: "told" },
    ]);
    expect(await journey.order()).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(wb.stock).toEqual({ [barcodes["TEE-BLK"]]: 8, [barcodes["SHOE-41"]]: 3 });
    await journey.settled({ "TEE-BLK": 2, "SHOE-41": 1 });
  }),
);
