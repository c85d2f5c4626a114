import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { orders } from "@/modules/orders/tables";
import { auditLog } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, anOrder, aProduct, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { messageAccounts, messageReports } from "./accounts/tables";
import { putAccount, testAccount } from "./commands/put-account";
import { putBrand, putSettings } from "./commands/put-settings";
import { readReport } from "./commands/read-report";
import { restoreTemplate, saveTemplate } from "./commands/save-template";
import { sendMessage } from "./commands/send-message";
import { sendTest } from "./commands/send-test";
import { usualSettings } from "./message-settings";
import { apiId, aShopWithSms, messagesOf, taken } from "./shop-with-sms.fixture";
import { messageStatistics } from "./statistics-queries";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const callerOf = (ctx: Context) => callerFactory(appRouter)({ ...ctx, ip: null }).notifications;
const words = { subject: "Ура, {number}", title: "Ура", body: "Здравствуйте, {name}", sms: "{shop}: {number} {link}" };

test(
  "settings are kept by version; Telegram alone, an empty night and somebody else's change are refused",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    expect(await callerOf(ctx).settings()).toMatchObject({ version: 0, order: ["email", "sms"] });
    expect(await putSettings(ctx, { ...usualSettings, order: ["sms", "email"], version: 0 })).toMatchObject({
      version: 1,
      order: ["sms", "email"],
    });
    await expect(putSettings(ctx, { ...usualSettings, version: 0 })).rejects.toMatchObject({ kind: "stale" });
    const refused = (settings: object) =>
      expect(callerOf(ctx).putSettings({ ...usualSettings, ...settings })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await refused({ order: ["telegram"] });
    await refused({ order: ["telegram", "email"], off: { packed: ["email"] } });
    await refused({ order: ["email", "email"] });
    await refused({ quiet: { from: "09:00", until: "09:00", channels: [], urgent: [] } });
    await refused({ quiet: { from: "25:00", until: "09:00", channels: [], urgent: [] } });
    expect(await callerOf(ctx).settings()).toMatchObject({ version: 1 });
  }),
);

test(
  "an account keeps its secrets sealed and unseen, is refused at its fields, and takes the place of the one before",
  inRollback(async (db) => {
    const { ctx, provider } = await aShopWithSms(db);
    const [row] = await ctx.db.select().from(messageAccounts).where(eq(messageAccounts.organizationId, ctx.actor.organizationId));
    expect(row?.secrets).not.toContain(apiId);
    const key = await aKey(ctx);
    const told = await (await testApp(db).request("/api/v1/message-accounts", { headers: { authorization: `Bearer ${key}` } })).text();
    expect(told).not.toContain(apiId);
    expect(JSON.parse(told).items).toMatchObject([
      { code: "smsru", channel: "sms", secrets: ["apiId"], active: true, hookUrl: expect.stringContaining("/api/hooks/messages/") },
    ]);

    await expect(putAccount(ctx, "smsru", { kind: "twilio", settings: {}, secrets: {} })).rejects.toMatchObject({
      reason: { code: "messenger.kind_fixed" },
    });
    await expect(
      putAccount(ctx, "tw", { kind: "twilio", settings: { accountSid: "AC0123456789" }, secrets: { authToken: "x" } }),
    ).rejects.toMatchObject({ reason: { code: "messenger.settings_invalid" }, details: { errors: [{ path: "settings.from" }] } });
    await expect(putAccount(ctx, "tw", { kind: "smsru", secrets: {} })).rejects.toMatchObject({
      reason: { code: "messenger.secrets_invalid" },
    });

    // Left out: kept.
    await putAccount(ctx, "smsru", { kind: "smsru", settings: { baseUrl: provider.baseUrl, from: "LAVKA" } });
    expect(await testAccount(ctx, "smsru")).toBeNull();
    await putAccount(ctx, "second", { kind: "smsru", settings: { baseUrl: provider.baseUrl }, secrets: { apiId: "other" } });
    expect((await callerOf(ctx).accounts()).map(({ code, active }) => [code, active])).toEqual([
      ["smsru", false],
      ["second", true],
    ]);
    const logged = JSON.stringify(await ctx.db.select().from(auditLog).where(eq(auditLog.organizationId, ctx.actor.organizationId)));
    expect(logged).not.toContain(apiId);
  }),
);

