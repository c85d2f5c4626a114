import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { eventsOf } from "@/testing/orders";
import { messageAccounts, messageReports } from "./accounts/tables";
import { checkMessage } from "./commands/check-message";
import { putSettings } from "./commands/put-settings";
import { readReport } from "./commands/read-report";
import { resendMessage } from "./commands/resend-message";
import { usualSettings } from "./message-settings";
import { apiId, aShopWithSms, messagesOf, refuses, said, taken } from "./shop-with-sms.fixture";
import { messages } from "./tables";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const short = (rows: Awaited<ReturnType<typeof messagesOf>>) => rows.map(({ channel, status }) => `${channel} ${status}`);
const minutesLater = (clock: { now: Date }, minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
};
const wish = (ctx: Context, orderId: string, set: Partial<typeof orders.$inferInsert>) =>
  ctx.db
    .update(orders)
    .set(set)
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, orderId)));

test(
  "a buyer is told by text message where that comes first, and by nothing else",
  inRollback(async (db) => {
    const { ctx, orderId, tell, texts, post, account } = await aShopWithSms(db);
    expect(await tell()).toEqual({ done: true });
    await tell();
    expect(texts()).toEqual([expect.stringMatching(/^Лавка: заказ \d+ принят\. Следите за ним: http.*\/t\//)]);
    expect(post.mails).toEqual([]);
    expect(await messagesOf(ctx, orderId)).toMatchObject([
      {
        channel: "sms",
        recipient: "+79161234567",
        status: "sent",
        accountId: account.id,
        providerId: expect.stringContaining("202647-"),
        parts: 2,
      },
    ]);
  }),
);

test(
  "S38: a provider that refuses for good is followed by a letter at once, each told once however often it is asked",
  inRollback(async (db) => {
    const { ctx, orderId, tell, post, provider } = await aShopWithSms(db, { answer: refuses(202) });
    expect(await tell()).toMatchObject({ done: false });
    expect(await tell()).toEqual({ done: true });
    await Promise.all([tell(), tell()]);
    expect(provider.seen).toHaveLength(1);
    expect(post.mails).toHaveLength(1);
    expect(short(await messagesOf(ctx, orderId))).toEqual(["sms failed", "email sent"]);
    expect((await eventsOf(ctx, orderId)).filter(({ type }) => type.startsWith("message.")).map(({ type }) => type)).toEqual([
      "message.failed",
      "message.sent",
    ]);
  }),
);

test(
  "S38: a lost answer of a provider that cannot be asked is never repeated there: the letter follows",
  inRollback(async (db) => {
    const { ctx, orderId, tell, post, provider, clock } = await aShopWithSms(db, { answer: () => "hang up" });
    await tell();
    minutesLater(clock, 10);
    await tell();
    expect(provider.seen).toHaveLength(1);
    expect(post.mails).toHaveLength(1);
    expect(await messagesOf(ctx, orderId)).toMatchObject([
      { channel: "sms", status: "failed", error: expect.stringContaining("no answer") },
      { channel: "email" },
    ]);
  }),
);

test(
  "one that is down for now is asked again, a few times, and then the letter goes",
  inRollback(async (db) => {
    const { tell, post, provider, clock } = await aShopWithSms(db, { answer: refuses(220) });
    for (let i = 0; i < 6; i++) {
      await tell();
      minutesLater(clock, 60);
    }
    expect(provider.seen).toHaveLength(4);
    expect(post.mails).toHaveLength(1);
  }),
);

test(
  "changed settings do not tell again what was told",
  inRollback(async (db) => {
    const { ctx, orderId, tell, post } = await aShopWithSms(db);
    await tell();
    await putSettings(ctx, { ...usualSettings, order: ["email", "sms"] });
    await tell();
    expect(post.mails).toEqual([]);
    expect(short(await messagesOf(ctx, orderId))).toEqual(["sms sent"]);
  }),
);

test(
  "an event that is off for text messages goes as a letter, and one that is off for all is not told",
  inRollback(async (db) => {
    const off = { accepted: ["sms"], packed: ["sms", "email"] } as const;
    const { ctx, orderId, tell, texts } = await aShopWithSms(db, {
      settings: { off: { accepted: [...off.accepted], packed: [...off.packed] } },
    });
    await tell("accepted");
    await wish(ctx, orderId, { packedAt: new Date() });
    await tell("packed");
    expect(texts()).toEqual([]);
    expect(short(await messagesOf(ctx, orderId))).toEqual(["email sent"]);
  }),
);

test(
  "in the night of the buyer a text message waits for the morning there; what cannot wait leaves",
  inRollback(async (db) => {
    // Half past eleven in Moscow, half past three in Novosibirsk.
    const { ctx, orderId, tell, texts, clock } = await aShopWithSms(db, { at: "2026-11-22T20:30:00Z" });
    await wish(ctx, orderId, {
      shippingAddress: {
        country: "RU",
        region: "Новосибирская обл",
        city: "Бердск",
        postalCode: null,
        line1: null,
        latitude: null,
        longitude: null,
      },
    });
    expect(await tell("accepted")).toEqual({ done: false, again: new Date("2026-11-23T02:00:00Z") });
    await tell("out_for_delivery");
    expect(texts()).toEqual([expect.stringContaining("курьер везёт")]);
    clock.now = new Date("2026-11-23T02:00:00Z");
    expect(await tell("accepted")).toEqual({ done: true });
    expect(short(await messagesOf(ctx, orderId))).toEqual(["sms sent", "sms sent"]);
  }),
);

test(
  "a retry that comes into the night waits for the morning as well",
  inRollback(async (db) => {
    let answer = refuses(220) as typeof taken;
    // Five to nine in the evening.
    const { ctx, orderId, tell, texts, clock } = await aShopWithSms(db, { at: "2026-11-22T17:55:00Z", answer: (asked) => answer(asked) });
    expect(await tell()).toMatchObject({ done: false });
    answer = taken;
    minutesLater(clock, 10);
    const morning = new Date("2026-11-23T06:00:00Z");
    expect(await tell()).toEqual({ done: false, again: morning });
    expect(texts()).toHaveLength(1);
    clock.now = morning;
    expect(await tell()).toEqual({ done: true });
    expect(short(await messagesOf(ctx, orderId))).toEqual(["sms sent"]);
  }),
);

test(
  "what the order has left behind by the morning is not told any more",
  inRollback(async (db) => {
    const { ctx, orderId, tell, texts, clock } = await aShopWithSms(db, { at: "2026-11-22T20:30:00Z" });
    await tell("ready_for_pickup");
    await wish(ctx, orderId, { deliveredAt: clock.now });
    clock.now = new Date("2026-11-23T08:00:00Z");
    expect(await tell("ready_for_pickup")).toEqual({ done: true });
    expect(texts()).toEqual([]);
    expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "not_sent", error: "overtaken: over" }]);
  }),
);

