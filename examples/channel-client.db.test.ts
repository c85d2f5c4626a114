import { expect, test } from "vitest";
import { putChannel } from "@/modules/channels/commands/put-channel";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aKey, anOrganization } from "@/testing/organization";
import { aStockedWarehouse } from "@/testing/shop-connection";
import { availableUnits, connect, sellOne } from "./channel-client";

test(
  "a channel's program reads stock and places an order once, whatever it repeats",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 3 });
    await putChannel(ctx, "site", { name: "Site", kind: "api" });
    const app = testApp(db);
    const url = "http://dirigent.test";
    const through: typeof fetch = async (input, init) => app.request(String(input), init);
    const shop = connect({ url, apiKey: await aKey(ctx, ["orders:write", "stock:read"]), fetch: through });

    expect(await availableUnits(shop, "TEE-BLK-M")).toBe(3);
    const order = await sellOne(shop, "site", "TEE-BLK-M", "WEB-1");
    expect(await sellOne(shop, "site", "TEE-BLK-M", "WEB-1")).toMatchObject({ id: order.id, number: order.number, known: true });
    expect(await availableUnits(shop, "TEE-BLK-M")).toBe(2);

    const stranger = connect({ url, apiKey: `drg_${"0".repeat(64)}`, fetch: through });
    await expect(availableUnits(stranger, "TEE-BLK-M")).rejects.toThrow();
    const reader = connect({ url, apiKey: await aKey(ctx, ["stock:read"]), fetch: through });
    await expect(sellOne(reader, "site", "TEE-BLK-M", "WEB-2")).rejects.toThrow("forbidden");
  }),
);
