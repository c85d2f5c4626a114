import { expect, test } from "vitest";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, anOrderRequest, aProduct, aShop, receive } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { DraftOrder } from "../drafts/inputs";
import { putOrderPolicy } from "../policies/order-policy";
import { noPolicy } from "../policies/policy";
import { readOrders } from "../queries";
import { placeDraft } from "./place-draft";
import { placeOrder } from "./place-orders";
import { saveDraft } from "./save-draft";

const noted = { priority: "urgent" as const, customFields: { gift: "yes" } };
const policy = { ...noPolicy, customFields: ["gift"] };

test(
  "an order is placed with its priority and its custom fields, and is served by that priority",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    await putOrderPolicy(ctx, { version: 0, policy });
    const first = await anOrder(ctx, { lines: { A: 1 } });
    const urgent = await anOrder(ctx, { lines: { A: 1 }, ...noted });
    expect(urgent).toMatchObject(noted);
    expect((await readOrders(ctx, [urgent.id]))[0]).toMatchObject(noted);
    await receive(ctx, "KZN", { A: 1 });
    expect((await readOrders(ctx, [first.id, urgent.id])).map(({ lines }) => lines[0]?.reserved)).toEqual([0, 1]);
  }),
);

test(
  "a custom field that the settings do not name is refused; what a channel has sold is taken with it",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
    const order = anOrderRequest({ lines: { A: 1 }, customFields: { colour: "red" } });
    await expect(placeOrder(ctx, { order })).rejects.toMatchObject({
      kind: "invalid",
      reason: { code: "order.unknown_field", params: { name: "colour" } },
      details: { errors: [{ path: "customFields.colour" }] },
    });
    expect(await placeOrder(ctx, { order, sold: true })).toMatchObject({ outcome: "placed", order: { customFields: { colour: "red" } } });
  }),
);

test(
  "a draft keeps both until it is placed",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
    await putOrderPolicy(ctx, { version: 0, policy });
    const { placedAt, ...order } = anOrderRequest({ lines: { A: 1 }, ...noted });
    const { id } = await saveDraft(ctx, DraftOrder.parse(order));
    await placeDraft(ctx, { orderId: id });
    expect((await readOrders(ctx, [id]))[0]).toMatchObject({ status: "new", ...noted });
  }),
);

test(
  "over the API both are optional, and an unknown priority is refused",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    await putOrderPolicy(ctx, { version: 0, policy });
    const key = await aKey(ctx);
    const place = async (more: object) => {
      const { priority, customFields, ...order } = anOrderRequest({ lines: { A: 1 } });
      const answer = await testApp(db).request("/api/v1/orders", {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
        body: JSON.stringify({ ...order, ...more }),
      });
      return { status: answer.status, body: (await answer.json()) as object };
    };
    expect(await place({})).toMatchObject({ status: 201, body: { priority: "normal", customFields: {} } });
    expect(await place(noted)).toMatchObject({ status: 201, body: { ...noted, routing: { ruleSet: { scope: "default" } } } });
    expect(await place({ priority: "soon" })).toMatchObject({ status: 422 });
    expect(await place({ customFields: { colour: "red" } })).toMatchObject({ status: 422 });
  }),
);
