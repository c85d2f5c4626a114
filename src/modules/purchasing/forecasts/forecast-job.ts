import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { processWide } from "@/platform/process";
import { Refusal } from "@/platform/refusal";
import { type DemandSpan, demandOf, promotionDays, turnsOf, unitsByWarehouse } from "../demand/demand-queries";
import { planShelves } from "../replenishment/plan-shelves";
import { shelfShares } from "../replenishment/share-queries";
import { finishRun } from "./finish-run";
import { forecastsToCompare, isFirstOfWeek, loadRun, nextProducts, type Run } from "./load-run";
import { givenUpAfterMs, openRun } from "./request-forecast";
import { liveStatuses } from "./run-status";
import { startForecaster } from "./start-forecaster";
import { forecastRuns } from "./tables";
import { moveRun, writeForecasts } from "./write-forecasts";

/** Products that are read, forecast and written at once: while some are in the thread, the next are read. */
const together = 100;
/** With more products than this, the expensive methods are for those that earn most. */
const allThoroughly = 20_000;
const tryAgainMs = 30_000;

/**
 * Forecasts everything that an organization sells, some products after the other, each with its plan of the shelves. A run that was cut
 * off goes on where it was. One at a time in a process: its thread has a core of its own, and a second one would take the other.
 */
export async function forecastJob(ctx: Context, { runId, products = together }: { runId?: string; products?: number }): Promise<void> {
  const turn = processWide("forecasting", () => ({ isTaken: false }));
  if (turn.isTaken) {
    const runAt = new Date(ctx.now().getTime() + tryAgainMs);
    return addJob(ctx, "forecast_demand", runId ? { runId } : {}, { key: runId ?? "nightly", runAt, maxAttempts: 5 });
  }
  turn.isTaken = true;
  try {
    const id = runId ?? (await beginNightly(ctx));
    const loaded = id === null ? null : await loadRun(ctx, id);
    if (loaded) await goThrough(ctx, loaded, products);
  } finally {
    turn.isTaken = false;
  }
}

/** The nightly run. While another one runs it comes later: that one may have died in the middle. */
async function beginNightly(ctx: Context): Promise<string | null> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      const runId = await openRun(ctx);
      // The net under this job, which has no name of its own: should it be cut off, the run goes on by its name.
      const runAt = new Date(ctx.now().getTime() + givenUpAfterMs);
      await addJob(ctx, "forecast_demand", { runId }, { key: runId, runAt, maxAttempts: 5 });
      return runId;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const runAt = new Date(ctx.now().getTime() + givenUpAfterMs);
    await addJob(ctx, "forecast_demand", {}, { key: "nightly", runAt, maxAttempts: 3 });
    return null;
  }
}

type Loaded = { run: Run; span: DemandSpan; starts: number[] };

async function goThrough(ctx: Context, { run, span, starts }: Loaded, together: number): Promise<void> {
  const [isKept, promotions, forecaster] = [
    await isFirstOfWeek(ctx, run.fromDay),
    await promotionDays(ctx, span),
    await startForecaster(starts),
  ];
  const isLarge = run.products > allThoroughly;
  const read = async (after: string | null) => {
    const some = await nextProducts(ctx, after, together);
    const ids = some.map(({ id }) => id);
    if (ids.length === 0) return null;
    const demand = await demandOf(ctx, ids, span);
    const turns = await turnsOf(ctx, ids);
    const compared = await forecastsToCompare(ctx, ids, span.from);
    const shares = await shelfShares(ctx, ids, await unitsByWarehouse(ctx, ids, span));
    const asked = some.map(({ id, abc }) => ({
      productId: id,
      sold: demand.get(id)?.sold ?? "",
      turns: turns.get(id) ?? "",
      promotions: [...(promotions.get("") ?? []), ...(promotions.get(id) ?? [])],
      compared: compared.get(id) ?? [],
      isThorough: !isLarge || abc !== "C",
    }));
    return {
      after,
      last: ids.at(-1) ?? "",
      asked,
      shares,
      revenue: new Map([...demand].map(([id, { revenueMinor }]) => [id, revenueMinor])),
    };
  };
  try {
    let chunk = await read(run.lastProductId);
    while (chunk) {
      const { after, last, asked, shares, revenue } = chunk;
      const [{ forecasts, workMs }, next] = await Promise.all([forecaster.forecast(asked), read(last)]);
      const isOurs = await inTransaction(ctx, async (ctx) => {
        if (!(await moveRun(ctx, run, { after, lastProductId: last, forecasts, workMs }))) return false;
        await writeForecasts(ctx, { run, from: span.from, isKept, forecasts, revenue });
        await planShelves(ctx, forecasts, shares);
        return true;
      });
      if (!isOurs) return;
      chunk = next;
    }
    await finishRun(ctx, run);
  } catch (error) {
    // Whoever waits is told; the job is tried again, and the run goes on.
    await markFailed(ctx, run).catch(() => {});
    throw error;
  } finally {
    await forecaster.close();
  }
}

async function markFailed(ctx: Context, run: Run): Promise<void> {
  await ctx.db
    .update(forecastRuns)
    .set({ status: "failed", movedAt: ctx.now() })
    .where(
      and(
        eq(forecastRuns.organizationId, run.organizationId),
        eq(forecastRuns.id, run.id),
        inArray(forecastRuns.status, [...liveStatuses]),
      ),
    );
}
