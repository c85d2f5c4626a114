import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aChannel, anOrder, aProduct, aShop } from "@/testing/orders";
import { foldOrders } from "../rollups/fold-orders";
import { lockFigures } from "../rollups/lock-figures";
import { reportPages } from "./report-pages";

test(
  "every page of analytics comes out as CSV and XLSX for those who may, with no cell that a spreadsheet runs",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const own = ctx.actor.organizationId;
    await aChannel(ctx, { code: "evil" });
    await db.execute(sql`update channels set name = '=1+1' where organization_id = ${own} and code = 'evil'`);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const { id } = await anOrder(ctx, { channel: "evil", lines: { A: 1 } });
    await inTransaction(ctx, async (ctx) => {
      await lockFigures(ctx);
      await ctx.db.execute(sql`update analytics_states set generation = 1 where organization_id = ${own}`);
      await foldOrders(ctx, { generation: 1, timezone: "UTC" }, [id]);
    });
    const app = testApp(db);
    const { key } = await createApiKey(ctx, { name: "a", scopes: ["orders:read", "stock:read"], expiresInDays: null });
    const get = (address: string) => app.request(`/api/v1/exports/${address}`, { headers: { authorization: `Bearer ${key}` } });

    for (const page of reportPages) {
      const csv = await get(`analytics.csv?page=${page}`);
      expect([page, csv.status]).toEqual([page, 200]);
      const text = await csv.text();
      expect(text.split("\r\n").length).toBeGreaterThan(3);
      expect(text).not.toMatch(/(^|[;,"])=1/m);
      const xlsx = await get(`analytics.xlsx?page=${page}`);
      const bytes = Buffer.from(await xlsx.arrayBuffer());
      expect(bytes.subarray(0, 2).toString()).toBe("PK");
    }
    expect(await (await get("analytics.csv?page=channels")).text()).toContain("'=1+1");
    // A file holds what its page shows: of categories no orders and no margin, and no filters that the page does not know.
    const wholeOf = async (address: string) => (await (await get(`analytics.csv?${address}`)).text()).replaceAll("\ufeff", "");
    expect(await wholeOf("page=sales")).toMatch(/Заказы.*Маржа/);
    for (const address of ["page=sales&by=category", "page=overview&category=none", "page=sales&category=none"]) {
      const ofArticles = (await wholeOf(address)).split("\r\n\r\n").slice(address.includes("by=") ? 1 : 0);
      expect([address, ofArticles.join("\n")]).toEqual([address, expect.not.stringMatching(/Заказы|Маржа|Средний чек/)]);
    }
    expect(await wholeOf("page=channels&category=nothing&by=product")).toBe(await wholeOf("page=channels"));
    expect(await wholeOf("page=buyers&warehouse=MSK&by=region")).toBe(await wholeOf("page=buyers"));
    expect((await get("analytics.csv?page=nobody")).status).toBe(422);
    expect((await app.request("/api/v1/exports/analytics.csv")).status).toBe(401);
    const { key: ordersOnly } = await createApiKey(ctx, { name: "c", scopes: ["orders:read"], expiresInDays: null });
    const ofOrders = (page: string) =>
      app.request(`/api/v1/exports/analytics.csv?page=${page}`, { headers: { authorization: `Bearer ${ordersOnly}` } });
    expect([(await ofOrders("sales")).status, (await ofOrders("stock")).status]).toEqual([200, 403]);
    const { key: stockOnly } = await createApiKey(ctx, { name: "b", scopes: ["stock:read"], expiresInDays: null });
    expect((await app.request("/api/v1/exports/analytics.csv", { headers: { authorization: `Bearer ${stockOnly}` } })).status).toBe(403);
  }),
);
