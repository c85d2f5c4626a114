import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { assignBin } from "@/modules/inventory/commands/assign-bin";
import { auditLog } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actorOf, aKey, anOrganization } from "@/testing/organization";
import { deleteBin } from "./commands/delete-bin";
import { generateBins, putBins } from "./commands/put-bins";
import { putWarehouse } from "./commands/put-warehouse";
import { listBins } from "./warehouse-queries";

const callerOf = (ctx: Context) => callerFactory(appRouter)({ ...ctx, ip: null });
const moscow = { country: "RU", city: "Москва", postalCode: "101000", line1: "ул. Мясницкая, 1" };

test(
  "a warehouse is put, found on the map, and keeps what is left out",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const made = await putWarehouse(ctx, "MSK", { name: "Moscow", address: moscow });
    expect(made).toMatchObject({ created: true, cutOff: "15:00", timezone: "Europe/Moscow", version: 1 });
    expect(made.latitude).toBeCloseTo(55.75, 0);

    expect(await putWarehouse(ctx, "MSK", { name: "Moscow", address: moscow })).toMatchObject({ version: 1, created: false });
    expect(await putWarehouse(ctx, "MSK", { name: "Moscow", latitude: 55.1, longitude: 37.1, priority: 1 })).toMatchObject({
      latitude: 55.1,
      address: moscow,
      version: 2,
    });
    // Coordinates that were given stay until the address moves.
    expect(await putWarehouse(ctx, "MSK", { name: "Moscow 2" })).toMatchObject({ latitude: 55.1, version: 3 });
    expect((await putWarehouse(ctx, "MSK", { name: "Moscow 2", address: { country: "RU", city: "Казань" } })).latitude).toBeCloseTo(
      55.79,
      0,
    );
    await expect(putWarehouse(ctx, "MSK", { name: "Late", version: 1 })).rejects.toMatchObject({ kind: "stale" });

    const noted = await ctx.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.organizationId, ctx.actor.organizationId));
    expect(noted.map((row) => row.action)).toContain("warehouse.created");
  }),
);

test(
  "bins are made as a grid and one by one, in walk order; one in use is not deleted",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putWarehouse(ctx, "MSK", { name: "Moscow" });
    await generateBins(ctx, { warehouse: "MSK", zone: "A", aisles: 2, shelves: 2 });
    await putBins(ctx, { warehouse: "MSK", bins: [{ zone: "B", aisle: "01", shelf: "1" }] });
    await putBins(ctx, { warehouse: "MSK", bins: [{ zone: "B", aisle: "01", shelf: "1", walkOrder: 0 }] });
    expect((await listBins(ctx, "MSK")).map((bin) => bin.code)).toEqual(["B-01-1", "A-01-1", "A-01-2", "A-02-2", "A-02-1"]);

    await putProduct(ctx, "TEE", { name: "Tee", price: { amount: 1, currency: "RUB" } });
    await assignBin(ctx, { warehouse: "MSK", sku: "TEE", bin: "A-01-1" });
    await expect(deleteBin(ctx, { warehouse: "MSK", bin: "A-01-1" })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "warehouse.bin_in_use" },
    });
    await assignBin(ctx, { warehouse: "MSK", sku: "TEE", bin: null });
    await deleteBin(ctx, { warehouse: "MSK", bin: "A-01-1" });
    await expect(deleteBin(ctx, { warehouse: "MSK", bin: "A-01-1" })).rejects.toMatchObject({ kind: "not_found" });
  }),
);

test(
  "a bin is assigned to known products of known warehouses only",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putWarehouse(ctx, "MSK", { name: "Moscow" });
    const price = { amount: 1, currency: "RUB" };
    await putProduct(ctx, "TEE", { name: "Tee", price });
    await putProduct(ctx, "SET", { name: "Set", price, components: [{ sku: "TEE", quantity: 2 }] });
    const refused = (warehouse: string, sku: string, bin: string | null) =>
      expect(assignBin(ctx, { warehouse, sku, bin })).rejects.toMatchObject({ kind: "invalid" });
    await refused("NOPE", "TEE", null);
    await refused("MSK", "NOPE", null);
    await refused("MSK", "SET", null);
    await refused("MSK", "TEE", "A-01-1");
  }),
);

test(
  "warehouses are for managers, and another organization's is not there",
  inRollback(async (db) => {
    const [mine, theirs] = [await anOrganization(db), await anOrganization(db)];
    await putWarehouse(theirs.ctx, "MSK", { name: "Moscow" });
    const operator = callerOf(actorOf(mine.ctx, "operator"));
    await expect(operator.warehouses.put({ code: "X", warehouse: { name: "X" } })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(operator.warehouses.generateBins({ warehouse: "MSK", zone: "A", aisles: 1, shelves: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const owner = callerOf(mine.ctx);
    await expect(owner.warehouses.byCode({ code: "MSK" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(owner.warehouses.generateBins({ warehouse: "MSK", zone: "A", aisles: 1, shelves: 1 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(owner.warehouses.deleteBin({ warehouse: "MSK", bin: "A" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }),
);

test(
  "the API puts and lists warehouses and names the field at fault",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const app = testApp(db);
    const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };
    const put = (body: unknown) => app.request("/api/v1/warehouses/KZN", { method: "PUT", headers, body: JSON.stringify(body) });

    expect(
      (
        await put({
          name: "Kazan",
          address: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
          latitude: 55.7963,
          longitude: 49.1088,
          priority: 2,
          timezone: "Europe/Moscow",
        })
      ).status,
    ).toBe(201);
    expect((await put({ name: "Kazan" })).status).toBe(200);
    const wrong = await put({ name: "Kazan", timezone: "Moon/Sea", cutOff: "25:00" });
    expect(wrong.status).toBe(422);
    expect(((await wrong.json()) as { errors: { path: string }[] }).errors.map((error) => error.path).sort()).toEqual([
      "cutOff",
      "timezone",
    ]);
    expect(await (await app.request("/api/v1/warehouses", { headers })).json()).toMatchObject({
      items: [{ code: "KZN", priority: 2 }],
      nextCursor: null,
    });
  }),
);
