import { and, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { leaseMs } from "@/lib/message-retry";
import type { Context } from "@/platform/context";
import { createMailer, type Mailer, type MailOutcome, type OutgoingMail } from "@/platform/mail/mailer";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback, withDatabase } from "@/testing/database";
import { aMailServer } from "@/testing/mail-server";
import { aProduct, aShop, eventsOf } from "@/testing/orders";
import { aDraft, aSupplier } from "@/testing/purchasing";
import { readPdf } from "@/testing/read-pdf";
import { submitPurchase } from "../decide-purchase";
import { SendPurchase } from "../inputs";
import { purchaseById } from "../one-purchase-queries";
import { mailPurchaseAgain, sendPurchase } from "../send-purchase";
import { purchaseMails } from "../tables";
import { sendMail } from "./send-mail";

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
const kept = <T extends { close: () => unknown }>(one: T): T => {
  open.unshift(one);
  return one;
};

/** A mail server of which we decide what becomes of each letter. */
function aMailerThat(...outcomes: MailOutcome[]): Mailer & { mails: OutgoingMail[] } {
  const mails: OutgoingMail[] = [];
  return { mails, close: () => {}, send: async (mail) => outcomes[mails.push(mail) - 1] ?? { outcome: "sent" } };
}

async function aMailedOrder(db: Context["db"], wish: Parameters<typeof aSupplier>[1] = {}) {
  const clock = { now: new Date("2026-11-23T09:00:00Z") };
  const { ctx } = await aShop(db, { now: () => clock.now });
  await aProduct(ctx, { sku: "A" });
  const supplierId = await aSupplier(ctx, { person: "Пётр", prices: { A: { priceMinor: 45_000, supplierSku: "T-1" } }, ...wish });
  const purchaseId = await aDraft(ctx, { supplierId, note: "Без коробок", lines: { A: 10 } });
  await submitPurchase(ctx, { purchaseId });
  await sendPurchase(ctx, { purchaseId, ...SendPurchase.parse({}) });
  const [mail] = await mailsOf(ctx, purchaseId);
  return { ctx, clock, purchaseId, mailId: mail?.id ?? "" };
}

const mailsOf = (ctx: Context, purchaseId: string) =>
  ctx.db
    .select()
    .from(purchaseMails)
    .where(and(eq(purchaseMails.organizationId, ctx.actor.organizationId), eq(purchaseMails.orderId, purchaseId)))
    .orderBy(purchaseMails.id);

test(
  "the supplier gets one letter in its language, with the order as a paper",
  inRollback(async (db) => {
    const { ctx, mailId, purchaseId } = await aMailedOrder(db);
    const via = aMailerThat();
    expect(await sendMail(ctx, mailId, via)).toBeNull();
    expect(await sendMail(ctx, mailId, via)).toBeNull();
    expect(via.mails).toHaveLength(1);
    const [letter] = via.mails;
    const plain = (text = "") => text.replaceAll("\u00a0", " ");
    expect([letter?.to, plain(letter?.subject)]).toEqual(["sales@textile.example", "Заказ PO-1 от Лавка"]);
    expect(plain(letter?.text)).toContain("Здравствуйте, Пётр!");
    expect(plain(letter?.text)).toContain("Без коробок");
    const paper = letter?.attachments?.[0];
    expect(paper).toMatchObject({ filename: "PO-1.pdf", contentType: "application/pdf" });
    const pages = readPdf(paper?.content ?? Buffer.alloc(0));
    const words = plain(pages.map((page) => page.text).join("\n"));
    for (const word of ["Заказ поставщику PO-1", "T-1", "4 500 ₽", "Без коробок"]) expect(words).toContain(word);
    expect(await purchaseById(ctx, purchaseId)).toMatchObject({ mails: [{ status: "sent" }] });
    expect((await eventsOf(ctx)).map(({ type }) => type)).toContain("purchase.mailed");
  }),
);

test(
  "a real mail server takes it, and an English supplier reads English",
  inRollback(async (db) => {
    const server = kept(await aMailServer());
    const { ctx, mailId } = await aMailedOrder(db, { locale: "en" });
    await sendMail(ctx, mailId, kept(createMailer({ url: server.url, from: "orders@example.com" })));
    expect(server.received).toMatchObject([{ to: ["sales@textile.example"] }]);
    const source = server.received[0]?.source ?? "";
    // Whole letters in a failure's message would help nobody.
    expect([source.includes("filename=PO-1.pdf"), source.includes("Please supply the goods of order PO-1")]).toEqual([true, true]);
  }),
);

test(
  "a lost answer is repeated once under the same Message-ID, and a letter that was refused for good is not tried again",
  inRollback(async (db) => {
    const { ctx, clock, mailId, purchaseId } = await aMailedOrder(db);
    const lost: MailOutcome = { outcome: "unconfirmed", why: "no answer" };
    const via = aMailerThat(lost, lost);
    const again = await sendMail(ctx, mailId, via);
    expect(again).toBeInstanceOf(Date);
    clock.now = new Date((again?.getTime() ?? 0) + 1);
    expect(await sendMail(ctx, mailId, via)).toBeNull();
    expect(await sendMail(ctx, mailId, via)).toBeNull();
    expect(new Set(via.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(via.mails).toHaveLength(2);
    expect(await purchaseById(ctx, purchaseId)).toMatchObject({ mails: [{ status: "failed" }] });
    await mailPurchaseAgain(ctx, { purchaseId, to: "boss@textile.example" });
    expect(await refusalOf(mailPurchaseAgain(ctx, { purchaseId }))).toBe("purchase.mail_under_way");
    const [, second] = await mailsOf(ctx, purchaseId);
    await sendMail(ctx, second?.id ?? "", aMailerThat({ outcome: "refused", permanent: true, why: "550 nobody" }));
    expect((await purchaseById(ctx, purchaseId)).mails).toMatchObject([{ recipient: "boss@textile.example", status: "failed" }, {}]);
  }),
);

test(
  "without a mail server the letter is kept to be read; without an address the order is not sent",
  inRollback(async (db) => {
    const { ctx, mailId, purchaseId } = await aMailedOrder(db);
    await sendMail(ctx, mailId, null);
    expect(await purchaseById(ctx, purchaseId)).toMatchObject({ mails: [{ status: "not_sent" }] });
    expect(await refusalOf(aMailedOrder(db, { email: null }))).toBe("purchase.no_address");
  }),
);

test(
  "of two who bring one letter at once one sends it, and the other waits for its outcome",
  withDatabase(async ({ db }) => {
    const { ctx, clock, mailId } = await aMailedOrder(db);
    const via = aMailerThat();
    const slow: Mailer = { close: () => {}, send: async (mail) => new Promise((done) => setImmediate(() => done(via.send(mail)))) };
    await Promise.all([sendMail(ctx, mailId, slow), sendMail(ctx, mailId, slow)]);
    clock.now = new Date(clock.now.getTime() + leaseMs);
    await sendMail(ctx, mailId, slow);
    expect(via.mails).toHaveLength(1);
  }),
);
