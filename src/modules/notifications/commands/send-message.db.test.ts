import { and, eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { leaseMs, mostAttempts } from "@/lib/message-retry";
import { recordPayment, recordRefund } from "@/modules/orders/commands/record-payment";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { createMailer, type Mailer, type MailOutcome, type OutgoingMail } from "@/platform/mail/mailer";
import { inRollback, withDatabase } from "@/testing/database";
import { aMailServer, aRudeMailServer } from "@/testing/mail-server";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { aboutOfFact } from "../message-events";
import { messages } from "../tables";
import { sendMessage } from "./send-message";

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
const kept = <T extends { close: () => unknown }>(one: T): T => {
  open.unshift(one);
  return one;
};
const mailerOn = ({ url }: { url: string }) => kept(createMailer({ url, from: "orders@example.com", withinMs: 400 }));

async function anOrderToTell(db: Context["db"], wish: Partial<typeof orders.$inferInsert> = {}) {
  const clock = { now: new Date("2026-11-22T09:00:00Z") };
  const { ctx } = await aShop(db, { now: () => clock.now });
  await aProduct(ctx, { sku: "TEA", stock: { MSK: 5 } });
  const order = await anOrder(ctx, { lines: { TEA: 2 } });
  if (Object.keys(wish).length > 0) await ctx.db.update(orders).set(wish).where(eq(orders.id, order.id));
  return { ctx, clock, orderId: order.id };
}

const messagesOf = (ctx: Context, orderId: string) =>
  ctx.db
    .select()
    .from(messages)
    .where(and(eq(messages.organizationId, ctx.actor.organizationId), eq(messages.orderId, orderId)));

const factsOf = async (ctx: Context, orderId: string) =>
  (await eventsOf(ctx, orderId)).filter(({ type }) => type.startsWith("message.")).map(({ type, data }) => [type, data]);

/** A mail server of which we decide what becomes of each mail. */
function aMailerThat(...outcomes: MailOutcome[]): Mailer & { mails: OutgoingMail[] } {
  const mails: OutgoingMail[] = [];
  return { mails, close: () => {}, send: async (mail) => outcomes[mails.push(mail) - 1] ?? { outcome: "sent" } };
}
const lost: MailOutcome = { outcome: "unconfirmed", why: "no answer" };
const busy: MailOutcome = { outcome: "refused", permanent: false, why: "451 try later" };

test(
  "a buyer gets one mail with the number, the link and the contents, and the order says that it was sent",
  inRollback(async (db) => {
    const server = kept(await aMailServer());
    const { ctx, orderId } = await anOrderToTell(db);

    expect(await sendMessage(ctx, { orderId, event: "accepted" }, mailerOn(server))).toEqual({ done: true });

    expect(server.received).toMatchObject([{ from: "orders@example.com", to: ["maria@example.com"] }]);
    const [row] = await messagesOf(ctx, orderId);
    expect(row).toMatchObject({
      status: "sent",
      event: "accepted",
      channel: "email",
      recipient: "maria@example.com",
      locale: "ru",
      attempts: 1,
      error: null,
    });
    expect(row?.body).toContain("/t/");
    expect(row?.body).toContain("Товар TEA, 2 шт.");
    expect(server.received[0]?.source).toContain(`Message-ID: ${row?.messageId}`);
    expect(await factsOf(ctx, orderId)).toEqual([["message.sent", { event: "accepted", channel: "email" }]]);
  }),
);

test(
  "C-29: a status that is set twice or flipped back sends one mail",
  inRollback(async (db) => {
    const via = aMailerThat();
    const { ctx, orderId } = await anOrderToTell(db, { packedAt: new Date() });
    for (const event of ["packed", "handed_over", "packed", "packed", "handed_over"] as const)
      await sendMessage(ctx, { orderId, event }, via);
    expect((await messagesOf(ctx, orderId)).map(({ event }) => event).sort()).toEqual(["handed_over", "packed"]);
    expect(via.mails).toHaveLength(2);
  }),
);

test(
  "the same job twice at once sends one mail",
  withDatabase(async ({ db }) => {
    const server = kept(await aMailServer());
    const { ctx, orderId } = await anOrderToTell(db);
    const via = kept(createMailer({ url: server.url, from: "orders@example.com" }));

    await Promise.all(Array.from({ length: 8 }, () => sendMessage(ctx, { orderId, event: "accepted" }, via)));

    expect(server.received).toHaveLength(1);
    expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "sent", attempts: 1 }]);
    expect(await factsOf(ctx, orderId)).toHaveLength(1);
  }),
);

test(
  "without a mail server the message is kept to be read",
  inRollback(async (db) => {
    const { ctx, orderId } = await anOrderToTell(db);
    await sendMessage(ctx, { orderId, event: "accepted" }, null);
    await sendMessage(ctx, { orderId, event: "accepted" }, null);
    expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "not_sent", attempts: 0, sentAt: null }]);
    expect(await factsOf(ctx, orderId)).toEqual([["message.not_sent", { event: "accepted", channel: "email" }]]);
  }),
);

