import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aProduct, aShop, stockOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { connect, DirigentProblem, items, taken } from "./dirigent";
import { ownTypes, schemaFile } from "./own-types";

test("the types are those of this version's document (npm run sdk)", async () => {
  expect(await readFile(schemaFile, "utf8")).toBe(await ownTypes());
});

test(
  "places, reads, lists and cancels; repeats what was lost under the same key; names what is refused",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "TEE", stock: { MSK: 10 } });
    const app = testApp(db);
    const keys: (string | null)[] = [];
    let trouble: ("lost" | "busy")[] = [];
    const send = async (request: Request) => {
      keys.push(request.headers.get("idempotency-key"));
      const next = trouble.shift();
      if (next === "busy") return new Response("{}", { status: 429, headers: { "retry-after": "0" } });
      const answer = await app.request(request);
      if (next === "lost") throw new TypeError("fetch failed");
      return answer;
    };
    const api = connect({ url: "http://dirigent.test/", apiKey: await aKey(ctx), fetch: send });
    const place = (sku: string, quantity = 1) =>
      taken(
        api.POST("/api/v1/orders", {
          body: {
            channel: "site",
            customer: { name: "Мария Иванова" },
            shippingAddress: { city: "Казань", line1: "ул. Баумана, 1" },
            lines: [{ sku, quantity, unitPrice: 1_299_00, taxRate: 22 }],
            payment: { status: "paid", method: "card" },
            onShortage: "reject",
          },
        }),
      );

    // Done, and its answer lost; then too busy: the third try hears what the first has done.
    trouble = ["lost", "busy"];
    const order = await place("TEE", 2);
    expect(new Set(keys)).toEqual(new Set([expect.stringMatching(/^[\da-f-]{36}$/)]));
    expect(keys).toHaveLength(3);
    expect(await stockOf(ctx, "TEE")).toMatchObject({ reserved: 2 });

    const path = { id: order.id };
    expect(await taken(api.GET("/api/v1/orders/{id}", { params: { path } }))).toMatchObject({ number: order.number, status: "confirmed" });
    await place("TEE");
    await place("TEE");
    const numbers: string[] = [];
    for await (const { number } of items((cursor) => api.GET("/api/v1/orders", { params: { query: { limit: 1, cursor } } })))
      numbers.push(number);
    expect(new Set(numbers).size).toBe(3);

    const body = { version: order.version, reason: "customer" };
    expect(await taken(api.POST("/api/v1/orders/{id}/cancel", { params: { path }, body }))).toMatchObject({ status: "cancelled" });
    const refused = await place("TEE", 100).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DirigentProblem);
    expect(refused).toMatchObject({ status: 409, code: "insufficient_stock", message: expect.any(String) });
    const stranger = connect({ url: "http://dirigent.test", apiKey: `drg_${"0".repeat(64)}`, fetch: send });
    await expect(taken(stranger.GET("/api/v1/orders"))).rejects.toMatchObject({ status: 401 });

    trouble = ["busy", "busy"];
    const hasty = connect({ url: "http://dirigent.test", apiKey: await aKey(ctx), fetch: send, tries: 2 });
    await expect(taken(hasty.GET("/api/v1/orders"))).rejects.toMatchObject({ status: 429, code: "unnamed" });
  }),
);
