import { lt } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import { systemContext } from "@/platform/context";
import { floorOperations } from "@/platform/floor/tables";
import { idempotencyKeys } from "@/platform/http/tables";
import { addJob } from "@/platform/jobs/add-job";
import type { Chore } from "@/platform/jobs/runner";
import { log } from "@/platform/log";
import type { TaskName } from "./tasks";

const day = 24 * 60 * 60 * 1000;
const keysAreKeptDays = 7;

/** Work on the clock, for all organizations, once per moment however many processes there are. Times are UTC. */
export const chores = {
  prune_idempotency_keys: {
    every: "17 1 * * *",
    run: async ({ db, now }) => {
      await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now().getTime() - keysAreKeptDays * day)));
    },
  },
  // A device that was away for longer than this sends nothing again.
  prune_floor_operations: {
    every: "27 1 * * *",
    run: async ({ db, now }) => {
      await db.delete(floorOperations).where(lt(floorOperations.createdAt, new Date(now().getTime() - keysAreKeptDays * day)));
    },
  },
  // The net under book_shipment: a booking whose process died in the middle of a call.
  resume_stuck_bookings: {
    every: "* * * * *",
    run: async (door) => {
      const { resumeStuckBookings } = await import("@/modules/shipments/jobs");
      await resumeStuckBookings(door);
      const { resumeReturnParcels } = await import("@/modules/shipments/return-parcels/resume-return-parcels");
      await resumeReturnParcels(door);
    },
  },
  // Where couriers were who shared it: of runs that are over nothing is kept.
  forget_courier_positions: {
    every: "*/10 * * * *",
    run: async (door) => {
      const { forgetPositions } = await import("@/modules/shipments/runs/share-position");
      await forgetPositions(door);
    },
  },
  // The net under process_intake: a delivery that was stored and whose job is gone.
  resume_waiting_intake: {
    every: "*/2 * * * *",
    run: async (door) => {
      const { resumeWaitingIntake } = await import("@/modules/channels/commands/resume-waiting-intake");
      await resumeWaitingIntake(door);
    },
  },
  // Who printed what two months ago nobody asks.
  forget_print_jobs: {
    every: "33 2 * * *",
    run: async (door) => {
      const { forgetPrintJobs } = await import("@/modules/printing/commands/forget-print-jobs");
      await forgetPrintJobs(door);
    },
  },
  // What 1C uploaded and never asked to take in.
  forget_exchanges: {
    every: "37 2 * * *",
    run: async (door) => {
      const { forgetExchanges } = await import("@/modules/channels/commerceml/forget-exchanges");
      await forgetExchanges(door);
    },
  },
  forget_message_reports: {
    every: "7 3 * * *",
    run: async ({ db, now }) => {
      const { forgetReports } = await import("@/modules/notifications/commands/forget-reports");
      await forgetReports(db, now());
    },
  },
  // Uploads that nobody took in, and what old batches would need for their undoing.
  forget_imports: {
    every: "47 2 * * *",
    run: async (door) => {
      const { forgetImports } = await import("@/modules/files/forget-imports");
      await forgetImports(door);
    },
  },
  // Which products are due to be counted follows from what left the house; classes are made anew each night.
  plan_counts: {
    every: "27 2 * * *",
    run: async (door) => {
      const { planCounts } = await import("@/modules/stockroom/counting/plan-counts");
      await planCounts(door);
    },
  },
  poll_channels: {
    every: "* * * * *",
    run: async (door) => {
      const { queueDuePolls } = await import("@/modules/channels/polling/queue-due-polls");
      await queueDuePolls(door);
    },
  },
  // What marketplaces took: each once a day, and what waits after a failure.
  read_marketplace_fees: {
    every: "*/5 * * * *",
    run: async (door) => {
      const { queueDueReadings } = await import("@/modules/channels/fees/by-api/queue-due-readings");
      await queueDueReadings(door);
    },
  },
  // The net under webhooks of stock, and the only way where a master sends none.
  read_masters: {
    every: "*/5 * * * *",
    run: async (door) => {
      const { queueMasterStock } = await import("@/modules/channels/stock-in/queue-master-stock");
      await queueMasterStock(door);
    },
  },
  // The net under tell_channel: steps of a connection that was stopped, and those whose job is gone.
  resume_tellings: {
    every: "*/5 * * * *",
    run: async (door) => {
      const { resumeTellings } = await import("@/modules/channels/steps-out/resume-tellings");
      await resumeTellings(door);
    },
  },
  forget_webhook_deliveries: {
    every: "57 2 * * *",
    run: async (door) => {
      const { forgetDeliveries } = await import("@/modules/webhooks/sending/forget-deliveries");
      await forgetDeliveries(door);
    },
  },
  forget_carrier_notices: {
    every: "7 3 * * *",
    run: async (door) => {
      const { forgetNotices } = await import("@/modules/shipments/hooks/forget-notices");
      const { forgetPoints } = await import("@/modules/shipments/points/search-points");
      await forgetNotices(door);
      await forgetPoints(door);
    },
  },
  // Time alone makes orders late, parcels stuck and pickup points impatient.
  watch_deliveries: {
    every: "11 * * * *",
    run: async (door) => {
      const { watchDeliveries } = await import("@/modules/shipments/promise/watch-deliveries");
      await watchDeliveries(door);
    },
  },
  watch_parcels: {
    every: "31 * * * *",
    run: async (door) => {
      const { watchParcels } = await import("@/modules/shipments/promise/watch-parcels");
      await watchParcels(door);
    },
  },
  // Time alone makes money overdue, and ends what was settled long ago.
  watch_returns: {
    every: "51 * * * *",
    run: async (door) => {
      const { watchReturns } = await import("@/modules/returns/commands/watch-returns");
      await watchReturns(door);
    },
  },
  run_wave_rules: {
    every: "* * * * *",
    run: async (door) => {
      const { runWaveRules } = await import("@/modules/fulfilment/waves/run-wave-rules");
      await runWaveRules(door);
    },
  },
  // Work of pickers of whom nobody has heard goes to whoever comes.
  release_silent_tasks: {
    every: "*/5 * * * *",
    run: async (door) => {
      const { releaseSilentTasks } = await import("@/modules/fulfilment/waves/run-wave-rules");
      await releaseSilentTasks(door);
    },
  },
  compare_channel_stock: {
    every: "23 * * * *",
    run: async (door) => {
      const { queueComparisons } = await import("@/modules/channels/stock-out/queue-comparisons");
      await queueComparisons(door);
    },
  },
  expire_checkouts: {
    every: "* * * * *",
    run: async (door) => {
      const { expireCheckouts } = await import("@/modules/orders/commands/end-checkout");
      await expireCheckouts(door);
    },
  },
  cancel_overdue_orders: {
    every: "*/5 * * * *",
    run: async (door) => {
      const { cancelOverdue } = await import("@/modules/orders/commands/cancel-overdue");
      await cancelOverdue(door);
    },
  },
  // Every hour, since the day ends at another hour in each time zone.
  set_expired_lots_apart: {
    every: "7 * * * *",
    run: async ({ db }) => {
      const { stockLots } = await import("@/modules/inventory/lots/tables");
      const { setExpiredApart } = await import("@/modules/orders/commands/set-expired-apart");
      const some = await db.selectDistinct({ id: stockLots.organizationId }).from(stockLots);
      for (const { id } of some)
        await setExpiredApart(systemContext(db, id)).catch((error: unknown) =>
          log().error({ err: error, organizationId: id }, "expired lots could not be set apart, it is tried again in an hour"),
        );
    },
  },
  // What sells how fast, for shops that are too large to count it at each look.
  count_paces: {
    every: "23 * * * *",
    run: async ({ db }) => {
      const { countPaces } = await import("@/modules/analytics/pace/count-paces");
      const { sellsMuch } = await import("@/modules/analytics/pace/running-low");
      const { withPatientDb } = await import("@/platform/patient-db");
      const all = await db.select({ id: organizations.id }).from(organizations);
      await withPatientDb(async (patient) => {
        for (const { id } of all) {
          const ctx = systemContext(patient, id);
          if (await sellsMuch(ctx)) await countPaces(ctx);
        }
      });
    },
  },
  // Figures that were never counted, or otherwise, or on another calendar.
  keep_figures: {
    every: "* * * * *",
    run: async ({ db }) => {
      const { rebuildWhereDue } = await import("@/modules/analytics/rollups/begin-rebuild");
      await rebuildWhereDue(db);
    },
  },
  // Days of the ledger that are over: they end at another hour in each time zone.
  count_stock_days: {
    every: "17,47 * * * *",
    run: async ({ db }) => {
      const { countStockDays } = await import("@/modules/analytics/stock/count-stock-days");
      const all = await db.select({ id: organizations.id }).from(organizations);
      for (const { id } of all)
        await countStockDays(systemContext(db, id)).catch((error: unknown) =>
          log().error({ err: error, organizationId: id }, "days of stock could not be counted, it is tried again in half an hour"),
        );
    },
  },
  // After the day is over nearly everywhere that sells in roubles; each organization by itself.
  forecast_all: {
    every: "11 0 * * *",
    run: async ({ db }) => {
      const all = await db.select({ id: organizations.id }).from(organizations);
      for (const { id } of all)
        await addJob(systemContext(db, id), "forecast_demand" satisfies TaskName, {}, { key: "nightly", maxAttempts: 3 });
    },
  },
  // Each organization by itself, so that one that fails is tried again alone.
  audit_all_stock: {
    every: "41 1 * * *",
    run: async ({ db }) => {
      const all = await db.select({ id: organizations.id }).from(organizations);
      for (const { id } of all)
        await addJob(systemContext(db, id), "audit_stock" satisfies TaskName, {}, { key: "nightly", maxAttempts: 3 });
    },
  },
} as const satisfies Record<string, Chore>;
