import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { attachFile, attachmentsOf } from "./attach-file";

type Db = Parameters<typeof aShop>[0];

async function aDoor(db: Db) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
  const order = await anOrder(ctx, { lines: { A: 1 } });
  const ask = async (path: string, init: RequestInit = {}, scopes: Parameters<typeof aKey>[1] = ["orders:write"]) =>
    testApp(db).request(`/api/v1/orders/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${await aKey(ctx, scopes)}` },
    });
  return { ctx, order, ask };
}

function form(content: string | Uint8Array<ArrayBuffer>, name: string): RequestInit {
  const body = new FormData();
  body.append("file", new File([content], name));
  return { method: "POST", body };
}

test(
  "a file is put to an order, downloaded as a file, and taken off",
  inRollback(async (db) => {
    const { ctx, order, ask } = await aDoor(db);
    const put = await ask(`${order.id}/attachments`, form("Артикул;1", "../../Счёт №1.csv"));
    expect(put.status).toBe(201);
    const file = (await put.json()) as { id: string; name: string };
    expect(file).toMatchObject({ name: "Счёт №1.csv", contentType: "text/csv" });
    const got = await ask(`${order.id}/attachments/${file.id}`, {}, ["orders:read"]);
    expect(await got.text()).toBe("Артикул;1");
    expect(got.headers.get("content-disposition")).toBe(`attachment; filename*=UTF-8''${encodeURIComponent("Счёт №1.csv")}`);
    expect(got.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await ask(`${order.id}/attachments/${file.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await ask(`${order.id}/attachments/${file.id}`)).status).toBe(404);
    const told = (await eventsOf(ctx, order.id)).map(({ type }) => type);
    expect(told).toEqual(expect.arrayContaining(["order.file_attached", "order.file_removed"]));
  }),
);

test(
  "what it is counts, not how it is called; too much is refused",
  inRollback(async (db) => {
    const { ctx, order, ask } = await aDoor(db);
    expect((await ask(`${order.id}/attachments`, form("<html>", "invoice.pdf"))).status).toBe(422);
    expect((await ask(`${order.id}/attachments`, { method: "POST", body: "nothing" })).status).toBe(400);
    expect((await ask(`${order.id}/attachments`, form(new Uint8Array(10 * 1024 * 1024 + 1).fill(65), "big.txt"))).status).toBe(413);
    expect((await ask(`${order.id}/attachments`, form("a", "a.txt"), ["orders:read"])).status).toBe(403);
    for (let i = 0; i < 20; i++) await attachFile(ctx, { orderId: order.id, name: `${i}.txt`, content: Buffer.from("a") });
    expect((await ask(`${order.id}/attachments`, form("a", "a.txt"))).status).toBe(409);
    expect(await attachmentsOf(ctx, order.id)).toHaveLength(20);
  }),
);

test(
  "another organization's order has no files for us",
  inRollback(async (db) => {
    const { ask } = await aDoor(db);
    const other = await aDoor(db);
    const theirs = await attachFile(other.ctx, { orderId: other.order.id, name: "a.txt", content: Buffer.from("a") });
    expect((await ask(`${other.order.id}/attachments`)).status).toBe(404);
    expect((await ask(`${other.order.id}/attachments/${theirs.id}`)).status).toBe(404);
    expect((await ask(`${other.order.id}/attachments`, form("a", "a.txt"))).status).toBe(404);
    expect((await ask(`${other.order.id}/attachments/${theirs.id}`, { method: "DELETE" })).status).toBe(404);
  }),
);

test(
  "a file that is sent again under its key is put to the order once; another one under that key is refused",
  inRollback(async (db) => {
    const { ctx, order, ask } = await aDoor(db);
    const send = async (content: string) => {
      const answer = await ask(`${order.id}/attachments`, { ...form(content, "a.txt"), headers: { "idempotency-key": "f1" } });
      return [answer.status, await answer.text()];
    };
    expect(await send("a")).toEqual(await send("a"));
    expect((await send("b"))[0]).toBe(422);
    expect(await attachmentsOf(ctx, order.id)).toHaveLength(1);
  }),
);
