import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { placeOrder } from "@/modules/orders/commands/place-orders";
import { PlaceOrder } from "@/modules/orders/inputs";
import { inRollback, withDatabase } from "@/testing/database";
import { anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, eventsOf, holdsOf, intakeOf, moneyOf, ordersOf, reservedOf } from "@/testing/shop-connection";
import { processIntake } from "./commands/process-intake";
import { putChannel } from "./commands/put-channel";
import { replayIntake } from "./commands/replay-intake";
import { resumeWaitingIntake } from "./commands/resume-waiting-intake";
import { fixture } from "./marketplaces/woocommerce/fixtures";
import { intake } from "./tables";

const stock = { "TEE-BLK-M": 10, "MUG-WHT": 10 };
const later = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 8, minutes)).toISOString().slice(0, 19);
const paid = (fields: Record<string, unknown> = {}) => fixture("order-paid", fields);

test(
  "a paid order of a shop is placed, reserved and paid in the shop's words",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);

    expect(await shop.tell(paid())).toMatchObject({ status: "accepted", reason: null });

    const [order] = await ordersOf(ctx);
    expect(order).toMatchObject({
      externalId: "4711",
      status: "confirmed",
      paymentStatus: "paid",
      fulfilmentStatus: "reserved",
      totalMinor: 316_920,
    });
    expect(await reservedOf(ctx)).toBe(3);
    expect(await eventsOf(ctx, "intake.processed")).toHaveLength(1);
  }),
);

test(
  "a delivery that was taken in is not taken in again",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    const id = await shop.deliver(paid());
    await processIntake(ctx, id);

    expect(await processIntake(ctx, id)).toMatchObject({ status: "accepted" });
    expect(await processIntake(ctx, id, { again: true })).toMatchObject({ status: "accepted" });
    expect(await shop.tell(paid())).toMatchObject({ status: "duplicate", reason: { code: "channel.nothing_new" } });

    expect(await ordersOf(ctx)).toHaveLength(1);
    expect(await reservedOf(ctx)).toBe(3);
  }),
);

test(
  "an unknown SKU holds the order until the SKU exists; a replay then reserves it and doubles nothing",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10 });
    const shop = await aConnectedShop(ctx);
    const id = await shop.deliver(paid());
    expect(await processIntake(ctx, id)).toMatchObject({
      status: "held",
      reason: { code: "order.unknown_sku", params: { sku: "MUG-WHT" } },
    });
    expect(await replayIntake(ctx, { code: "woo", intakeId: id })).toMatchObject({ status: "held" });

    await putProduct(ctx, "MUG-WHT", { name: "Mug", price: { amount: 100, currency: "RUB" } });
    await adjustStock(ctx, { warehouse: "MSK", reason: "found", lines: [{ sku: "MUG-WHT", onHand: 5 }] });

    expect(await replayIntake(ctx, { code: "woo", intakeId: id })).toMatchObject({ status: "accepted" });
    expect(await ordersOf(ctx)).toMatchObject([{ status: "confirmed", openHolds: [] }]);
    expect(await reservedOf(ctx)).toBe(3);
  }),
);

test(
  "what is doubtful holds the order with its words: phone, price, currency, shortage",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { ...stock, "TEE-BLK-M": 1 });
    const shop = await aConnectedShop(ctx);
    const party = (name: "billing" | "shipping") => ({ ...(fixture("order-paid")[name] as object), phone: "" });

    expect(await shop.tell(paid({ id: 1, billing: party("billing"), shipping: party("shipping") }))).toMatchObject({
      status: "held",
      reason: { code: "channel.phone_missing" },
    });
    expect(await shop.tell(paid({ id: 2, currency: "AED" }))).toMatchObject({
      status: "held",
      reason: { code: "channel.foreign_currency" },
    });
    expect(await shop.tell(paid({ id: 3, currency: "roubles" }))).toMatchObject({
      status: "held",
      reason: { code: "channel.currency_unreadable" },
    });
    expect(await shop.tell(paid({ id: 4 }))).toMatchObject({ status: "held", reason: { code: "order.out_of_stock" } });
    expect(await shop.tell(paid({ id: 5, line_items: [] }))).toMatchObject({ status: "held" });

    const held = await holdsOf(ctx);
    expect(held.find((hold) => hold.note?.includes("AED"))?.note).toMatch(/Заказ\sв\sвалюте\sAED/);
    expect((await ordersOf(ctx)).every((order) => order.status === "new")).toBe(true);
  }),
);

test(
  "an order that the shop has already delivered itself is closed and reserves nothing",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);

    expect(await shop.tell(paid({ status: "completed" }))).toMatchObject({ status: "accepted" });

    expect(await ordersOf(ctx)).toMatchObject([{ fulfilledBy: "channel", fulfilmentStatus: "delivered", status: "closed" }]);
    expect(await reservedOf(ctx)).toBe(0);
  }),
);

test(
  "what is no order is kept as failed, other topics and drafts are ignored",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const shop = await aConnectedShop(ctx);

    expect(await shop.tell("{ not json")).toMatchObject({ status: "failed", reason: { code: "channel.not_json" } });
    expect(await shop.tell({ id: 7 }, { topic: "order.deleted" })).toMatchObject({
      status: "ignored",
      reason: { code: "channel.deleted_at_channel" },
    });
    expect(await shop.tell({ id: 7, name: "Tea" }, { topic: "product.updated" })).toMatchObject({ status: "ignored" });
    expect(await shop.tell(paid({ status: "auto-draft" }))).toMatchObject({ status: "ignored", reason: { code: "channel.not_a_sale" } });
    expect(await ordersOf(ctx)).toEqual([]);
  }),
);

