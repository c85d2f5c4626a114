import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actorOf, aKey, anOrganization } from "@/testing/organization";
import { putProduct } from "./commands/put-product";
import { setPicture } from "./commands/set-picture";
import { listProducts, productBySku } from "./product-queries";

const price = { amount: 129_900, currency: "RUB" };
const callerOf = (ctx: Context) => callerFactory(appRouter)({ ...ctx, ip: null });
const changes = (ctx: Context) =>
  ctx.db.select({ type: outbox.type }).from(outbox).where(eq(outbox.organizationId, ctx.actor.organizationId));
const png = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: "#7A2B1D" } })
    .png()
    .toBuffer();

test(
  "a product is put, the same again changes nothing, what is left out stays",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const made = await putProduct(ctx, "TEE", {
      name: "Tee",
      price,
      barcode: "4006381333931",
      dimensionsMm: { length: 1, width: 2, height: 3 },
      taxRate: 22,
    });
    expect(made).toMatchObject({ created: true, version: 1, dimensionsMm: { length: 1, width: 2, height: 3 } });

    expect(await putProduct(ctx, "TEE", { name: "Tee", price })).toMatchObject({ created: false, version: 1, barcode: "4006381333931" });
    expect(await putProduct(ctx, "TEE", { name: "Tee", price, barcode: null, version: 1 })).toMatchObject({
      version: 2,
      barcode: null,
      taxRate: 22,
    });
    expect(await changes(ctx)).toHaveLength(2);
  }),
);

test(
  "a stale version and two currencies are refused",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putProduct(ctx, "TEE", { name: "Tee", price });
    await putProduct(ctx, "TEE", { name: "Tee 2", price });
    await expect(putProduct(ctx, "TEE", { name: "Tee 3", price, version: 1 })).rejects.toMatchObject({
      kind: "stale",
      details: { version: 2 },
    });
    await expect(putProduct(ctx, "TEE", { name: "Tee", price, cost: { amount: 1, currency: "EUR" } })).rejects.toMatchObject({
      details: { errors: [{ path: "cost.currency" }] },
    });
  }),
);

test(
  "a bundle has plain parts only, and none of itself",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    for (const sku of ["CUP", "POT"]) await putProduct(ctx, sku, { name: sku, price });
    const parts = [
      { sku: "CUP", quantity: 2 },
      { sku: "POT", quantity: 1 },
    ];
    expect(await putProduct(ctx, "SET", { name: "Set", price, components: parts })).toMatchObject({
      components: [{ sku: "CUP", quantity: 2 }, { sku: "POT" }],
    });
    expect(await putProduct(ctx, "SET", { name: "Set", price, components: parts })).toMatchObject({ version: 1 });

    const refused = (sku: string, part: string) => putProduct(ctx, sku, { name: sku, price, components: [{ sku: part, quantity: 1 }] });
    await expect(refused("BIG", "SET")).rejects.toMatchObject({ reason: { code: "product.bundle_in_bundle" } });
    await expect(refused("CUP", "POT")).rejects.toMatchObject({ reason: { code: "product.part_of_bundle" } });
    await expect(refused("SET", "SET")).rejects.toMatchObject({ reason: { code: "product.contains_itself" } });
    await expect(refused("BIG", "NOPE")).rejects.toMatchObject({ details: { errors: [{ path: "components.0.sku" }] } });
    await expect(productBySku(ctx, "BIG")).rejects.toMatchObject({ kind: "not_found" });

    expect(await putProduct(ctx, "SET", { name: "Set", price, components: [] })).toMatchObject({ components: [], version: 2 });
  }),
);

test(
  "what has stock does not become a bundle",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putWarehouse(ctx, "MSK", { name: "Moscow" });
    for (const sku of ["CUP", "SET"]) await putProduct(ctx, sku, { name: sku, price });
    await adjustStock(ctx, { warehouse: "MSK", reason: "start", lines: [{ sku: "SET", onHand: 1 }] });

    await expect(putProduct(ctx, "SET", { name: "Set", price, components: [{ sku: "CUP", quantity: 1 }] })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "product.has_stock" },
    });
  }),
);

