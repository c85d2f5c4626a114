import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, aShop, eventsOf } from "@/testing/orders";
import { dropJob, markFailed, markPrinted, reprintJob } from "./commands/end-job";
import { forgetPrintJobs } from "./commands/forget-print-jobs";
import { openStation } from "./commands/open-station";
import { putFormat } from "./commands/put-format";
import { queuePrint } from "./commands/queue-print";
import { takeJobs } from "./commands/take-jobs";
import { PutFormat, TakeJobs } from "./inputs";
import type { PaperKind } from "./paper-kind";
import { jobsAtStation, listFormats, listJobs, listStations } from "./printing-queries";
import { printingRouter } from "./router";
import { printJobs } from "./tables";

const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.reason.code : Promise.reject(error)),
  );

const label = (ctx: Context, warehouseId: string, more: { stationId?: string; here?: boolean } = {}) =>
  queuePrint(ctx, { warehouseId, what: { kind: "product_label", warehouse: "MSK", sku: "TEA", units: 1 }, title: "TEA × 1", ...more });

async function aStation(ctx: Context, name = "Packing 1", kinds: PaperKind[] = ["product_label", "shipping_label"]) {
  return (await openStation(ctx, { warehouse: "MSK", name, kinds })).stationId;
}

const take = (ctx: Context, stationId: string, more: object = {}) => takeJobs(ctx, TakeJobs.parse({ stationId, ...more }));