test(
  "another organization's delivery is not there",
  inRollback(async (db) => {
    const [mine, theirs] = [await anOrganization(db), await anOrganization(db)];
    const shop = await aConnectedShop(theirs.ctx);
    const id = await shop.deliver(paid());

    await expect(processIntake(mine.ctx, id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(replayIntake(mine.ctx, { code: "woo", intakeId: id })).rejects.toMatchObject({ kind: "not_found" });
    expect(await intakeOf(theirs.ctx, id)).toMatchObject({ status: "received" });
  }),
);

test(
  "an unforeseen error is thrown for the job, and after five times kept as failed and replayable",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    const id = await shop.deliver(paid());
    let broken = 5;
    const now = () => {
      broken -= 1;
      if (broken >= 0) throw new TypeError("a clock that is broken");
      return new Date();
    };
    for (const _ of [1, 2, 3, 4]) await expect(processIntake({ ...ctx, now }, id)).rejects.toThrow(TypeError);
    expect(await processIntake({ ...ctx, now }, id)).toMatchObject({ status: "failed", reason: { code: "channel.internal" } });
    expect((await intakeOf(ctx, id))?.body.length).toBeGreaterThan(0);

    expect(await processIntake(ctx, id)).toMatchObject({ status: "failed" });
    expect(await replayIntake(ctx, { code: "woo", intakeId: id })).toMatchObject({ status: "accepted" });
  }),
);

test(
  "S9: webhook, replay and API bring one order at the same moment: one order, one reservation",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    const ids = await Promise.all([shop.deliver(paid()), shop.deliver(paid({ date_modified_gmt: later(30) }))]);
    const order = PlaceOrder.parse({
      channel: "woo",
      externalId: "4711",
      customer: { name: "Мария" },
      lines: [
        { sku: "TEE-BLK-M", quantity: 2, unitPrice: 129_900 },
        { sku: "MUG-WHT", quantity: 1, unitPrice: 59_000 },
      ],
      payment: { status: "paid" },
    });

    const all = [
      ...ids.map((id) => processIntake(ctx, id)),
      ...ids.map((id) => processIntake(ctx, id, { again: true })),
      placeOrder(ctx, { order }),
    ];
    await Promise.all(all);

    expect(await ordersOf(ctx)).toHaveLength(1);
    expect(await reservedOf(ctx)).toBe(3);
    expect((await moneyOf(ctx)).filter((row) => row.kind === "payment")).toHaveLength(1);
  }),
);

test(
  "S20: the same delivery twenty times at once is stored once and taken in once",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    const payload = paid();

    const ids = await Promise.all(Array.from({ length: 20 }, () => shop.deliver(payload, { deliveryId: "one" })));
    await Promise.all(ids.map((id) => processIntake(ctx, id)));

    const stored = await ctx.db.select().from(intake).where(eq(intake.organizationId, ctx.actor.organizationId));
    expect(stored).toMatchObject([{ deliveries: 20, status: "accepted" }]);
    expect(await ordersOf(ctx)).toHaveLength(1);
    expect(await reservedOf(ctx)).toBe(3);
  }),
);

test(
  "a channel that is switched off takes no new order, keeps the delivery for a replay, and still hears of its earlier orders",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    const switched = (active: boolean) => putChannel(ctx, "woo", { name: "Shop", kind: "woocommerce", active });
    await switched(false);

    const id = await shop.deliver(paid({ id: 5_001, number: "5001" }));
    expect(await processIntake(ctx, id)).toMatchObject({ status: "ignored", reason: { code: "channel.inactive" }, orderId: null });
    expect(await ordersOf(ctx)).toHaveLength(1);
    expect(await shop.tell(paid({ status: "cancelled", date_modified_gmt: later(90) }))).toMatchObject({ status: "accepted" });
    expect(await ordersOf(ctx)).toMatchObject([{ status: "cancelled" }]);

    await switched(true);
    expect(await replayIntake(ctx, { code: "woo", intakeId: id })).toMatchObject({ status: "accepted" });
    expect(await ordersOf(ctx)).toHaveLength(2);
  }),
);

test(
  "a delivery that nobody took in for minutes is queued anew, once; a fresh one has its own job still",
  withDatabase(async ({ db }) => {
    const { ctx, organizationId } = await anOrganization(db);
    const shop = await aConnectedShop(ctx);
    const id = await shop.deliver(paid());
    const fresh = await shop.deliver(paid({ id: 5_002 }));
    await db
      .update(intake)
      .set({ receivedAt: new Date(Date.now() - 10 * 60_000) })
      .where(eq(intake.id, id));
    for (let sweep = 0; sweep < 2; sweep++) await resumeWaitingIntake({ db, now: () => new Date() });

    const { rows } = await db.execute<{ intake: string }>(
      sql`select payload -> 'input' ->> 'intakeId' as intake from graphile_worker._private_jobs where payload ->> 'organizationId' = ${organizationId}`,
    );
    expect(rows.map((row) => row.intake)).toEqual([id]);
    expect(fresh).not.toBe(id);
  }),
);
