import { and, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { routeAgain } from "@/modules/orders/commands/route-again";
import { fulfilments } from "@/modules/orders/tables";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { readLabel } from "@/modules/shipments/documents/read-label";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { aMarket } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import { actingAs } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { pickAndPack } from "@/testing/parcel-task";
import { aStockedWarehouse, holdsOf, ordersOf, reservedOf } from "@/testing/shop-connection";
import { replayIntake } from "../commands/replay-intake";
import { fixture } from "../marketplaces/yandex-market/fixtures";
import { fetchLabel } from "../steps-out/fetch-label";
import { noteStep } from "../steps-out/note-step";
import { tellChannel } from "../steps-out/tell-channel";
import { listMappings } from "./mapping-queries";
import { putMappings } from "./put-mappings";
import { mappingsRouter } from "./router";

/** The procedures as somebody calls them. */
const asked = (ctx: Context) => callerFactory(mappingsRouter)({ ...ctx, ip: null });

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const skus = ["TEE-BLK-M", "KETTLE-1L"];
const fbs = (fields: Record<string, unknown> = {}) => fixture("order-fbs", fields);

async function twoWarehouses(ctx: Context): Promise<void> {
  await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, "KETTLE-1L": 4 });
  await putWarehouse(ctx, "KZN", { name: "Kazan", address: { country: "RU", city: "Казань" } });
  await adjustStock(ctx, { warehouse: "KZN", reason: "start", lines: skus.map((sku) => ({ sku, onHand: 20 })) });
}

const worksOf = (ctx: Context) =>
  ctx.db
    .select({ id: fulfilments.id, warehouse: warehouses.code, status: fulfilments.status, dueAt: fulfilments.dueAt })
    .from(fulfilments)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(eq(fulfilments.organizationId, ctx.actor.organizationId))
    .then((rows) => rows.filter((row) => row.status !== "cancelled"));

const openHolds = async (ctx: Context) => (await holdsOf(ctx)).filter((hold) => !hold.releasedAt).map((hold) => hold.reason);

test(
  "an order that the marketplace fulfils is seen and nothing more: not reserved, not held, no unknown product asked about",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10 });
    const market = await aMarket(ctx);
    expect(await market.tell(fbs({ programType: "FBY" }))).toMatchObject({ status: "accepted" });
    expect(await ordersOf(ctx)).toMatchObject([{ fulfilledBy: "channel", status: "confirmed", openHolds: [], pinnedWarehouseId: null }]);
    expect(await reservedOf(ctx)).toBe(0);
    expect(await asked(ctx).wanted({})).toMatchObject({ items: [] });
    expect(await listMappings(ctx, { code: "market", kind: "warehouse" })).toEqual([]);
  }),
);

test(
  "what the marketplace carries needs no address, leaves from the warehouse that it is bound to, in time, and stays there",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await twoWarehouses(ctx);
    const market = await aMarket(ctx, { warehouseMap: { KZN: "51" } });
    expect(await market.tell(fbs())).toMatchObject({ status: "accepted" });
    const [order] = await ordersOf(ctx);
    expect(order).toMatchObject({ shippingMethod: "marketplace", status: "confirmed", openHolds: [] });
    expect(await worksOf(ctx)).toMatchObject([{ warehouse: "KZN", dueAt: order?.shipBy ?? expect.any(Date) }]);

    await adjustStock(ctx, { warehouse: "KZN", reason: "lost", lines: [{ sku: "KETTLE-1L", onHand: 0 }] });
    await routeAgain(ctx, { orderId: order?.id ?? "" });
    expect((await worksOf(ctx)).map((work) => work.warehouse)).toEqual(["KZN"]);
    expect(await ordersOf(ctx)).toMatchObject([{ fulfilmentStatus: "backordered" }]);
  }),
);

