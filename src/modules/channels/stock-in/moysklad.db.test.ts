import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { withDatabase } from "@/testing/database";
import type { Seen } from "@/testing/local-server";
import { aLocalVendor } from "@/testing/local-vendor";
import { stockOf } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { eventsOf, ordersOf } from "@/testing/shop-connection";
import { processIntake } from "../commands/process-intake";
import { putChannel } from "../commands/put-channel";
import { putConnection } from "../commands/put-connection";
import { receiveDelivery } from "../commands/receive-delivery";
import { moysklad } from "../marketplaces/moysklad";
import { anOrder, secrets } from "../marketplaces/moysklad/fixtures";
import { intake } from "../tables";
import { queueMasterStock } from "./queue-master-stock";
import { readMasterStock } from "./read-master-stock";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});
vi.mock("@/platform/jobs/add-job", async (original) => ({ ...(await original<object>()), addJob: vi.fn() }));

const store = "5a000000-8c41-11f0-0a80-0a0b00050001";
const goods = anOrder().positions.rows.map(({ assortment }) => assortment);

/** МойСклад on this machine, which keeps the stock of one warehouse: `there` holds its figures by product. */
async function aConnectedMoysklad(ctx: Context) {
  const there = new Map(goods.map(({ id }) => [String(id), 12]));
  const answer = ({ path }: Seen) => {
    if (path.includes("/report/stock/")) return [...there].map(([assortmentId, stock]) => ({ assortmentId, storeId: store, stock }));
    if (path.includes("/entity/assortment")) return { rows: goods };
    return anOrder({ id: /customerorder\/([\w-]+)/.exec(path)?.[1] });
  };
  const vendor = await aLocalVendor(moysklad, { secrets, answer });
  await putChannel(ctx, "accounts", { name: "МойСклад", kind: "moysklad" });
  const settings = { baseUrl: vendor.baseUrl, warehouseMap: { MSK: store }, postingDelayHours: 0 };
  const { id, webhookUrl } = await putConnection(ctx, "accounts", { kind: "moysklad", channel: "accounts", settings, secrets });
  await putWarehouse(ctx, "MSK", {
    name: "Moscow",
    address: { country: "RU", city: "Москва", postalCode: "101000" },
    stockMaster: "accounts",
  });
  for (const sku of ["TEE-BLK-M", "MUG-WHT"]) await putProduct(ctx, sku, { name: sku, price: { amount: 100_00, currency: "RUB" } });
  const notify = (body: object, requestId: string) =>
    receiveDelivery(ctx, {
      token: new URL(webhookUrl).pathname.split("/").at(-1) ?? "",
      headers: {},
      query: { requestId },
      rawBody: Buffer.from(JSON.stringify(body)),
    });
  return { id, there, vendor, notify };
}

test(
  "МойСклад says how much lies in its warehouse: products are found by SKU, and the catalogue is read once",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { id, there, vendor } = await aConnectedMoysklad(ctx);
    await readMasterStock(ctx, id);
    expect(await stockOf(ctx, "TEE-BLK-M", "MSK")).toMatchObject({ onHand: 12 });

    there.set(String(goods[0]?.["id"]), 5);
    await readMasterStock(ctx, id);
    expect(await stockOf(ctx, "TEE-BLK-M", "MSK")).toMatchObject({ onHand: 5 });
    expect(await stockOf(ctx, "MUG-WHT", "MSK")).toMatchObject({ onHand: 12 });
    expect(vendor.seen.filter(({ path }) => path.includes("/entity/assortment"))).toHaveLength(1);

    await queueMasterStock({ db });
    expect(vi.mocked(addJob).mock.calls.map(([, task, payload]) => [task, payload])).toContainEqual([
      "read_master_stock",
      { connectionId: id },
    ]);
  }),
);

test(
  "a notice of two orders is two deliveries, each read and taken in, and a repeat is none; a notice of stock has it read",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { id, notify } = await aConnectedMoysklad(ctx);
    await readMasterStock(ctx, id);
    const ids = [1, 2].map((n) => `5d2f0a10-8c41-11f0-0a80-0a0b0001000${n}`);
    const events = ids.map((order) => ({
      meta: { type: "customerorder", href: `https://api.moysklad.ru/api/remap/1.2/entity/customerorder/${order}` },
      action: "CREATE",
    }));
    expect(await notify({ events }, "req-1")).toMatchObject({ kind: "stored" });
    expect(await notify({ events }, "req-1")).toMatchObject({ kind: "repeated" });
    const rows = await db.select().from(intake).where(eq(intake.connectionId, id));
    expect(rows.map(({ externalId }) => externalId).sort()).toEqual(ids);
    for (const row of rows) expect(await processIntake(ctx, row.id)).toMatchObject({ status: "accepted", reason: null });
    expect((await ordersOf(ctx)).map(({ externalId, totalMinor }) => [externalId, totalMinor]).sort()).toEqual(
      ids.map((externalId) => [externalId, 342_820]),
    );

    const told = await notify({ accountId: "1", stockType: "stock", reportUrl: "https://api.moysklad.ru/x" }, "req-2");
    expect((await eventsOf(ctx, "intake.received")).map(({ data }) => data["stockOf"])).toContain(id);
    if (told.kind !== "ping") expect(await processIntake(ctx, told.intakeId)).toMatchObject({ status: "ignored" });
  }),
);
