import { expect, test } from "vitest";
import { sendMessage } from "@/modules/notifications/commands/send-message";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop } from "@/testing/orders";
import { orderPage, readWholeOrders } from "./order-view";
import { appRouter } from "./root-router";

test(
  "a picker who may read orders is not told the buyer's link, nor the letters that hold it; an operator is",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 2 } });
    const order = await anOrder(ctx, { lines: { A: 1 } });
    const token = order.trackingUrl?.split("/t/")[1] ?? "";
    expect(token.length).toBeGreaterThan(20);
    await sendMessage(ctx, { orderId: order.id, event: "accepted" }, null);
    const seenBy = async (role: "picker" | "operator") => {
      const reader = { ...actingAs(ctx, { role }), ip: null };
      const caller = callerFactory(appRouter)(reader);
      const { items } = await caller.notifications.list({ order: order.id });
      const whole = await Promise.all(items.map(({ id }) => caller.notifications.byId({ id })));
      const seen = [await readWholeOrders(reader, [order.id]), await orderPage(reader, order.number), items, whole];
      return JSON.stringify(seen);
    };
    expect(await seenBy("operator")).toContain(token);
    expect(await seenBy("picker")).not.toContain(token);
    const picker = callerFactory(appRouter)({ ...actingAs(ctx, { role: "picker" }), ip: null });
    const { texts } = await picker.notifications.template({ event: "accepted", locale: "ru" });
    await expect(picker.notifications.previewTemplate({ event: "accepted", locale: "ru", texts })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  }),
);
