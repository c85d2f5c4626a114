import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { isWorkDay } from "@/lib/work-calendar";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { putWarehouse } from "../commands/put-warehouse";
import { warehouses } from "../tables";
import { warehouseByCode } from "../warehouse-queries";
import { putMovedDays, readMovedDays } from "./moved-days";

const office = { closedWeekdays: [6, 7], holidays: "ru" as const, closedDates: [], openDates: [] };

test(
  "the days that a decree moves are entered once, and every warehouse that keeps the holidays counts by them",
  inRollback(async (db) => {
    const { ctx, organizationId } = await aShop(db, { now: () => new Date("2026-11-23T09:00:00Z") });
    await putWarehouse(ctx, "MSK", { name: "Москва", calendar: office });
    await putWarehouse(ctx, "KZN", { name: "Казань", calendar: { ...office, holidays: null } });
    const stored = async (code: string) =>
      (
        await db
          .select()
          .from(warehouses)
          .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.code, code)))
      )[0]?.calendar;
    expect(isWorkDay(await stored("MSK"), "2027-12-31")).toBe(true);

    const years = await putMovedDays(ctx, { year: 2027, off: ["2027-12-31"], work: ["2027-02-20"] });
    expect(years).toEqual([
      { year: 2026, off: [], work: [], known: ["2026-01-09", "2026-12-31"] },
      { year: 2027, off: ["2027-12-31"], work: ["2027-02-20"], known: [] },
    ]);
    expect([isWorkDay(await stored("MSK"), "2027-12-31"), isWorkDay(await stored("MSK"), "2027-02-20")]).toEqual([false, true]);
    expect(isWorkDay(await stored("KZN"), "2027-12-31")).toBe(true);
    // A warehouse that begins to keep them has them as well; its own answer shows only what is its own.
    await putWarehouse(ctx, "KZN", { name: "Казань", calendar: office });
    expect(isWorkDay(await stored("KZN"), "2027-12-31")).toBe(false);
    expect((await warehouseByCode(ctx, "KZN")).calendar).toEqual(office);
    const { version } = await warehouseByCode(ctx, "KZN");
    expect(await putWarehouse(ctx, "KZN", { name: "Казань", calendar: office })).toMatchObject({ version });

    await putMovedDays(ctx, { year: 2027, off: [], work: [] });
    expect(isWorkDay(await stored("MSK"), "2027-12-31")).toBe(true);
  }),
);

test(
  "days of another year or said twice are refused; an operator may not, and another organization sees none of them",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await expect(putMovedDays(ctx, { year: 2027, off: ["2028-01-09"], work: [] })).rejects.toMatchObject({
      kind: "invalid",
      reason: { code: "moved_days.another_year" },
    });
    const request = (key: string) =>
      testApp(db).request("/api/v1/moved-days/2027", {
        method: "PUT",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ off: ["2027-12-31"], work: ["2027-12-31"] }),
      });
    const refused = await request(await aKey(ctx, ["full"]));
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([422, "twice"]);
    expect((await request(await aKey(ctx, ["stock:read"]))).status).toBe(403);
    const operator = callerFactory(appRouter)({ ...actingAs(ctx, { role: "operator" }), ip: null });
    await expect(operator.warehouses.putMovedDays({ year: 2027, off: [], work: [] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await putMovedDays(ctx, { year: 2027, off: ["2027-12-31"], work: [] });
    const { ctx: other } = await aShop(db);
    expect((await readMovedDays(other)).every(({ off }) => off.length === 0)).toBe(true);
  }),
);
