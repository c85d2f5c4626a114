import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { sendMessage } from "./commands/send-message";

test(
  "GET /messages lists an order's messages, newest first, page by page, and no other shop's",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "TEA", stock: { MSK: 5 } });
    const order = await anOrder(ctx, { lines: { TEA: 1 } });
    const other = await anOrder(ctx, { lines: { TEA: 1 } });
    for (const event of ["accepted", "out_for_delivery"] as const) await sendMessage(ctx, { orderId: order.id, event }, null);
    await sendMessage(ctx, { orderId: other.id, event: "accepted" }, null);
    const app = testApp(db);
    const ask = async (key: string, query: string) => {
      const response = await app.request(`/api/v1/messages?${query}`, { headers: { authorization: `Bearer ${key}` } });
      return { status: response.status, ...(await response.json()) };
    };
    const key = await aKey(ctx);

    const first = await ask(key, `order=${order.id}&limit=1`);
    expect(first.items).toMatchObject([
      {
        event: "out_for_delivery",
        channel: "email",
        recipient: "maria@example.com",
        status: "not_sent",
        subject: `Заказ ${order.number}: курьер уже едет`,
        body: expect.stringContaining("/t/"),
        at: expect.stringMatching(/Z$/),
      },
    ]);
    const second = await ask(key, `order=${order.id}&limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ event: "accepted" }], nextCursor: null });
    expect((await ask(key, `order=${order.id}&channel=sms`)).items).toEqual([]);
    const figures = await app.request("/api/v1/messages/statistics", { headers: { authorization: `Bearer ${key}` } });
    expect((await figures.json()).rows).toContainEqual(expect.objectContaining({ channel: "email", event: "accepted", kept: 2, sent: 0 }));
    expect((await ask(key, "order=not-an-id")).status).toBe(422);
    expect((await ask(key, "cursor=rubbish")).status).toBe(422);

    const stranger = await aShop(db);
    expect((await ask(await aKey(stranger.ctx), `order=${order.id}`)).items).toEqual([]);
  }),
);
