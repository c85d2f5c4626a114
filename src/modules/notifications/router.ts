import { hasMailServer } from "@/platform/mail/mailer";
import { operator, router, viewer } from "@/platform/trpc/procedures";
import { resendMessage } from "./commands/resend-message";
import { ListMessages, MessageId } from "./inputs";
import { listMessages, messageById } from "./queries";

export const notificationsRouter = router({
  list: viewer
    .meta({ scope: "orders:read" })
    .input(ListMessages)
    .query(async ({ ctx, input }) => ({ ...(await listMessages(ctx, input)), hasMailServer: hasMailServer() })),
  byId: viewer
    .meta({ scope: "orders:read" })
    .input(MessageId)
    .query(({ ctx, input }) => messageById(ctx, input.id)),
  resend: operator
    .meta({ scope: "orders:write" })
    .input(MessageId)
    .mutation(({ ctx, input }) => resendMessage(ctx, input, hasMailServer())),
});