describe("a mail server that fails (S42)", () => {
  test(
    "refuses for now: tried again later, then sent under the same Message-ID",
    inRollback(async (db) => {
      const via = aMailerThat(busy);
      const { ctx, clock, orderId } = await anOrderToTell(db);
      const first = await sendMessage(ctx, { orderId, event: "accepted" }, via);
      expect(first).toMatchObject({ done: false });
      expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "queued", attempts: 1, error: "451 try later", sentAt: null }]);
      clock.now = new Date("2026-11-22T10:00:00Z");
      expect(await sendMessage(ctx, { orderId, event: "accepted" }, via)).toEqual({ done: true });
      expect(new Set(via.mails.map(({ messageId }) => messageId)).size).toBe(1);
    }),
  );

  test(
    "refuses for good: failed at once, and the order says so",
    inRollback(async (db) => {
      const server = kept(
        await aMailServer({ onRcptTo: (_to, _session, done) => done(Object.assign(new Error("no such box"), { responseCode: 550 })) }),
      );
      const { ctx, orderId } = await anOrderToTell(db);
      expect(await sendMessage(ctx, { orderId, event: "accepted" }, mailerOn(server))).toEqual({ done: true });
      expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "failed", error: expect.stringContaining("no such box") }]);
      expect(await factsOf(ctx, orderId)).toEqual([["message.failed", { event: "accepted", channel: "email" }]]);
    }),
  );

  test(
    "is away or hangs: given up after its last attempt, without ever being lost",
    inRollback(async (db) => {
      const server = kept(await aRudeMailServer(() => {}));
      const { ctx, orderId } = await anOrderToTell(db);
      const via = mailerOn(server);
      expect(await sendMessage(ctx, { orderId, event: "accepted" }, via)).toMatchObject({ done: false });
      for (let i = 1; i < mostAttempts; i++) await sendMessage(ctx, { orderId, event: "accepted" }, aMailerThat(busy));
      expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "failed", attempts: mostAttempts }]);
    }),
  );

  test(
    "swallows answers: the mail is sent once more at most",
    inRollback(async (db) => {
      const via = aMailerThat(lost, busy, lost, lost);
      const { ctx, orderId } = await anOrderToTell(db);
      for (let i = 0; i < 6; i++) await sendMessage(ctx, { orderId, event: "accepted" }, via);
      // The refusal in between surely sent nothing, so it does not count.
      expect(via.mails).toHaveLength(3);
      expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "failed" }]);
    }),
  );
});

test(
  "a crash after the mail server's answer sends once more at most, and keeps others away meanwhile",
  inRollback(async (db) => {
    const { ctx, clock, orderId } = await anOrderToTell(db);
    const mails: OutgoingMail[] = [];
    const dies: Mailer = {
      close: () => {},
      send: async (mail) => {
        mails.push(mail);
        throw new Error("killed");
      },
    };
    const send = () => sendMessage(ctx, { orderId, event: "accepted" }, dies);
    await expect(send()).rejects.toThrow("killed");
    expect(await send()).toEqual({ done: false, again: new Date(clock.now.getTime() + leaseMs) });
    clock.now = new Date(clock.now.getTime() + leaseMs);
    await expect(send()).rejects.toThrow("killed");
    clock.now = new Date(clock.now.getTime() + leaseMs);
    expect(await send()).toEqual({ done: true });
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await messagesOf(ctx, orderId)).toMatchObject([{ status: "failed" }]);
  }),
);

test(
  "nobody is told of another organization's order, or of one without an address or of a channel's own",
  inRollback(async (db) => {
    const via = aMailerThat();
    const { orderId } = await anOrderToTell(db);
    const stranger = await aShop(db);
    await sendMessage(stranger.ctx, { orderId, event: "accepted" }, via);
    for (const wish of [{ customerEmail: null }, { fulfilledBy: "channel" as const }]) {
      const other = await anOrderToTell(db, wish);
      await sendMessage(other.ctx, { orderId: other.orderId, event: "accepted" }, via);
      expect(await messagesOf(other.ctx, other.orderId)).toEqual([]);
    }
    expect(via.mails).toEqual([]);
  }),
);

test(
  "each refund is told once, with its own sum, however often its fact is read again",
  inRollback(async (db) => {
    const via = aMailerThat({ outcome: "sent" }, busy);
    const { ctx, orderId } = await anOrderToTell(db);
    await recordPayment(ctx, { orderId, amount: 250_000, method: "card", reference: null });
    await recordRefund(ctx, { orderId, amount: 100_050, method: "card", reference: null });
    await recordRefund(ctx, { orderId, amount: 20_000, method: "card", reference: null });
    const facts = (await eventsOf(ctx, orderId)).filter(({ type }) => type === "order.refunded");
    const told = facts.map((fact) => ({ orderId, event: "refunded" as const, about: aboutOfFact(fact) ?? "" }));
    for (const one of [...told, ...told, ...told]) await sendMessage(ctx, one, via);
    // The second was not taken at first: it leaves with its second attempt.
    expect(via.mails.map(({ subject }) => subject.replace(/\s/g, " "))).toEqual([
      expect.stringContaining("1 000,50 ₽"),
      expect.stringContaining("200 ₽"),
      expect.stringContaining("200 ₽"),
    ]);
    expect((await messagesOf(ctx, orderId)).map(({ event, about, status }) => [event, about, status]).sort()).toEqual(
      told.map(({ about }) => ["refunded", about, "sent"]).sort(),
    );
  }),
);

test(
  "an English buyer gets English, and a hostile name is only a name",
  inRollback(async (db) => {
    const via = aMailerThat();
    const { ctx, orderId } = await anOrderToTell(db, { customerLocale: "en" });
    await ctx.db.execute(`update order_lines set name = '<img src=x onerror=alert(1)>' where order_id = '${orderId}'`);
    await sendMessage(ctx, { orderId, event: "accepted" }, via);
    expect(via.mails[0]?.subject).toMatch(/^Order \d+ received$/);
    expect(via.mails[0]?.html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(via.mails[0]?.html).not.toContain("<img");
  }),
);
