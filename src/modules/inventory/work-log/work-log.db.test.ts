import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { recordMisScan } from "@/platform/floor/refused-scan";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback } from "@/testing/database";
import { actingAs, aShop } from "@/testing/orders";
import { logWork } from "./log-work";
import { listMisScans } from "./mis-scan-queries";
import { putRate } from "./put-rate";
import { workLogRouter } from "./router";
import { listWorkLog, readProductivity } from "./work-log-queries";

const start = Date.parse("2026-11-23T10:00:00Z");
const at = (ctx: Context, seconds: number): Context => ({ ...ctx, now: () => new Date(start + seconds * 1_000) });
const day = { from: "2026-11-23", to: "2026-11-23" };

test(
  "time runs from the same worker's step before, a break is nobody's, and a rate makes it a cost",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    const olga = actingAs(ctx, { role: "picker", name: "Ольга" });
    const tim = actingAs(ctx, { role: "picker", name: "Тимур" });
    const scanned = { stage: "pick", step: "scanned", warehouseId: warehouses.KZN, units: 1, lines: 1 } as const;
    await logWork(at(olga, 0), { ...scanned, step: "claimed", units: 0, lines: 0 });
    await logWork(at(tim, 10), scanned);
    await logWork(at(olga, 30), scanned);
    await logWork(at(olga, 90), scanned, { ...scanned, units: 2 });
    // Lunch.
    await logWork(at(olga, 90 + 3_600), scanned);
    const { items } = await listWorkLog(ctx, {});
    expect(items.map(({ name, seconds }) => [name, seconds]).filter(([, seconds]) => seconds !== 0)).toEqual([
      ["Ольга", 60],
      ["Ольга", 30],
    ]);
    expect((await readProductivity(ctx, day)).people.find(({ name }) => name === "Ольга")).toMatchObject({
      seconds: 90,
      units: 5,
      lines: 4,
      costMinor: null,
    });
    await putRate(ctx, { warehouse: "KZN", role: "picker", hourMinor: 40_000 });
    const found = await readProductivity(ctx, { ...day, warehouse: "KZN" });
    expect(found.people.find(({ name }) => name === "Ольга")).toMatchObject({ costMinor: 1_000 });
    expect(found.stages).toEqual([{ stage: "pick", seconds: 90, costMinor: 1_000 }]);
    expect((await readProductivity(ctx, { ...day, warehouse: "MSK" })).people).toEqual([]);
  }),
);

test(
  "those who lead read it; pickers, viewers and strangers do not",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    await logWork(at(actingAs(ctx, { role: "picker", name: "Ольга" }), 0), {
      stage: "pick",
      step: "scanned",
      warehouseId: warehouses.KZN,
      units: 1,
    });
    const asked = callerFactory(workLogRouter);
    for (const role of ["viewer", "picker", "operator"] as const)
      await expect(asked({ ...actingAs(ctx, { role }), ip: null }).productivity(day)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await asked({ ...actingAs(ctx, { role: "manager" }), ip: null }).productivity(day)).people).toHaveLength(1);
    const { ctx: stranger } = await aShop(db);
    expect((await asked({ ...stranger, ip: null }).productivity(day)).people).toEqual([]);
    await expect(asked({ ...stranger, ip: null }).putRate({ warehouse: "no", role: "picker", hourMinor: 1 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const elsewhere = actingAs(ctx, { role: "manager", warehouseIds: [warehouses.MSK] });
    expect((await asked({ ...elsewhere, ip: null }).productivity(day)).people).toEqual([]);
  }),
);

test(
  "refused scans are listed with who, what and why, page by page; for those who lead, in their warehouses",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    const olga = actingAs(ctx, { role: "picker", name: "Ольга", id: newId() });
    const misScan = (who: Context, seconds: number, warehouseId: string) =>
      inTransaction(at(who, seconds), (inside) =>
        recordMisScan(
          inside,
          { code: "scan.wrong_item", params: { sku: "B", name: "Чашка" } },
          { task: { kind: "pick", number: "214-3" }, warehouseId, code: "4006381333931", expected: "A" },
        ),
      );
    await misScan(olga, 0, warehouses.KZN);
    await misScan(ctx, 60, warehouses.MSK);
    await misScan(olga, 90_000, warehouses.KZN);
    const first = await listMisScans(ctx, { limit: 2 });
    expect(first.items).toHaveLength(2);
    const rest = await listMisScans(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest.items).toMatchObject([
      {
        by: "Ольга",
        warehouse: "KZN",
        taskKind: "pick",
        taskNumber: "214-3",
        code: "4006381333931",
        expected: "A",
        reason: "scan.wrong_item",
      },
    ]);
    expect(rest.nextCursor).toBeNull();
    expect((await listMisScans(ctx, { ...day, userId: olga.actor.id ?? "" })).items).toHaveLength(1);
    expect((await listMisScans(ctx, { warehouse: "MSK" })).items).toHaveLength(1);
    expect((await listMisScans(actingAs(ctx, { role: "manager", warehouseIds: [warehouses.MSK] }), {})).items).toHaveLength(1);
    const { ctx: stranger } = await aShop(db);
    expect((await listMisScans(stranger, {})).items).toEqual([]);
    const asked = callerFactory(workLogRouter);
    await expect(asked({ ...actingAs(ctx, { role: "operator" }), ip: null }).misScans({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);
