import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { splitOrder } from "@/modules/orders/commands/split-order";
import { fulfilments, orderLines } from "@/modules/orders/tables";
import { inRollback } from "@/testing/database";
import { anOrganization } from "@/testing/organization";
import {
  aConnectedShop,
  aStockedWarehouse,
  eventsOf,
  holdsOf,
  intakeOf,
  moneyOf,
  orderLinesOf,
  ordersOf,
  reservedOf,
} from "@/testing/shop-connection";
import { processIntake } from "./commands/process-intake";
import { fixture } from "./marketplaces/woocommerce/fixtures";

const stock = { "TEE-BLK-M": 10, "MUG-WHT": 10 };
const later = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 8, minutes)).toISOString().slice(0, 19);
const paid = (fields: Record<string, unknown> = {}) => fixture("order-paid", fields);
const unpaid = (fields: Record<string, unknown> = {}) => paid({ status: "pending", date_paid: null, date_paid_gmt: null, ...fields });

test(
  "an unpaid order waits for its money and a later telling pays it once",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(unpaid());
    expect((await ordersOf(ctx))[0]).toMatchObject({ status: "new", paymentStatus: "unpaid", openHolds: ["awaiting_payment"] });

    await shop.tell(paid({ date_modified_gmt: later(30) }));
    await shop.tell(paid({ date_modified_gmt: later(31) }));

    expect((await ordersOf(ctx))[0]).toMatchObject({ status: "confirmed", paymentStatus: "paid", openHolds: [] });
    expect(await moneyOf(ctx)).toEqual([{ kind: "payment", amountMinor: 316_920 }]);
  }),
);

test(
  "S20: an older telling that comes late overwrites nothing",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid({ date_modified_gmt: later(30) }), { topic: "order.updated" });

    expect(await shop.tell(unpaid({ date_modified_gmt: later(0) }), { topic: "order.created" })).toMatchObject({
      status: "ignored",
      reason: { code: "channel.older" },
    });

    expect((await ordersOf(ctx))[0]).toMatchObject({ paymentStatus: "paid", status: "confirmed" });
  }),
);

test(
  "a cancelled order frees its stock, also when it is first heard of as cancelled",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    await shop.tell(paid({ status: "cancelled", date_modified_gmt: later(30) }));
    await shop.tell(paid({ id: 4712, status: "cancelled", date_modified_gmt: later(30) }));

    expect(await shop.tell(paid({ id: 4712, date_modified_gmt: later(10) }))).toMatchObject({ status: "ignored" });

    expect((await ordersOf(ctx)).map((order) => order.status)).toEqual(["cancelled", "cancelled"]);
    expect(await reservedOf(ctx)).toBe(0);
  }),
);

test(
  "a cancellation after handover is an expected return and no restock",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    const [order] = await ordersOf(ctx);
    // As the fulfilment leaves it: handed over, units shipped and no longer reserved.
    await ctx.db.update(fulfilments).set({ status: "handed_over" }).where(eq(fulfilments.organizationId, ctx.actor.organizationId));
    for (const line of await orderLinesOf(ctx)) {
      const all = line.quantity;
      await ctx.db.update(orderLines).set({ reserved: 0, picked: all, packed: all, shipped: all }).where(eq(orderLines.id, line.id));
    }

    expect(await shop.tell(paid({ status: "cancelled", date_modified_gmt: later(30) }))).toMatchObject({
      status: "held",
      reason: { code: "channel.cancelled_after_handover", params: { units: 3 } },
    });

    expect((await ordersOf(ctx))[0]).toMatchObject({ id: order?.id, status: "confirmed" });
    expect(await eventsOf(ctx, "order.cancel_after_handover")).toMatchObject([{ data: { units: 3 } }]);
  }),
);

test(
  "a partial refund with its lines cancels those units and books the money once",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    const line = { id: 502, quantity: -1, total: "-435.25", meta_data: [{ id: 1, key: "_refunded_item_id", value: "502" }] };
    const refunds = [{ id: 61, reason: "broken", total: "-531.00", line_items: [line] }];
    await shop.tell(paid({ refunds, date_modified_gmt: later(30) }));
    await shop.tell(paid({ refunds, date_modified_gmt: later(31) }));

    expect((await orderLinesOf(ctx)).map((row) => row.cancelled)).toEqual([0, 1]);
    expect(await reservedOf(ctx)).toBe(2);
    expect(await moneyOf(ctx)).toEqual([
      { kind: "payment", amountMinor: 316_920 },
      { kind: "refund", amountMinor: 53_100 },
    ]);
    expect((await ordersOf(ctx))[0]).toMatchObject({ paymentStatus: "partially_refunded", openHolds: [] });
  }),
);