test(
  "two bundles that take one another in at the same moment do not both become one",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    for (const sku of ["A", "B"]) await putProduct(ctx, sku, { name: sku, price });
    const both = await Promise.allSettled([
      putProduct(ctx, "A", { name: "A", price, components: [{ sku: "B", quantity: 1 }] }),
      putProduct(ctx, "B", { name: "B", price, components: [{ sku: "A", quantity: 1 }] }),
    ]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  }),
);

test(
  "a picture is encoded anew, small; other files are refused",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putProduct(ctx, "TEE/1", { name: "Tee", price });
    const { picture } = await setPicture(ctx, "TEE/1", await png(900));
    expect(picture).toMatch(/^\/api\/v1\/products\/TEE%2F1\/picture\?v=[0-9a-f]{12}$/);

    const answer = await testApp(db).request(picture, { headers: { authorization: `Bearer ${await aKey(ctx)}` } });
    const { format, width } = await sharp(await answer.arrayBuffer()).metadata();
    expect({ type: answer.headers.get("content-type"), format, width }).toEqual({ type: "image/webp", format: "webp", width: 512 });

    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
    await expect(setPicture(ctx, "TEE/1", svg)).rejects.toMatchObject({ reason: { code: "product.picture_format" } });
    await expect(setPicture(ctx, "TEE/1", Buffer.from("no picture"))).rejects.toMatchObject({
      reason: { code: "product.picture_unreadable" },
    });
    await expect(setPicture(ctx, "TEE/1", Buffer.alloc(5 * 1024 * 1024 + 1))).rejects.toMatchObject({ kind: "too_large" });
    expect((await productBySku(ctx, "TEE/1")).picture).toBe(picture);
  }),
);

test(
  "another organization's product is not there, and a viewer changes nothing",
  inRollback(async (db) => {
    const [mine, theirs] = [await anOrganization(db), await anOrganization(db)];
    await putProduct(theirs.ctx, "TEE", { name: "Tee", price });
    await expect(productBySku(mine.ctx, "TEE")).rejects.toMatchObject({ kind: "not_found" });
    await expect(setPicture(mine.ctx, "TEE", await png(9))).rejects.toMatchObject({ kind: "not_found" });
    await expect(callerOf(mine.ctx).catalog.setActive({ sku: "TEE", active: false })).rejects.toMatchObject({ code: "NOT_FOUND" });

    const viewer = callerOf(actorOf(theirs.ctx, "viewer"));
    await expect(viewer.catalog.put({ sku: "TEE", name: "Tee", price })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(viewer.catalog.setPicture({ sku: "TEE", content: "AAAA" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(viewer.catalog.setActive({ sku: "TEE", active: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await viewer.catalog.bySku({ sku: "TEE" })).toMatchObject({ active: true });
  }),
);

test(
  "the list is searched and paged by SKU",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    for (const sku of ["A-1", "A-2", "B%1"])
      await putProduct(ctx, sku, { name: `Tee ${sku}`, price, barcode: sku === "A-2" ? "4006381333931" : null });
    await callerOf(ctx).catalog.setActive({ sku: "A-1", active: false });

    const first = await listProducts(ctx, { limit: 2 });
    expect(first.items.map((item) => item.sku)).toEqual(["A-1", "A-2"]);
    expect((await listProducts(ctx, { limit: 2, cursor: first.nextCursor ?? "" })).items.map((item) => item.sku)).toEqual(["B%1"]);
    const found = async (q: string) => (await listProducts(ctx, { q })).items.map((item) => item.sku);
    expect(await found("tee a")).toEqual(["A-1", "A-2"]);
    expect(await found("%")).toEqual(["B%1"]);
    expect(await found("4006381333931")).toEqual(["A-2"]);
    expect((await listProducts(ctx, { active: true })).items).toHaveLength(2);
  }),
);