test(
  "a shop's own words are told from then on; wrong ones are refused with what was meant, old ones come back, ours too",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "TEA", stock: { MSK: 5 } });
    const place = { event: "accepted", locale: "ru" } as const;
    await expect(saveTemplate(ctx, { ...place, texts: { ...words, sms: "{nomer}" } })).rejects.toMatchObject({
      kind: "invalid",
      details: { errors: [{ path: "texts.sms" }] },
    });
    expect(await saveTemplate(ctx, { ...place, texts: words, version: 0 })).toMatchObject({
      version: 1,
      isOwn: true,
      history: [{ by: "Анна" }],
    });
    await expect(saveTemplate(ctx, { ...place, texts: words, version: 0 })).rejects.toMatchObject({ kind: "stale" });
    const order = await anOrder(ctx, { lines: { TEA: 1 } });
    await sendMessage(ctx, { orderId: order.id, event: "accepted" }, null);
    expect(await messagesOf(ctx, order.id)).toMatchObject([
      { subject: `Ура, ${order.number}`, body: expect.stringContaining("Здравствуйте, Мария Иванова") },
    ]);

    expect(await saveTemplate(ctx, { ...place, texts: null })).toMatchObject({
      version: 2,
      isOwn: false,
      texts: { title: "Приняли ваш заказ" },
    });
    expect(await restoreTemplate(ctx, { ...place, version: 1 })).toMatchObject({ version: 3, isOwn: true, texts: words });
    await expect(restoreTemplate(ctx, { ...place, version: 9 })).rejects.toMatchObject({ kind: "not_found" });

    const preview = await callerOf(ctx).previewTemplate({ ...place, texts: words });
    expect(preview).toMatchObject({
      order: order.number,
      subject: `Ура, ${order.number}`,
      length: { alphabet: "ucs2", parts: expect.any(Number) },
    });
    const stranger = await aShop(db);
    await expect(callerOf(stranger.ctx).previewTemplate({ ...place, texts: words, order: "no-such" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await callerOf(stranger.ctx).previewTemplate({ ...place, texts: words })).toBeNull();
    expect(await callerOf(stranger.ctx).template(place)).toMatchObject({ version: 0, isOwn: false, history: [] });
  }),
);

test(
  "a test goes to whoever words it and to nobody else, and the log does not know it",
  inRollback(async (db) => {
    const { ctx, orderId, post, texts } = await aShopWithSms(db);
    const test = { event: "accepted", locale: "ru", texts: words } as const;
    expect(await sendTest(ctx, { ...test, channel: "sms", phone: "8 (999) 111-22-33" }, post)).toEqual({ to: "+79991112233" });
    expect(texts()).toEqual([expect.stringMatching(/^Лавка: \d+ http/)]);
    const { to } = await sendTest(ctx, { ...test, channel: "email" }, post);
    expect(post.mails).toMatchObject([{ to, subject: expect.stringContaining("Ура") }]);
    expect(to).toMatch(/^olga-/);
    expect(await messagesOf(ctx, orderId)).toEqual([]);
    await expect(sendTest(ctx, { ...test, channel: "sms", phone: "abc" }, post)).rejects.toMatchObject({ kind: "invalid" });
    await expect(sendTest(ctx, { ...test, channel: "email" }, null)).rejects.toMatchObject({ reason: { code: "message.no_mail_server" } });
  }),
);

