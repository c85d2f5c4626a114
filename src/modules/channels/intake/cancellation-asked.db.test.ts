import { expect, test, vi } from "vitest";
import { aMarket, order } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import { anOrganization } from "@/testing/organization";
import { aStockedWarehouse, eventsOf, holdsOf } from "@/testing/shop-connection";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

test(
  "a buyer who asks the channel to cancel what we deliver holds the order once, with the words for whoever decides",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, "KETTLE-1L": 4 });
    const market = await aMarket(ctx, { program: "FBS", warehouseMap: { MSK: "51" } });
    await market.tell(order());
    expect(await holdsOf(ctx)).toEqual([]);
    for (let time = 0; time < 2; time++) await market.tell(order({ cancelRequested: true }));
    expect(await holdsOf(ctx)).toMatchObject([{ reason: "manual", note: expect.stringContaining("отменить"), releasedAt: null }]);
    expect(await eventsOf(ctx, "order.channel_change_not_applied")).toMatchObject([{ data: { reason: "channel.cancellation_requested" } }]);
  }),
);
