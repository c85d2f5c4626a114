import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answerOnce } from "@/platform/http/idempotency";
import { createRoutes, type HttpEnv, IdempotencyHeader, IdParam, json, needs, page, problems } from "@/platform/http/routes";
import { hasMailServer } from "@/platform/mail/mailer";
import { resendMessage } from "./commands/resend-message";
import { ListMessages, messageStatuses } from "./inputs";
import { messageChannels } from "./message-channels";
import { messageEvents } from "./message-events";
import { listMessages } from "./queries";
import { messageStatistics } from "./statistics-queries";

const Instant = z.string().openapi({ format: "date-time" });

const Message = z
  .object({
    id: z.uuid(),
    event: z.enum(messageEvents),
    channel: z.enum(messageChannels),
    recipient: z.string(),
    status: z.enum(messageStatuses).openapi({
      description:
        "queued; sent: a provider took it; delivered: the provider says so; not_sent: kept, `error` or the missing SMTP_URL says why; failed",
    }),
    subject: z.string(),
    body: z.string().openapi({ description: "Plain text" }),
    error: z.string().nullable(),
    providerStatus: z.string().nullable().openapi({ description: "The provider's own last word" }),
    parts: z.int().nullable().openapi({ description: "Of how many text messages it consists" }),
    waitUntil: Instant.nullable().openapi({ description: "When the buyer's quiet hours end, while it waits for that" }),
    deliveredAt: Instant.nullable(),
    at: Instant,
  })
  .openapi("Message");

const Statistics = z
  .object({
    since: Instant,
    rows: z.array(
      z.object({
        channel: z.enum(messageChannels),
        event: z.enum(messageEvents),
        sent: z.int().openapi({ description: "Taken by a provider, delivered ones among them" }),
        delivered: z.int(),
        failed: z.int(),
        waiting: z.int(),
        kept: z.int(),
        parts: z.int(),
      }),
    ),
  })
  .openapi("MessageStatistics");

const tags = ["Messages"];

const listRoute = createRoute({
  method: "get",
  path: "/messages",
  tags,
  summary: "What buyers were told, newest first",
  middleware: [needs("orders:read")] as const,
  request: { query: ListMessages },
  responses: { 200: json(page(Message)), ...problems() },
});
const statisticsRoute = createRoute({
  method: "get",
  path: "/messages/statistics",
  tags,
  summary: "How messages of the last 30 days fared, by channel and event",
  middleware: [needs("orders:read")] as const,
  responses: { 200: json(Statistics), ...problems() },
});
const resendRoute = createRoute({
  method: "post",
  path: "/messages/{id}/resend",
  tags,
  summary: "Send a message that failed or was kept, anew and with all its attempts",
  middleware: [needs("orders:write", "operator")] as const,
  request: { params: IdParam, headers: IdempotencyHeader },
  responses: { 202: json(z.object({ id: z.uuid(), status: z.literal("queued") })), ...problems(404, 409) },
});

export function notificationsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listMessages(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map(answerOf), nextCursor }, 200);
  });
  app.openapi(statisticsRoute, async (c) => {
    const { since, rows } = await messageStatistics(c.get("ctx"));
    return c.json({ since: since.toISOString(), rows }, 200);
  });
  app.openapi(resendRoute, async (c) => {
    const { id } = c.req.valid("param");
    const run = async (ctx: HttpEnv["Variables"]["ctx"]) => {
      await resendMessage(ctx, { id }, hasMailServer());
      return { status: 202, body: { id, status: "queued" as const } };
    };
    return (await answerOnce(c, { required: false, body: null }, run)) as never;
  });
  return app;
}

function answerOf(message: Awaited<ReturnType<typeof listMessages>>["items"][number]): z.infer<typeof Message> {
  const { id, event, channel, recipient, status, subject, body, error, providerStatus, parts, waitUntil, deliveredAt, at } = message;
  return {
    id,
    event,
    channel,
    recipient,
    status,
    subject,
    body,
    error,
    providerStatus,
    parts,
    waitUntil: status === "queued" ? (waitUntil?.toISOString() ?? null) : null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    at: at.toISOString(),
  };
}