test(
  "the buyers of a channel see its own name, colour, logo and address for answers",
  inRollback(async (db) => {
    const { ctx, orderId, tell, post, provider } = await aShopWithSms(db, { settings: { off: { packed: ["sms"] } } });
    await putBrand(ctx, "site", {
      senderName: "Чайная",
      smsSender: "CHAI",
      brandColor: "#123456",
      logoUrl: "https://chai.example/logo.png",
      replyTo: "hi@chai.example",
    });
    await tell("accepted");
    expect(new URLSearchParams(provider.seen[0]?.text).get("from")).toBe("CHAI");
    await ctx.db.update(orders).set({ packedAt: new Date() }).where(eq(orders.id, orderId));
    await tell("packed");
    expect(post.mails).toMatchObject([
      { fromName: "Чайная", replyTo: "hi@chai.example", html: expect.stringContaining("https://chai.example/logo.png") },
    ]);
    expect(post.mails[0]?.html).toContain("#123456");
    const stranger = await aShop(db);
    await expect(
      putBrand(stranger.ctx, "nobody", { senderName: null, smsSender: null, brandColor: null, logoUrl: null, replyTo: null }),
    ).rejects.toMatchObject({ kind: "not_found" });
  }),
);

test(
  "what nobody has to get carries a way out, by which it ends for that recipient and for nothing else",
  inRollback(async (db) => {
    const { ctx, orderId, tell, texts, post } = await aShopWithSms(db, {
      settings: { order: ["email", "sms"], off: { accepted: ["email"] } },
    });
    await tell("pickup_reminder");
    const url = /\/u\/([0-9a-f]{32})/.exec(post.mails[0]?.text ?? "");
    expect(post.mails[0]?.unsubscribeUrl).toContain(`/api/v1/unsubscribe/${url?.[1]}`);
    const app = testApp(db);
    expect((await app.request(`/api/v1/unsubscribe/${"0".repeat(32)}`, { method: "POST" })).status).toBe(404);
    expect((await app.request(`/api/v1/unsubscribe/${url?.[1]}`, { method: "POST" })).status).toBe(204);
    expect(await callerOf(ctx).consents({})).toMatchObject([
      { channel: "email", recipient: "maria@example.com", allowed: false, source: "link" },
    ]);

    await ctx.db.update(orders).set({ deliveredAt: new Date() }).where(eq(orders.id, orderId));
    // The letter is refused, so the question goes as a text message, with its own way out; what is about the order goes as ever.
    await tell("rating_request");
    expect(texts()).toEqual([expect.stringMatching(/Отказаться: http.*\/u\/[0-9a-f]{32}$/)]);
    await tell("delivered");
    expect(post.mails).toHaveLength(2);
    expect(post.mails[1]?.unsubscribeUrl).toBeNull();

    const form = await app.request(`/api/v1/unsubscribe/${url?.[1]}/form`, {
      method: "POST",
      body: new URLSearchParams({ allowed: "yes" }),
    });
    expect([form.status, form.headers.get("location")]).toEqual([303, `/u/${url?.[1]}`]);
    expect(await callerOf(ctx).consents({})).toMatchObject([{ allowed: true }]);
    await callerOf(ctx).putConsent({ channel: "sms", recipient: "8 (916) 123-45-67", allowed: false });
    expect(await callerOf(ctx).consents({ q: "916" })).toMatchObject([{ channel: "sms", recipient: "+79161234567", allowed: false }]);
  }),
);

test(
  "where a consent is needed, what nobody has to get goes to those who gave it",
  inRollback(async (db) => {
    const { ctx, orderId, tell, post } = await aShopWithSms(db, { settings: { order: ["email"], consent: "if_agreed" } });
    await tell("pickup_reminder");
    expect(await messagesOf(ctx, orderId)).toEqual([]);
    await callerOf(ctx).putConsent({ channel: "email", recipient: "Maria@Example.com", allowed: true });
    await tell("pickup_reminder");
    expect(post.mails).toHaveLength(1);
  }),
);

