import { z } from "zod";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { channelByCode, listChannels } from "./channel-queries";
import { setConnectionActive } from "./commands/activate-connection";
import { putChannel } from "./commands/put-channel";
import { putConnection } from "./commands/put-connection";
import { replayIntake } from "./commands/replay-intake";
import { testConnection } from "./commands/test-connection";
import { connectionByCode, listConnections } from "./connection-queries";
import { ChannelCode, ConnectionActive, ConnectionCode, ListIntakeOf, PutChannelOf, PutConnectionOf, ReplayIntake } from "./inputs";
import { intakeBody, listIntake } from "./intake-queries";

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
  test: manager
    .meta(settings)
    .input(ByCode)
    .mutation(async ({ ctx, input }) => ({ problem: await testConnection(ctx, input.code) })),
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
});