test(
  "a refund beyond what came in is booked up to it and told",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(unpaid());
    await shop.tell(unpaid({ refunds: [{ id: 61, reason: "", total: "-10.00" }], date_modified_gmt: later(50) }));

    expect((await moneyOf(ctx)).filter((row) => row.kind === "refund")).toEqual([]);
    expect(await eventsOf(ctx, "order.refund_not_booked")).toMatchObject([{ data: { amountMinor: 1_000 } }]);
  }),
);

test(
  "a change that cannot be made by itself holds the order and loses nothing",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    const [first, second] = fixture("order-paid")["line_items"] as Record<string, unknown>[];
    const more = [{ ...first, quantity: 3 }, second];

    expect(await shop.tell(paid({ line_items: more, date_modified_gmt: later(30) }))).toMatchObject({
      status: "held",
      reason: { code: "channel.quantity_raised" },
    });

    expect(await ordersOf(ctx)).toMatchObject([{ status: "new", openHolds: ["manual"] }]);
    expect(await eventsOf(ctx, "order.channel_change_not_applied")).toHaveLength(1);
    // The same telling again adds no second hold.
    await shop.tell(paid({ line_items: [{ ...first, quantity: 4 }, second], date_modified_gmt: later(31) }));
    expect(await holdsOf(ctx)).toHaveLength(1);
  }),
);

test(
  "address and contact are taken over while nothing is packed, and asked about afterwards",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    const shipping = { ...(fixture("order-paid")["shipping"] as object), city: "Тула", postcode: "300000" };
    expect(await shop.tell(paid({ shipping, date_modified_gmt: later(30) }))).toMatchObject({ status: "accepted" });
    expect((await ordersOf(ctx))[0]?.shippingAddress).toMatchObject({ city: "Тула" });

    await ctx.db.update(fulfilments).set({ status: "packed" }).where(eq(fulfilments.organizationId, ctx.actor.organizationId));
    expect(await shop.tell(paid({ shipping: { ...shipping, city: "Рязань" }, date_modified_gmt: later(31) }))).toMatchObject({
      status: "held",
      reason: { code: "channel.address_changed_late" },
    });
    expect((await ordersOf(ctx))[0]?.shippingAddress).toMatchObject({ city: "Тула" });
  }),
);

test(
  "another address, way of delivery or contact reaches what was split off; a part that is packed for the old one is held",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    const [first] = await ordersOf(ctx);
    const splitOff = async () => {
      const line = (await orderLinesOf(ctx)).find(({ orderId, quantity, cancelled }) => orderId === first?.id && quantity - cancelled > 1);
      const lines = [{ lineId: line?.id ?? "", units: 1 }];
      return (await splitOrder(ctx, { orderId: first?.id ?? "", lines, note: null })).split.id;
    };
    const part = await splitOff();
    const shipping = { ...(fixture("order-paid")["shipping"] as object), city: "Тула", postcode: "300000" };
    const billing = { ...(fixture("order-paid")["billing"] as object), email: "new@example.com" };
    expect(await shop.tell(paid({ shipping, billing, date_modified_gmt: later(30) }))).toMatchObject({ status: "accepted" });
    const moved = { shippingAddress: { city: "Тула" }, customerEmail: "new@example.com" };
    expect(await ordersOf(ctx)).toMatchObject([moved, moved]);

    const work = and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.orderId, part));
    await ctx.db.update(fulfilments).set({ status: "packed" }).where(work);
    expect(await shop.tell(paid({ shipping: { ...shipping, city: "Рязань" }, billing, date_modified_gmt: later(31) }))).toMatchObject({
      status: "accepted",
    });
    expect(await ordersOf(ctx)).toMatchObject([
      { shippingAddress: { city: "Рязань" }, openHolds: [] },
      { shippingAddress: { city: "Тула" }, openHolds: ["manual"] },
    ]);
  }),
);

test(
  "completed at the shop while we are on it is only noted",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());

    expect(await shop.tell(paid({ status: "completed", date_modified_gmt: later(30) }))).toMatchObject({ status: "accepted" });

    expect(await ordersOf(ctx)).toMatchObject([{ status: "confirmed", fulfilmentStatus: "reserved" }]);
    expect(await eventsOf(ctx, "order.completed_at_channel")).toHaveLength(1);
  }),
);

test(
  "a reopened order is kept as failed for a person to decide",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, stock);
    const shop = await aConnectedShop(ctx);
    await shop.tell(paid());
    await shop.tell(paid({ status: "cancelled", date_modified_gmt: later(30) }));

    const id = await shop.deliver(paid({ date_modified_gmt: later(31) }));
    expect(await processIntake(ctx, id)).toMatchObject({ status: "failed", reason: { code: "channel.reopened" } });
    expect(await intakeOf(ctx, id)).toMatchObject({ status: "failed", orderId: null });
    expect(await ordersOf(ctx)).toMatchObject([{ status: "cancelled" }]);
  }),
);
