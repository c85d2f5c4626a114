import { expect, test, vi } from "vitest";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import { withDatabase } from "@/testing/database";
import { aLocalVendor } from "@/testing/local-vendor";
import { receive } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { aStockedWarehouse } from "@/testing/shop-connection";
import { putChannel } from "../commands/put-channel";
import { putConnection } from "../commands/put-connection";
import { putMappings } from "../mapping/put-mappings";
import { ozon } from "../marketplaces/ozon";
import { secrets } from "../marketplaces/ozon/fixtures";
import { noteChangedStock } from "./note-changed-stock";
import { pushStock } from "./push-stock";
import { listChannelStock } from "./stock-queries";
import { giveUpPlaces, wantedPlaces } from "./wanted-places";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

type Row = { offer_id: string; stock: number; warehouse_id: number };

test(
  "stock goes to the place that somebody mapped to its warehouse, moves with the mapping, and leaves a place that is none of ours",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { TEE: 10 });
    await putWarehouse(ctx, "KZN", { name: "Kazan", address: { country: "RU", city: "Казань", postalCode: "420000" } });
    await receive(ctx, "KZN", { TEE: 3 });
    const vendor = await aLocalVendor(ozon, {
      secrets,
      answer: ({ body }) => ({ result: ((body as { stocks?: Row[] }).stocks ?? []).map((row) => ({ ...row, updated: true, errors: [] })) }),
    });
    await putChannel(ctx, "ozon", { name: "Ozon", kind: "ozon" });
    const settings = { baseUrl: vendor.baseUrl };
    const { id } = await putConnection(ctx, "ozon", { kind: "ozon", channel: "ozon", settings, secrets });
    let minutes = 0;
    const sent = async (): Promise<Record<string, number>> => {
      minutes += 5;
      const at = { ...ctx, now: () => new Date(Date.now() + minutes * 60_000) };
      vendor.seen.length = 0;
      await noteChangedStock(at, { connectionId: id });
      await pushStock(at, id);
      const rows = vendor.seen.flatMap(({ body }) => (body as { stocks?: Row[] }).stocks ?? []);
      return Object.fromEntries(rows.map(({ warehouse_id, stock }) => [String(warehouse_id), stock]));
    };
    const say = (theirs: string, warehouse: string | null) =>
      putMappings(ctx, "ozon", { mappings: [{ kind: "warehouse", theirs, ours: warehouse === null ? null : { warehouse } }] });

    expect(await sent()).toEqual({});
    await say("501", "MSK");
    expect(await sent()).toEqual({ "501": 10 });
    await say("502", "KZN");
    expect(await sent()).toEqual({ "502": 3 });
    expect((await listChannelStock(ctx, "ozon", {})).items.map(({ place, warehouses, ours }) => [place, warehouses, ours])).toEqual([
      ["501", ["MSK"], 10],
      ["502", ["KZN"], 3],
    ]);
    // The other way round: what has no warehouse sells nothing.
    await say("501", "KZN");
    await say("502", null);
    expect(await sent()).toEqual({ "501": 3, "502": 0 });
    // Nought once; from then on the number there is the channel's own.
    await giveUpPlaces(ctx, [id], await wantedPlaces(ctx, [{ id, kind: "ozon", settings }]));
    expect((await listChannelStock(ctx, "ozon", {})).items.map(({ place }) => place)).toEqual(["501"]);
    // The settings have the last word.
    await putConnection(ctx, "ozon", { kind: "ozon", channel: "ozon", settings: { ...settings, warehouseMap: { MSK: "501" } }, secrets });
    expect(await sent()).toEqual({ "501": 10 });
  }),
);