test(
  "a buyer who presses Start hears of the order there, by letters invited to, until they stop",
  inRollback(async (db) => {
    const bot = (asked: Parameters<typeof taken>[0]) =>
      asked.path.includes("/sendMessage") ? { ok: true, result: { message_id: 7 } } : taken(asked);
    const { ctx, orderId, tell, post, provider } = await aShopWithSms(db, { answer: bot, settings: { order: ["telegram", "email"] } });
    await putAccount(ctx, "bot", {
      kind: "telegram",
      settings: { username: "shop_bot", baseUrl: provider.baseUrl },
      secrets: { token: "1:abc" },
    });
    await tell("accepted");
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
    expect(post.mails[0]?.text).toContain(`https://t.me/shop_bot?start=${order?.trackingToken}`);

    const [account] = await ctx.db.select().from(messageAccounts).where(eq(messageAccounts.code, "bot"));
    const say = async (text: string) => {
      const id = crypto.randomUUID();
      const body = JSON.stringify({ update_id: 1, message: { chat: { id: 42, type: "private", first_name: "Мария" }, text } });
      await ctx.db
        .insert(messageReports)
        .values({ organizationId: ctx.actor.organizationId, id, accountId: account?.id ?? "", body, receivedAt: new Date() });
      await readReport(ctx, { reportId: id });
    };
    await say("/start 00000000000000000000000000000000");
    await say(`/start ${order?.trackingToken}`);
    await tell("out_for_delivery");
    expect(provider.seen.at(-1)).toMatchObject({ body: { chat_id: "42", text: expect.stringContaining("Курьер везёт") } });
    // Whoever was sent this link hears nothing of what its buyer orders next.
    const next = await anOrder(ctx, { lines: { TEA: 1 } });
    expect((await ctx.db.select().from(orders).where(eq(orders.id, next.id)))[0]?.customerId).toBe(order?.customerId);
    await sendMessage(ctx, { orderId: next.id, event: "accepted" }, post);
    expect((await messagesOf(ctx, next.id)).map(({ channel }) => channel)).toEqual(["email"]);
    await say("/stop");
    await tell("failed_attempt");
    expect((await messagesOf(ctx, orderId)).map(({ channel, event }) => `${channel} ${event}`)).toEqual([
      "email accepted",
      "telegram out_for_delivery",
      "email failed_attempt",
    ]);
  }),
);

test(
  "figures of the last 30 days count by channel and event, one's own only",
  inRollback(async (db) => {
    const { ctx, tell, clock } = await aShopWithSms(db);
    await tell("accepted");
    expect((await messageStatistics(ctx)).rows).toEqual([
      { channel: "sms", event: "accepted", sent: 1, delivered: 0, failed: 0, waiting: 0, kept: 0, parts: 2 },
    ]);
    expect((await messageStatistics((await aShop(db)).ctx)).rows).toEqual([]);
    clock.now = new Date("2026-12-30T09:00:00Z");
    expect((await messageStatistics(ctx)).rows).toEqual([]);
  }),
);

test(
  "below a manager nobody changes how buyers are told, nor sees keys and consents",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const caller = callerOf(actingAs(ctx, { role: "operator" }));
    const forbidden = { code: "FORBIDDEN" };
    await expect(caller.putSettings(usualSettings)).rejects.toMatchObject(forbidden);
    await expect(caller.accounts()).rejects.toMatchObject(forbidden);
    await expect(caller.putAccount({ code: "x", kind: "smsru" })).rejects.toMatchObject(forbidden);
    await expect(caller.testAccount({ code: "x" })).rejects.toMatchObject(forbidden);
    await expect(caller.putBrand({ channel: "site" })).rejects.toMatchObject(forbidden);
    await expect(caller.saveTemplate({ event: "packed", locale: "ru", texts: null })).rejects.toMatchObject(forbidden);
    await expect(caller.sendTest({ event: "packed", locale: "ru", texts: words, channel: "email" })).rejects.toMatchObject(forbidden);
    await expect(caller.consents({})).rejects.toMatchObject(forbidden);
    expect(await caller.template({ event: "packed", locale: "ru" })).toMatchObject({ version: 0 });
  }),
);
