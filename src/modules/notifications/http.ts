import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { ListMessages, messageStatuses } from "./inputs";
import { messageEvents } from "./message-events";
import { listMessages } from "./queries";

const Message = z
  .object({
    event: z.enum(messageEvents),
    channel: z.enum(["email", "sms"]),
    recipient: z.string(),
    status: z.enum(messageStatuses).openapi({ description: "not_sent: no mail server is set (SMTP_URL)" }),
    subject: z.string(),
    body: z.string().openapi({ description: "Plain text" }),
    at: z.string(),
  })
  .openapi("Message");

const listRoute = createRoute({
  method: "get",
  path: "/messages",
  tags: ["Messages"],
  summary: "What buyers were told, newest first",
  middleware: [needs("orders:read")] as const,
  request: { query: ListMessages },
  responses: { 200: json(page(Message)), ...problems() },
});

export function notificationsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const { items, nextCursor } = await listMessages(c.get("ctx"), c.req.valid("query"));
    const told = items.map(({ event, channel, recipient, status, subject, body, at }) => ({
      event,
      channel,
      recipient,
      status,
      subject,
      body,
      at: at.toISOString(),
    }));
    return c.json({ items: told, nextCursor }, 200);
  });
  return app;
}