test(
  "a warehouse that nobody knows holds the order; once it is said which one it is, the order moves there and goes on",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await twoWarehouses(ctx);
    const market = await aMarket(ctx);
    const { intakeId, ...held } = await market.tell(fbs());
    expect(held).toMatchObject({ status: "held", reason: { code: "channel.unmapped_warehouse", params: { word: "51" } } });
    expect(await openHolds(ctx)).toEqual(["unmapped"]);
    expect(await reservedOf(ctx)).toBe(3);
    expect(await replayIntake(ctx, { code: "market", intakeId })).toMatchObject({ status: "held" });
    expect(await listMappings(ctx, { code: "market" })).toMatchObject([
      { kind: "payment", theirs: "yandex", ours: null },
      { kind: "warehouse", theirs: "51", ours: null, bySettings: false },
    ]);

    const unknown = putMappings(ctx, "market", { mappings: [{ kind: "warehouse", theirs: "51", ours: { warehouse: "SPB" } }] });
    await expect(unknown).rejects.toMatchObject({ kind: "invalid", reason: { code: "warehouse.unknown" } });
    await putMappings(ctx, "market", { mappings: [{ kind: "warehouse", theirs: "51", ours: { warehouse: "KZN" } }] });

    expect(await openHolds(ctx)).toEqual([]);
    expect((await worksOf(ctx)).map((work) => work.warehouse)).toEqual(["KZN"]);
    expect(await reservedOf(ctx)).toBe(3);
    expect(await replayIntake(ctx, { code: "market", intakeId })).toMatchObject({ status: "accepted" });
    expect(await market.tell(fbs({ id: 481516235 }))).toMatchObject({ status: "accepted" });
    expect((await worksOf(ctx)).map((work) => work.warehouse)).toEqual(["KZN", "KZN"]);
  }),
);

test(
  "ways of paying and of delivery are noted and said in our words; settings of a warehouse need no mapping",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await twoWarehouses(ctx);
    const market = await aMarket(ctx, { warehouseMap: { MSK: 51 } });
    await putMappings(ctx, "market", { mappings: [{ kind: "payment", theirs: "yandex", ours: { method: "card" } }] });
    expect(await market.tell(fbs())).toMatchObject({ status: "accepted" });
    expect(await ordersOf(ctx)).toMatchObject([{ paymentMethod: "card" }]);
    expect(await listMappings(ctx, { code: "market", kind: "warehouse" })).toMatchObject([
      { theirs: "51", ours: { warehouse: "MSK" }, bySettings: true },
    ]);
  }),
);

test(
  "a mapping is a manager's to change, and another organization's connection is not found",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aMarket(ctx);
    const mapping = { code: "market", mappings: [{ kind: "payment" as const, theirs: "X", ours: { method: "card" } }] };
    const asOperator = asked(actingAs(ctx, { role: "operator" }));
    await expect(asOperator.put(mapping)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(asOperator.readCatalogue({ code: "market" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { ctx: other } = await anOrganization(db);
    await expect(asked(other).put(mapping)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(asked(other).list({ code: "market" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }),
);

test(
  "what the marketplace carries ships by its own number, and its sticker becomes the label once it knows of the packing",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await twoWarehouses(ctx);
    const market = await aMarket(ctx, { warehouseMap: { KZN: "51" } });
    await market.tell(fbs());
    const [order] = await ordersOf(ctx);
    const orderId = order?.id ?? "";
    const fulfilmentId = (await worksOf(ctx))[0]?.id ?? "";
    await pickAndPack(ctx, fulfilmentId);
    const { id, ...shipment } = await shipFulfilment(ctx, { fulfilmentId });
    expect(shipment).toMatchObject({ carrier: "marketplace", booking: "booked", trackingNumber: "481516234", priceMinor: 0, label: null });
    await fetchLabel(ctx, { fulfilmentId });
    expect(await readLabel(ctx, id)).toMatchObject({ label: null });

    market.way.answer = ({ method, path }) =>
      path.includes("/delivery/labels")
        ? { status: 200, body: Buffer.from("%PDF-1.4 sticker") }
        : method === "GET"
          ? fbs()
          : { status: "OK" };
    await noteStep(ctx, { orderId, step: "packed", about: { fulfilment: fulfilmentId }, occurredAt: new Date().toISOString() });
    await tellChannel(ctx, { connectionId: market.id, orderId });
    await fetchLabel(ctx, { fulfilmentId });
    expect((await readLabel(ctx, id)).label?.toString()).toBe("%PDF-1.4 sticker");
    const asked = market.vendor.seen.length;
    await fetchLabel(ctx, { fulfilmentId });
    expect(market.vendor.seen).toHaveLength(asked);
  }),
);
