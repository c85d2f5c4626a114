import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import type { Mailer } from "@/platform/mail/mailer";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop } from "@/testing/orders";
import { messages } from "../tables";
import { resendMessage } from "./resend-message";
import { sendMessage } from "./send-message";

async function aKeptMessage(db: Context["db"]) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "TEA", stock: { MSK: 5 } });
  const { id: orderId } = await anOrder(ctx, { lines: { TEA: 1 } });
  await sendMessage(ctx, { orderId, event: "accepted" }, null);
  const [row] = await ctx.db.select().from(messages).where(eq(messages.orderId, orderId));
  if (!row) throw new Error("no message");
  return { ctx, orderId, id: row.id };
}
const statusOf = async (ctx: Context, id: string) => (await ctx.db.select().from(messages).where(eq(messages.id, id)))[0]?.status;
const postman: Mailer = { close: () => {}, send: async () => ({ outcome: "sent" }) };

test(
  "a message that was kept goes out once a mail server is there",
  inRollback(async (db) => {
    const { ctx, orderId, id } = await aKeptMessage(db);
    await resendMessage(ctx, { id }, true);
    expect(await statusOf(ctx, id)).toBe("queued");
    await sendMessage(ctx, { orderId, event: "accepted" }, postman);
    expect(await statusOf(ctx, id)).toBe("sent");
  }),
);

test(
  "one that was sent or is under way is refused, and so is a shop without a mail server",
  inRollback(async (db) => {
    const { ctx, orderId, id } = await aKeptMessage(db);
    await expect(resendMessage(ctx, { id }, false)).rejects.toMatchObject({ reason: { code: "message.no_mail_server" } });
    await resendMessage(ctx, { id }, true);
    await expect(resendMessage(ctx, { id }, true)).rejects.toMatchObject({ reason: { code: "message.not_resendable" } });
    await sendMessage(ctx, { orderId, event: "accepted" }, postman);
    await expect(resendMessage(ctx, { id }, true)).rejects.toMatchObject({ reason: { params: { status: "sent" } } });
  }),
);

test(
  "another organization's message is not found, by any procedure",
  inRollback(async (db) => {
    const { id } = await aKeptMessage(db);
    const stranger = await aShop(db);
    await expect(resendMessage(stranger.ctx, { id }, true)).rejects.toMatchObject({ kind: "not_found" });
    const caller = callerFactory(appRouter)({ ...stranger.ctx, ip: null }).notifications;
    await expect(caller.byId({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await caller.list({})).items).toEqual([]);
  }),
);

test(
  "a viewer reads the log and sends nothing",
  inRollback(async (db) => {
    const { ctx, id } = await aKeptMessage(db);
    const caller = callerFactory(appRouter)({ ...actingAs(ctx, { role: "viewer" }), ip: null }).notifications;
    expect((await caller.list({ q: "MARIA@", status: "not_sent" })).items).toMatchObject([
      { id, event: "accepted", recipient: "maria@example.com" },
    ]);
    expect((await caller.list({ q: "100%_" })).items).toEqual([]);
    expect(await caller.byId({ id })).toMatchObject({ id, html: expect.stringContaining("<!doctype html>") });
    await expect(caller.resend({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);
