import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { mailer } from "@/platform/mail/mailer";
import { restoreTemplate, saveTemplate } from "./commands/save-template";
import { sendTest } from "./commands/send-test";
import { PreviewTemplate, RestoreTemplate, SaveTemplate, TemplatePlace, TestTemplate } from "./inputs";
import { TemplateTexts } from "./template-texts";
import { listTemplates, type MessageTemplate, previewTemplate, readTemplate } from "./templates/template-queries";

const Summary = TemplateTexts.extend({
  event: TemplatePlace.shape.event,
  locale: TemplatePlace.shape.locale,
  isOwn: z.boolean().openapi({ description: "False: the words that Dirigent comes with" }),
  version: z.int(),
});
const Template = z
  .object({
    event: TemplatePlace.shape.event,
    locale: TemplatePlace.shape.locale,
    version: z.int(),
    isOwn: z.boolean(),
    texts: TemplateTexts,
    ours: TemplateTexts,
    history: z.array(z.object({ version: z.int(), isOwn: z.boolean(), texts: TemplateTexts, by: z.string(), at: z.string() })),
  })
  .openapi("MessageTemplate");
const Preview = z
  .object({
    order: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    sms: z.string(),
    parts: z.int(),
    alphabet: z.enum(["gsm7", "ucs2"]),
  })
  .nullable()
  .openapi("MessagePreview");

const tags = ["Messages"];
const reads = needs("orders:read");
const writes = needs("settings:write", "manager");
const place = TemplatePlace;

const listRoute = createRoute({
  method: "get",
  path: "/message-templates",
  tags,
  summary: "The words for every event in both languages",
  middleware: [reads] as const,
  responses: { 200: json(page(Summary)), ...problems() },
});
const getRoute = createRoute({
  method: "get",
  path: "/message-templates/{event}/{locale}",
  tags,
  summary: "The words for an event, ours beside them, and their history",
  middleware: [reads] as const,
  request: { params: place },
  responses: { 200: json(Template), ...problems() },
});
const saveRoute = createRoute({
  method: "put",
  path: "/message-templates/{event}/{locale}",
  tags,
  summary: "The shop's own words, as a new version; `texts` null goes back to ours",
  description:
    "Variables stand in {braces}; a part in [square brackets] appears only when what it names is known. Unknown variables are refused.",
  middleware: [writes] as const,
  request: { params: place, body: body(SaveTemplate) },
  responses: { 200: json(Template), ...problems(409) },
});
const restoreRoute = createRoute({
  method: "post",
  path: "/message-templates/{event}/{locale}/restore",
  tags,
  summary: "Bring an earlier version back, as a new one on top",
  middleware: [writes] as const,
  request: { params: place, body: body(RestoreTemplate) },
  responses: { 200: json(Template), ...problems(404, 409) },
});
const previewRoute = createRoute({
  method: "post",
  path: "/message-templates/{event}/{locale}/preview",
  tags,
  summary: "The message that an order's buyer would get by such words; null where there is no order yet",
  middleware: [reads] as const,
  request: { params: place, body: body(PreviewTemplate) },
  responses: { 200: json(Preview), ...problems(404) },
});
const testRoute = createRoute({
  method: "post",
  path: "/message-templates/{event}/{locale}/test",
  tags,
  summary: "Send it to a phone of one's own; letters go to the own address of a person who is signed in",
  middleware: [writes] as const,
  request: { params: place, body: body(TestTemplate) },
  responses: { 200: json(z.object({ to: z.string() })), ...problems(404, 409, 503) },
});

/** The words of messages. */
export function templatesRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => c.json({ items: await listTemplates(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(getRoute, async (c) => c.json(answerOf(await readTemplate(c.get("ctx"), c.req.valid("param"))), 200));
  app.openapi(saveRoute, async (c) =>
    c.json(answerOf(await saveTemplate(c.get("ctx"), { ...c.req.valid("param"), ...c.req.valid("json") })), 200),
  );
  app.openapi(restoreRoute, async (c) =>
    c.json(answerOf(await restoreTemplate(c.get("ctx"), { ...c.req.valid("param"), ...c.req.valid("json") })), 200),
  );
  app.openapi(previewRoute, async (c) => {
    const preview = await previewTemplate(c.get("ctx"), { ...c.req.valid("param"), ...c.req.valid("json") });
    if (!preview) return c.json(null, 200);
    const { order, subject, text, html, sms, length } = preview;
    return c.json({ order, subject, text, html, sms, parts: length.parts, alphabet: length.alphabet }, 200);
  });
  app.openapi(testRoute, async (c) =>
    c.json(await sendTest(c.get("ctx"), { ...c.req.valid("param"), ...c.req.valid("json") }, mailer()), 200),
  );
  return app;
}

function answerOf(template: MessageTemplate): z.infer<typeof Template> {
  return { ...template, history: template.history.map((one) => ({ ...one, at: one.at.toISOString() })) };
}
