import { z } from "zod";
import { manager, picker, router, viewer } from "@/platform/trpc/procedures";
import { listFeeReadings } from "../fees/by-api/reading-queries";
import { startFeeReading } from "../fees/by-api/start-reading";
import { feesByChannel, feesOfOrder, listFinanceReports } from "../fees/fee-queries";
import { ConnectionCode } from "../inputs";
import { channelDay, dayConnections } from "./day-queries";
import { bringToChannel } from "./drop-off";
import { listDropOffs } from "./drop-off-queries";
import { askPaperAgain } from "./fetch-paper";
import { ChannelDay, DropOffId, DropOffInput, ReadFeesOf } from "./inputs";

const read = viewer.meta({ scope: "orders:read" });
const work = picker.meta({ scope: "fulfilment:write" });

/** The day of the parcels that marketplaces carry. */
export const channelDayRouter = router({
  connections: read.query(async ({ ctx }) => (await dayConnections(ctx)).map(({ id: _, ...connection }) => connection)),
  day: read.input(ChannelDay).query(({ ctx, input }) => channelDay(ctx, input)),
  dropOffs: read.input(ChannelDay).query(({ ctx, input }) => listDropOffs(ctx, input)),
  dropOff: work.input(DropOffInput).mutation(({ ctx, input }) => bringToChannel(ctx, input)),
  askPaperAgain: work.input(DropOffId).mutation(({ ctx, input }) => askPaperAgain(ctx, input)),
});

const money = manager.meta({ scope: "settings:write" });

/** What marketplaces took for orders, from their finance reports. */
export const feesRouter = router({
  order: read.input(z.strictObject({ orderId: z.uuid() })).query(({ ctx, input }) => feesOfOrder(ctx, input.orderId)),
  byChannel: money
    .input(z.strictObject({ from: z.coerce.date(), until: z.coerce.date() }))
    .query(({ ctx, input }) => feesByChannel(ctx, input)),
  reports: money.input(z.strictObject({ connection: ConnectionCode.optional() })).query(({ ctx, input }) => listFinanceReports(ctx, input)),
  readings: money.query(({ ctx }) => listFeeReadings(ctx)),
  read: money.input(ReadFeesOf).mutation(({ ctx, input }) => startFeeReading(ctx, input)),
});
