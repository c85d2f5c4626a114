import { z } from "zod";
import { code } from "@/lib/text-input";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { channelByCode, listChannels } from "./channel-queries";
import { setConnectionActive } from "./commands/activate-connection";
import { importOrder } from "./commands/import-order";
import { putChannel } from "./commands/put-channel";
import { putConnection } from "./commands/put-connection";
import { replayFailed } from "./commands/replay-failed";
import { replayIntake } from "./commands/replay-intake";
import { setStockOut } from "./commands/set-stock-out";
import { startBackfill } from "./commands/start-backfill";
import { testConnection } from "./commands/test-connection";
import { connectionByCode, listConnections } from "./connection-queries";
import {
  ChannelCode,
  ConnectionActive,
  ConnectionCode,
  ConnectionStockOut,
  ImportOrder,
  ListChannelStockOf,
  ListIntakeOf,
  PushStock,
  PutChannelOf,
  PutConnectionOf,
  ReplayIntake,
  StartBackfill,
  TellingsOf,
} from "./inputs";
import { intakeBody, listIntake } from "./intake-queries";
import { connectionKinds } from "./kinds/describe-kinds";
import { tellAgain } from "./steps-out/tell-channel";
import { channelOfOrder } from "./steps-out/telling-queries";
import { pushAgain } from "./stock-out/push-again";
import { channelStockSums, listChannelStock, stockInChannels } from "./stock-out/stock-queries";

const settings = { scope: "settings:write" } as const;
const ByCode = z.strictObject({ code: ConnectionCode });

export const channelsRouter = router({
  list: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => listChannels(ctx)),
  byCode: viewer
    .meta({ scope: "orders:read" })
    .input(z.strictObject({ code: ChannelCode }))
    .query(({ ctx, input }) => channelByCode(ctx, input.code)),
  put: manager
    .meta(settings)
    .input(PutChannelOf)
    .mutation(({ ctx, input }) => putChannel(ctx, input.code, input.channel)),
});

export const connectionsRouter = router({
  list: viewer.meta(settings).query(({ ctx }) => listConnections(ctx)),
  byCode: viewer
    .meta(settings)
    .input(ByCode)
    .query(({ ctx, input }) => connectionByCode(ctx, input.code)),
  put: manager
    .meta(settings)
    .input(PutConnectionOf)
    .mutation(({ ctx, input }) => putConnection(ctx, input.code, input.connection)),
  setActive: manager
    .meta(settings)
    .input(ConnectionActive)
    .mutation(({ ctx, input }) => setConnectionActive(ctx, input)),
  setStockOut: manager
    .meta(settings)
    .input(ConnectionStockOut)
    .mutation(({ ctx, input }) => setStockOut(ctx, input)),
  kinds: viewer.meta({ scope: "orders:read" }).query(() => connectionKinds()),
  backfill: manager
    .meta(settings)
    .input(StartBackfill)
    .mutation(({ ctx, input }) => startBackfill(ctx, input)),
  importOrder: operator
    .meta({ scope: "orders:write" })
    .input(ImportOrder)
    .mutation(({ ctx, input }) => importOrder(ctx, input)),
  test: manager
    .meta(settings)
    .input(ByCode)
    .mutation(async ({ ctx, input }) => ({ problem: await testConnection(ctx, input.code) })),
});

/** What channels have of our stock, and what they are told of orders. */
export const tellingRouter = router({
  stock: viewer
    .meta({ scope: "stock:read" })
    .input(ListChannelStockOf)
    .query(({ ctx, input: { code, ...query } }) => listChannelStock(ctx, code, query)),
  stockSums: viewer
    .meta({ scope: "stock:read" })
    .input(ByCode)
    .query(({ ctx, input }) => channelStockSums(ctx, input.code)),
  stockOf: viewer
    .meta({ scope: "stock:read" })
    .input(z.strictObject({ sku: code() }))
    .query(({ ctx, input }) => stockInChannels(ctx, input.sku)),
  pushStock: operator
    .meta({ scope: "stock:write" })
    .input(PushStock)
    .mutation(({ ctx, input }) => pushAgain(ctx, input)),
  order: viewer
    .meta({ scope: "orders:read" })
    .input(TellingsOf)
    .query(({ ctx, input }) => channelOfOrder(ctx, input.orderId)),
  tellAgain: operator
    .meta({ scope: "orders:write" })
    .input(TellingsOf)
    .mutation(({ ctx, input }) => tellAgain(ctx, input)),
});

export const intakeRouter = router({
  list: viewer
    .meta({ scope: "orders:read" })
    .input(ListIntakeOf)
    .query(({ ctx, input: { code, ...query } }) => listIntake(ctx, code, query)),
  // The payload holds the buyer's data: for those who work on orders.
  body: operator
    .meta({ scope: "orders:write" })
    .input(ReplayIntake)
    .query(async ({ ctx, input }) => ({ body: await intakeBody(ctx, input.code, input.intakeId) })),
  replay: operator
    .meta({ scope: "orders:write" })
    .input(ReplayIntake)
    .mutation(({ ctx, input }) => replayIntake(ctx, input)),
  replayFailed: operator
    .meta({ scope: "orders:write" })
    .input(ByCode)
    .mutation(({ ctx, input }) => replayFailed(ctx, input)),
});
