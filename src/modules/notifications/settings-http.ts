import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { body, createRoutes, type HttpEnv, json, needs, page, problems } from "@/platform/http/routes";
import { listMessageAccounts } from "./accounts/account-queries";
import { listMessageBrands, readMessageSettings } from "./choice/settings-queries";
import { changeConsent } from "./commands/change-consent";
import { putAccount, testAccount } from "./commands/put-account";
import { putBrand, putSettings } from "./commands/put-settings";
import { listConsents } from "./consent/consent-queries";
import { AccountCode, ListConsents, PutBrand, PutConsent, PutMessageAccount, PutMessageSettings } from "./inputs";
import { messageChannels } from "./message-channels";
import { MessageSettings } from "./message-settings";

const Settings = MessageSettings.safeExtend({ version: z.int() }).openapi("MessageSettings");
const Account = z
  .object({
    code: z.string(),
    kind: z.string(),
    channel: z.enum(messageChannels),
    settings: z.record(z.string(), z.unknown()),
    secrets: z
      .array(z.string())
      .nullable()
      .openapi({ description: "Which are set; never what they are. Null: they have to be given anew" }),
    active: z.boolean(),
    hookUrl: z.string().nullable().openapi({ description: "Where the provider reports to" }),
  })
  .openapi("MessageAccount");
const Brand = z
  .object({
    channel: z.string(),
    name: z.string(),
    senderName: z.string().nullable(),
    smsSender: z.string().nullable(),
    brandColor: z.string().nullable(),
    logoUrl: z.string().nullable(),
    replyTo: z.string().nullable(),
  })
  .openapi("MessageBrand");
const Consent = z.object({
  channel: z.enum(messageChannels),
  recipient: z.string(),
  allowed: z.boolean(),
  source: z.enum(["link", "chat", "staff", "provider"]),
  at: z.string(),
});

const tags = ["Messages"];
const managersOnly = needs("settings:write", "manager");
const byCode = z.object({ code: AccountCode });

const getRoute = createRoute({
  method: "get",
  path: "/message-settings",
  tags,
  summary: "By which ways, when and of what buyers are told",
  middleware: [managersOnly] as const,
  responses: { 200: json(Settings), ...problems() },
});
const putRoute = createRoute({
  method: "put",
  path: "/message-settings",
  tags,
  summary: "Change by which ways, when and of what buyers are told",
  description: "With `version` a change that somebody else made meanwhile is not overwritten (409).",
  middleware: [managersOnly] as const,
  request: { body: body(PutMessageSettings) },
  responses: { 200: json(Settings), ...problems(409) },
});
const accountsRoute = createRoute({
  method: "get",
  path: "/message-accounts",
  tags,
  summary: "Accounts with providers of messages",
  middleware: [managersOnly] as const,
  responses: { 200: json(page(Account)), ...problems() },
});
const putAccountRoute = createRoute({
  method: "put",
  path: "/message-accounts/{code}",
  tags,
  summary: "Connect SMS.RU (smsru), SMSC.ru (smsc), Twilio (twilio) or a Telegram bot (telegram), or change its account",
  description: "One account serves a channel: switched on, it takes the place of the one before. Secrets that are left out are kept.",
  middleware: [managersOnly] as const,
  request: { params: byCode, body: body(PutMessageAccount) },
  responses: { 200: json(Account, "Changed"), 201: json(Account, "Created"), ...problems() },
});
const testRoute = createRoute({
  method: "post",
  path: "/message-accounts/{code}/test",
  tags,
  summary: "Ask the provider whether the keys are good and tell it where to report to; nothing is sent to anyone",
  middleware: [managersOnly] as const,
  request: { params: byCode },
  responses: {
    200: json(
      z.object({
        problem: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).nullable(),
      }),
    ),
    ...problems(404),
  },
});
const brandsRoute = createRoute({
  method: "get",
  path: "/message-brands",
  tags,
  summary: "How the shop looks to the buyers of each sales channel",
  middleware: [managersOnly] as const,
  responses: { 200: json(page(Brand)), ...problems() },
});
const putBrandRoute = createRoute({
  method: "put",
  path: "/message-brands/{channel}",
  tags,
  summary: "Change how the shop looks to the buyers of a sales channel; null: as the organization",
  middleware: [managersOnly] as const,
  request: { params: z.object({ channel: AccountCode }), body: body(PutBrand) },
  responses: { 204: { description: "Changed" }, ...problems(404) },
});
const consentsRoute = createRoute({
  method: "get",
  path: "/message-consents",
  tags,
  summary: "Who has said whether they want reminders and questions, the latest hundred",
  middleware: [managersOnly] as const,
  request: { query: ListConsents },
  responses: { 200: json(page(Consent)), ...problems() },
});
const putConsentRoute = createRoute({
  method: "put",
  path: "/message-consents",
  tags,
  summary: "Note what a buyer has said about reminders and questions",
  middleware: [managersOnly] as const,
  request: { body: body(PutConsent) },
  responses: { 204: { description: "Noted" }, ...problems() },
});

/** How buyers are told, by whom, in which looks, and who does not want it. */
export function messageSettingsRoutes(): OpenAPIHono<HttpEnv> {
  const app = createRoutes();
  app.openapi(getRoute, async (c) => c.json(await readMessageSettings(c.get("ctx")), 200));
  app.openapi(putRoute, async (c) => c.json(await putSettings(c.get("ctx"), c.req.valid("json")), 200));
  app.openapi(accountsRoute, async (c) => c.json({ items: await listMessageAccounts(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(putAccountRoute, async (c) => {
    const { created, ...account } = await putAccount(c.get("ctx"), c.req.valid("param").code, c.req.valid("json"));
    return c.json(account, created ? 201 : 200);
  });
  app.openapi(testRoute, async (c) => c.json({ problem: await testAccount(c.get("ctx"), c.req.valid("param").code) }, 200));
  app.openapi(brandsRoute, async (c) => c.json({ items: await listMessageBrands(c.get("ctx")), nextCursor: null }, 200));
  app.openapi(putBrandRoute, async (c) => {
    await putBrand(c.get("ctx"), c.req.valid("param").channel, c.req.valid("json"));
    return c.body(null, 204);
  });
  app.openapi(consentsRoute, async (c) => {
    const items = await listConsents(c.get("ctx"), c.req.valid("query"));
    return c.json({ items: items.map((one) => ({ ...one, at: one.at.toISOString() })), nextCursor: null }, 200);
  });
  app.openapi(putConsentRoute, async (c) => {
    await changeConsent(c.get("ctx"), c.req.valid("json"));
    return c.body(null, 204);
  });
  return app;
}