describe("the print queue", () => {
  test(
    "what is sent waits on the paper of its warehouse, a station takes it, and it is printed once",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const { jobId } = await label(ctx, warehouses.MSK);
      expect((await listJobs(ctx, {})).items).toMatchObject([{ id: jobId, state: "waiting", paper: "58x40", output: "pdf" }]);
      const stationId = await aStation(ctx);
      expect(await take(ctx, stationId)).toMatchObject([{ id: jobId, state: "taken", station: "Packing 1" }]);
      expect(await take(ctx, stationId)).toEqual([]);
      expect(await jobsAtStation(ctx, { stationId })).toMatchObject([{ id: jobId }]);
      await markPrinted(ctx, { jobId });
      await markPrinted(ctx, { jobId });
      expect((await listJobs(ctx, { state: "printed" })).items).toMatchObject([{ id: jobId, endedAt: expect.any(Date) }]);
      expect(await refusalOf(dropJob(ctx, { jobId }))).toBe("print.wrong_state");
      expect((await eventsOf(ctx)).map(({ type }) => type).filter((type) => type.startsWith("print."))).toEqual([
        "print.queued",
        "print.station_opened",
        "print.taken",
        "print.printed",
      ]);
    }),
  );

  test(
    "what is printed again is a job of its own; what waits is not asked for twice, and what a station holds counts as not printed",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const { jobId } = await label(ctx, warehouses.MSK);
      expect(await refusalOf(reprintJob(ctx, { jobId, stationId: null }))).toBe("print.waits_already");
      const stationId = await aStation(ctx);
      await take(ctx, stationId);
      const again = await reprintJob(ctx, { jobId, stationId: null });
      const { items } = await listJobs(ctx, {});
      expect(items).toMatchObject([
        { id: again.jobId, state: "waiting", againOf: jobId, title: "TEA × 1" },
        { id: jobId, state: "failed" },
      ]);
      await markFailed(ctx, { jobId: again.jobId, why: "no paper" });
      expect((await listJobs(ctx, { state: "failed" })).items[0]).toMatchObject({ failure: "no paper" });
      await dropJob(ctx, { jobId: again.jobId });
    }),
  );

  test(
    "whoever prints at once leaves a line for the day when it is needed again",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const { jobId } = await label(ctx, warehouses.MSK, { here: true });
      const stationId = await aStation(ctx);
      expect(await take(ctx, stationId)).toEqual([]);
      expect((await listJobs(ctx, {})).items).toMatchObject([{ id: jobId, state: "printed" }]);
      expect(await reprintJob(ctx, { jobId, stationId })).toEqual({ jobId: expect.any(String) });
      expect(await take(ctx, stationId)).toMatchObject([{ againOf: jobId }]);
    }),
  );

  test(
    "a station takes what it prints, in the language it prints, and nothing that is meant for another",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const slips = await aStation(ctx, "Office", ["packing_slip"]);
      const desk = await aStation(ctx);
      const other = await aStation(ctx, "Packing 2");
      // The same device goes on; another one gets the name once that one is off.
      const again = { warehouse: "MSK", name: "Packing 1", kinds: ["product_label", "shipping_label"] as PaperKind[] };
      expect(await openStation(ctx, { ...again, stationId: desk })).toEqual({ stationId: desk });
      expect(await refusalOf(openStation(ctx, again))).toBe("print.station_taken");
      const later = { ...ctx, now: () => new Date(Date.now() + 3 * 60_000) };
      expect(await openStation(later, again)).toEqual({ stationId: desk });
      await label(ctx, warehouses.MSK, { stationId: other });
      expect(await take(ctx, slips)).toEqual([]);
      expect(await take(ctx, desk)).toEqual([]);
      expect(await take(ctx, other)).toHaveLength(1);
      const zpl = { paper: "75x120" as const, output: "zpl" as const, dpi: 300 as const, font: null };
      await putFormat(ctx, { warehouse: "MSK", kind: "product_label", format: zpl });
      const { jobId } = await label(ctx, warehouses.MSK);
      expect(await take(ctx, desk)).toEqual([]);
      expect(await take(ctx, desk, { outputs: ["zpl", "pdf"] })).toMatchObject([
        { id: jobId, ...{ paper: "75x120", output: "zpl", dpi: 300 } },
      ]);
      expect((await listStations(ctx, { warehouse: "MSK" })).map(({ name, isOn }) => [name, isOn])).toEqual([
        ["Office", true],
        ["Packing 1", true],
        ["Packing 2", true],
      ]);
      expect(await listStations({ ...ctx, now: () => new Date(Date.now() + 10 * 60_000) }, {})).toMatchObject([{ isOn: false }, {}, {}]);
      await label(ctx, warehouses.KZN);
      expect(await take(ctx, desk, { outputs: ["zpl", "pdf"] })).toEqual([]);
      expect(await refusalOf(label(ctx, warehouses.KZN, { stationId: desk }))).toBe("print.station_elsewhere");
    }),
  );

  test(
    "papers are set warehouse by warehouse, and only such as a kind is printed on",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const told = async () => (await listFormats(ctx, { warehouse: "MSK" }))[0]?.formats.find(({ kind }) => kind === "packing_slip");
      expect(await told()).toMatchObject({ paper: "A4", output: "pdf", isUsual: true });
      const a6 = { paper: "A6" as const, output: "pdf" as const, dpi: 203 as const, font: null };
      await putFormat(ctx, { warehouse: "MSK", kind: "packing_slip", format: a6 });
      expect(await told()).toMatchObject({ paper: "A6", isUsual: false });
      await putFormat(ctx, { warehouse: "MSK", kind: "packing_slip", format: null });
      expect(await told()).toMatchObject({ paper: "A4", isUsual: true });
      expect((await listFormats(ctx)).map(({ warehouse }) => warehouse)).toEqual(["KZN", "MSK"]);
      const slip = { warehouse: "MSK", kind: "packing_slip" };
      expect(PutFormat.safeParse({ ...slip, format: { paper: "58x40", output: "pdf" } }).success).toBe(false);
      expect(PutFormat.safeParse({ ...slip, format: { paper: "A4", output: "zpl" } }).success).toBe(false);
      expect(PutFormat.safeParse({ ...slip, kind: "bin_label", format: { paper: "58x40", output: "zpl", font: "^XA" } }).success).toBe(
        false,
      );
    }),
  );

  test(
    "nobody touches what is another organization's, or another warehouse's",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const other = await aShop(db);
      const { jobId } = await label(ctx, warehouses.MSK);
      const stationId = await aStation(ctx);
      const inKazan = actingAs(ctx, { role: "picker", warehouseIds: [warehouses.KZN] });
      for (const stranger of [other.ctx, inKazan]) {
        for (const act of [
          () => markPrinted(stranger, { jobId }),
          () => markFailed(stranger, { jobId, why: "x" }),
          () => dropJob(stranger, { jobId }),
          () => reprintJob(stranger, { jobId, stationId: null }),
          () => take(stranger, stationId),
          () => label(stranger, warehouses.MSK),
        ])
          expect(await refusalOf(act())).toBe("not_found");
        expect((await listJobs(stranger, {})).items).toEqual([]);
        expect(await listStations(stranger)).toEqual([]);
        expect(await jobsAtStation(stranger, { stationId })).toEqual([]);
      }
      expect(await refusalOf(label(other.ctx, other.warehouses.MSK, { stationId }))).toBe("not_found");
    }),
  );

  test(
    "viewers look, pickers print, managers choose the paper",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const { jobId } = await label(ctx, warehouses.MSK);
      const as = (role: "viewer" | "picker" | "operator" | "manager") =>
        callerFactory(printingRouter)({ ...actingAs(ctx, { role }), ip: null });
      expect((await as("viewer").jobs({})).items).toHaveLength(1);
      await expect(as("viewer").printed({ jobId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(as("viewer").openStation({ warehouse: "MSK", name: "x", kinds: ["pick_list"] })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await as("picker").printed({ jobId });
      const format = { warehouse: "MSK", kind: "bin_label" as const, format: null };
      await expect(as("operator").putFormat(format)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await as("manager").putFormat(format);
    }),
  );

  test(
    "what was printed two months ago is forgotten",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const old = { ...ctx, now: () => new Date(Date.now() - 61 * 24 * 60 * 60 * 1000) };
      await label(old, warehouses.MSK);
      const { jobId } = await label(ctx, warehouses.MSK);
      await forgetPrintJobs({ db, now: () => new Date() });
      expect((await listJobs(ctx, {})).items.map(({ id }) => id)).toEqual([jobId]);
    }),
  );
});

test(
  "stations that ask at the same moment never take the same job, and leave none behind",
  withDatabase(async ({ db }) => {
    const { ctx, warehouses, organizationId } = await aShop(db);
    const stations = await Promise.all([1, 2, 3].map((number) => aStation(ctx, `Desk ${number}`)));
    for (let made = 0; made < 24; made++) await label(ctx, warehouses.MSK);
    const taken: string[] = [];
    await Promise.all(
      stations.map(async (stationId) => {
        for (;;) {
          const jobs = await take(ctx, stationId, { limit: 3 });
          if (jobs.length === 0) break;
          taken.push(...jobs.map(({ id }) => id));
        }
      }),
    );
    expect(taken).toHaveLength(24);
    expect(new Set(taken).size).toBe(24);
    const rows = await db
      .select({ state: printJobs.state })
      .from(printJobs)
      .where(and(eq(printJobs.organizationId, organizationId), eq(printJobs.state, "waiting")));
    expect(rows).toEqual([]);
  }),
);
