import { z } from "zod";
import { manager, router } from "@/platform/trpc/procedures";
import { putWebhook } from "./commands/put-webhook";
import { removeWebhook } from "./commands/remove-webhook";
import { resendDelivery } from "./commands/resend-delivery";
import { rotateSecret } from "./commands/rotate-secret";
import { sendTest } from "./commands/send-test";
import { ListDeliveriesOf, PutWebhookOf, ResendDelivery, RotateSecret, WebhookCode } from "./inputs";
import { deliveryOf, listDeliveries, listWebhooks, webhookByCode } from "./webhook-queries";

const settings = { scope: "settings:write" } as const;
const ByCode = z.strictObject({ code: WebhookCode });

export const webhooksRouter = router({
  list: manager.meta(settings).query(({ ctx }) => listWebhooks(ctx)),
  byCode: manager
    .meta(settings)
    .input(ByCode)
    .query(({ ctx, input }) => webhookByCode(ctx, input.code)),
  put: manager
    .meta(settings)
    .input(PutWebhookOf)
    .mutation(({ ctx, input }) => putWebhook(ctx, input.code, input.webhook)),
  remove: manager
    .meta(settings)
    .input(ByCode)
    .mutation(({ ctx, input }) => removeWebhook(ctx, input.code)),
  rotateSecret: manager
    .meta(settings)
    .input(RotateSecret)
    .mutation(({ ctx, input }) => rotateSecret(ctx, input)),
  test: manager
    .meta(settings)
    .input(ByCode)
    .mutation(({ ctx, input }) => sendTest(ctx, input.code)),
  deliveries: manager
    .meta(settings)
    .input(ListDeliveriesOf)
    .query(({ ctx, input: { code, ...query } }) => listDeliveries(ctx, code, query)),
  delivery: manager
    .meta(settings)
    .input(ResendDelivery)
    .query(({ ctx, input }) => deliveryOf(ctx, input.code, input.deliveryId)),
  resend: manager
    .meta(settings)
    .input(ResendDelivery)
    .mutation(({ ctx, input }) => resendDelivery(ctx, input)),
});