test(
  "what becomes of a message is asked for, until it is known",
  inRollback(async (db) => {
    let code = 102;
    const answer = (asked: Parameters<typeof taken>[0]) =>
      asked.path.startsWith("/sms/status")
        ? said(new URLSearchParams(asked.text).get("sms_id") ?? "", { status: "OK", status_code: code })
        : taken(asked);
    const { ctx, orderId, tell } = await aShopWithSms(db, { answer });
    await tell();
    const [row] = await messagesOf(ctx, orderId);
    const messageId = row?.id ?? "";
    await checkMessage(ctx, { messageId, asked: 0 });
    expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "sent", providerStatus: "102" }]);
    code = 103;
    await checkMessage(ctx, { messageId, asked: 1 });
    await checkMessage(ctx, { messageId, asked: 2 });
    expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "delivered", providerStatus: "103", deliveredAt: expect.any(Date) }]);
    expect((await eventsOf(ctx, orderId)).filter(({ type }) => type === "message.delivered")).toHaveLength(1);
  }),
);

test(
  "S38: a report is stored before it is answered, counts once, and flapping neither takes back nor tells twice",
  inRollback(async (db) => {
    const { ctx, orderId, tell, post, account } = await aShopWithSms(db);
    await tell();
    const providerId = (await messagesOf(ctx, orderId))[0]?.providerId ?? "";
    const app = testApp(db);
    const report = async (code: number, hash?: string) => {
      const line = `sms_status\n${providerId}\n${code}\n1782469893`;
      const signature =
        hash ??
        createHash("sha256")
          .update(apiId + line)
          .digest("hex");
      const body = new URLSearchParams({ "data[0]": line, hash: signature }).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      return app.request(`/api/hooks/messages/${account.hookToken}`, { method: "POST", body, headers });
    };
    const stored = () => ctx.db.select().from(messageReports).where(eq(messageReports.organizationId, ctx.actor.organizationId));

    expect((await report(103, "0".repeat(64))).status).toBe(401);
    expect((await app.request(`/api/hooks/messages/${"0".repeat(32)}`, { method: "POST", body: "x" })).status).toBe(404);
    expect(await stored()).toEqual([]);

    const answered = await report(104);
    expect([answered.status, await answered.text()]).toEqual([200, "100"]);
    const [first] = await stored();
    await readReport(ctx, { reportId: first?.id ?? "" });
    await readReport(ctx, { reportId: first?.id ?? "" });
    expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "failed", error: "status 104" }]);
    // The job that the failure queued: the letter follows, once.
    await tell();
    await tell();
    expect(post.mails).toHaveLength(1);

    for (const code of [103, 104, 102, 103]) await report(code);
    for (const { id } of await stored()) await readReport(ctx, { reportId: id });
    await tell();
    expect(post.mails).toHaveLength(1);
    expect((await messagesOf(ctx, orderId)).map(({ channel, status }) => `${channel} ${status}`)).toEqual(["sms delivered", "email sent"]);
  }),
);

test(
  "a text message that failed can be sent again by hand, also at night and beside the letter; without an account it is refused",
  inRollback(async (db) => {
    let answer = refuses(202) as typeof taken;
    const { ctx, orderId, tell, clock, account } = await aShopWithSms(db, { answer: (asked) => answer(asked) });
    await tell();
    await tell();
    const sms = (await messagesOf(ctx, orderId)).find(({ channel }) => channel === "sms");
    answer = taken;
    clock.now = new Date("2026-11-22T23:00:00Z");
    await resendMessage(ctx, { id: sms?.id ?? "" }, false);
    expect(await tell()).toEqual({ done: true });
    expect(short(await messagesOf(ctx, orderId))).toEqual(["sms sent", "email sent"]);

    await ctx.db.update(messageAccounts).set({ active: false }).where(eq(messageAccounts.id, account.id));
    await ctx.db
      .update(messages)
      .set({ status: "failed" })
      .where(eq(messages.id, sms?.id ?? ""));
    await expect(resendMessage(ctx, { id: sms?.id ?? "" }, true)).rejects.toMatchObject({
      reason: { code: "message.no_account", params: { channel: "sms" } },
    });
  }),
);
