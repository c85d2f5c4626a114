import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aChannel, aProduct, aShop, stockOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";

test(
  "a sale by the API needs a key of its own, and its repeat is the same sale",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aChannel(ctx, { code: "shop", kind: "pos" });
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const app = testApp(db);
    const authorization = `Bearer ${await aKey(ctx, ["orders:write"])}`;
    const body = JSON.stringify({ channel: "shop", warehouse: "KZN", lines: [{ sku: "A", quantity: 2 }], payment: { card: 259_800 } });
    const sell = (more: Record<string, string>, text = body) =>
      app.request("/api/v1/sales", { method: "POST", headers: { authorization, "content-type": "application/json", ...more }, body: text });

    expect((await sell({})).status).toBe(400);
    const first = await sell({ "idempotency-key": "k1" });
    expect(first.status).toBe(201);
    const sale = (await first.json()) as { orderId: string; number: string };
    const again = await sell({ "idempotency-key": "k1" });
    expect([again.headers.get("idempotency-replayed"), await again.json()]).toEqual(["true", sale]);
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 3 });

    const short = await sell({ "idempotency-key": "k2" }, body.replace('"quantity":2', '"quantity":4').replace("259800", "519600"));
    expect(short.status).toBe(409);
    expect(await short.json()).toMatchObject({ short: [{ sku: "A", wanted: 4, there: 3 }] });

    const receipt = await app.request(`/api/v1/sales/${sale.orderId}/receipt.pdf`, { headers: { authorization } });
    expect(receipt.headers.get("content-type")).toBe("application/pdf");
    const reader = `Bearer ${await aKey(ctx, ["orders:read"])}`;
    expect((await sell({ authorization: reader, "idempotency-key": "k3" })).status).toBe(403);
  }),
);
