import { and, eq } from "drizzle-orm";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { payments } from "@/modules/orders/payments/tables";
import { readOrders } from "@/modules/orders/queries";
import { orders } from "@/modules/orders/tables";
import { handOverOrder } from "@/modules/shipments/commands/hand-over-order";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import { bookBreaches } from "@/testing/book-breaches";
import { withDatabase } from "@/testing/database";
import { anExchange } from "@/testing/exchange";
import { aChannel, anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { pickAndPack } from "@/testing/parcel-task";
import { processIntake } from "../commands/process-intake";
import { intake } from "../tables";
import { documentsXml, importXml } from "./fixtures";
import type { Document } from "./package/entry";
import { EntryReader } from "./package/read-entries";

/** The documents of an answer, read as 1C would. */
function documentsOf(xml: string): Document[] {
  const documents: Document[] = [];
  const reader = new EntryReader((entry) => entry.is === "document" && documents.push(entry));
  reader.write(xml);
  reader.close();
  return documents;
}

const said = (document: Document | undefined, name: string) => document?.requisites.find((one) => one.name === name)?.value;

const orderOf = async (ctx: Context, id: string) => {
  const [order] = await readOrders(ctx, [id]);
  if (!order) throw new Error("no such order");
  return order;
};

test(
  "orders go out until 1C confirms them: exactly what it was given, and again once they change",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db, { settings: { encoding: "windows-1251", exportChannels: ["site"] } });
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml([{ id: "g1", article: "A", name: "Чайник ☕" }]));
    await aProduct(ctx, { sku: "B", stock: { KZN: 5 } });
    await aChannel(ctx, { code: "other" });
    const first = await anOrder(ctx, { lines: { A: 1, B: 3 }, unitPrice: 10_001, shippingPrice: 30_050, note: "Звонить <после> 6 ₽" });
    await anOrder(ctx, { lines: { B: 1 }, channel: "other" });
    const query = async () => {
      const answer = await exchange.ask("type=sale&mode=query");
      expect(answer.headers.get("content-type")).toBe("text/xml; charset=windows-1251");
      const xml = new TextDecoder("windows-1251").decode(await answer.arrayBuffer());
      expect(xml).toMatch(/^<\?xml version="1.0" encoding="windows-1251"\?>/);
      new SaxesParser().write(xml).close();
      return documentsOf(xml);
    };
    const given = await query();
    expect(given).toHaveLength(1);
    const [document] = given;
    expect(document).toMatchObject({
      id: first.id,
      number: first.number,
      operation: "Заказ товара",
      currency: "RUB",
      sum: "700.54",
      comment: "Звонить <после> 6 ₽",
    });
    expect(document?.buyer).toMatchObject({ name: "Мария Иванова", email: "maria@example.com", phone: "+79161234567" });
    expect(
      document?.goods?.map(({ id, article, price, quantity, sum, isService }) => [id, article, price, quantity, sum, isService]),
    ).toEqual([
      ["g1", "A", "100.01", "1", "100.01", false],
      ["B", "B", "100.01", "3", "300.03", false],
      ["ORDER_DELIVERY", "", "300.50", "1", "300.50", true],
    ]);
    expect([said(document, "Заказ оплачен"), said(document, "Отменен")]).toEqual(["true", "false"]);
    // Not confirmed: given again, in another session too.
    expect(await query()).toHaveLength(1);
    await exchange.signIn();
    expect(await exchange.say("sale", "success")).toBe("success");
    expect(await query()).toHaveLength(1);
    // What changes between the question and the confirmation is not confirmed with it.
    await cancelOrder(ctx, { orderId: first.id, reason: "buyer_request" });
    await exchange.say("sale", "success");
    const [cancelled] = await query();
    expect([said(cancelled, "Отменен"), cancelled?.sum, cancelled?.goods?.length]).toEqual(["true", "700.54", 3]);
    await exchange.say("sale", "success");
    expect(await query()).toEqual([]);
  }),
);

test(
  "1C says what became of our orders: paid, cancelled, deleted; told twice or late it changes nothing more",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db);
    await aProduct(ctx, { sku: "B", stock: { KZN: 9 } });
    const unpaid = await anOrder(ctx, { lines: { B: 2 }, payment: "unpaid" });
    const doomed = await anOrder(ctx, { lines: { B: 3 } });
    const deleted = await anOrder(ctx, { lines: { B: 1 } });
    await exchange.signIn();
    const paid = {
      id: unpaid.id,
      number: unpaid.number,
      requisites: { Проведен: "true", "Дата оплаты по 1С": "2026-11-20T12:00:00", "Номер оплаты по 1С": "ПП-7" },
    };
    const file = documentsXml([
      paid,
      { id: "1c-guid", number: doomed.number, requisites: { Отменен: "true" } },
      { id: deleted.id, number: "X", requisites: { ПометкаУдаления: "true" } },
    ]);
    expect(await exchange.upload("sale", "orders-1.xml", file)).toBe("success");
    expect(await orderOf(ctx, unpaid.id)).toMatchObject({ paymentStatus: "paid", fulfilmentStatus: "reserved" });
    expect([(await orderOf(ctx, doomed.id)).status, (await orderOf(ctx, deleted.id)).status]).toEqual(["cancelled", "cancelled"]);
    expect(await stockOf(ctx, "B")).toMatchObject({ reserved: 2 });
    const money = () => ctx.db.select({ reference: payments.reference }).from(payments).where(eq(payments.orderId, unpaid.id));
    expect(await money()).toEqual([{ reference: "ПП-7" }]);
    const versions = await Promise.all([unpaid, doomed, deleted].map(async ({ id }) => (await orderOf(ctx, id)).version));
    await exchange.upload(
      "sale",
      "orders-2.xml",
      documentsXml([paid, { id: doomed.id, requisites: { Отменен: "false", "Заказ оплачен": "true" } }], "2026-11-20T13:00:00"),
    );
    expect(await Promise.all([unpaid, doomed, deleted].map(async ({ id }) => (await orderOf(ctx, id)).version))).toEqual(versions);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "an order that left at 1C and is not packed here is shown to a person, once; posted alone it has not left",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db);
    await aProduct(ctx, { sku: "B", stock: { KZN: 9 } });
    const order = await anOrder(ctx, { lines: { B: 2 } });
    await exchange.signIn();
    const told = () =>
      ctx.db
        .select({ data: outbox.data })
        .from(outbox)
        .where(and(eq(outbox.orderId, order.id), eq(outbox.type, "order.shipped_at_channel")));
    await exchange.upload("sale", "o1.xml", documentsXml([{ id: order.id, requisites: { Проведен: "true", "Статус заказа": "Открыт" } }]));
    expect(await told()).toEqual([]);
    const shipment = { id: "s-1", number: "РТ-15", operation: "Отпуск товара", basis: order.number, requisites: { Проведен: "true" } };
    for (const name of ["o2.xml", "o3.xml"]) await exchange.upload("sale", name, documentsXml([shipment]));
    expect(await told()).toEqual([{ data: { number: "РТ-15", delivered: false } }]);
    expect((await orderOf(ctx, order.id)).holds).toMatchObject([{ reason: "manual", note: expect.stringContaining("(РТ-15)") }]);
    await handOverOrder(ctx, { orderId: order.id, number: "РТ-15", delivered: false });
    expect((await orderOf(ctx, order.id)).fulfilments[0]?.status).toBe("planned");
  }),
);

test(
  "what is packed is handed over after 1C, with its number and without a second time",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db);
    await aProduct(ctx, { sku: "B", stock: { KZN: 9 } });
    const order = await anOrder(ctx, { lines: { B: 2 } });
    await pickAndPack(ctx, order.fulfilments[0]?.id ?? "");
    await exchange.signIn();
    const shipped = { id: order.id, requisites: { "Дата отгрузки по 1С": "2026-11-20T14:00:00", "Номер отгрузки по 1С": "РТ-16" } };
    await exchange.upload("sale", "o1.xml", documentsXml([shipped]));
    expect((await orderOf(ctx, order.id)).holds).toEqual([]);
    for (let again = 0; again < 2; again++) await handOverOrder(ctx, { orderId: order.id, number: "РТ-16", delivered: false });
    expect(await orderOf(ctx, order.id)).toMatchObject({ fulfilmentStatus: "shipped", fulfilments: [{ status: "handed_over" }] });
    await handOverOrder(ctx, { orderId: order.id, number: "РТ-16", delivered: true });
    expect(await orderOf(ctx, order.id)).toMatchObject({ fulfilmentStatus: "delivered", status: "closed" });
    expect(await stockOf(ctx, "B")).toMatchObject({ onHand: 7, reserved: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "an order of 1C's own comes in like any channel's, once, with its unknown goods held and its later word followed",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db);
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", importXml([{ id: "g1", article: "A", name: "Чайник" }]));
    const goods = [
      { id: "g1", name: "Чайник", price: "100,50", quantity: "2", sum: "201" },
      { id: "ORDER_DELIVERY", name: "Доставка", price: "300", quantity: "1", sum: "300", service: true },
    ];
    const unknown = [{ id: "zzz", name: "Неизвестный", price: "5", quantity: "1" }];
    const telling = (requisites: Record<string, string>) => [
      { id: "1c-order", number: "ТД-1", sum: "501", goods, requisites },
      { id: "1c-held", number: "ТД-2", sum: "5", goods: unknown, requisites },
    ];
    const take = async () => {
      const rows = await ctx.db
        .select({ id: intake.id })
        .from(intake)
        .where(and(eq(intake.organizationId, ctx.actor.organizationId), eq(intake.status, "received")))
        .orderBy(intake.id);
      for (const { id } of rows) await processIntake(ctx, id);
      return rows.length;
    };
    await exchange.upload("sale", "o1.xml", documentsXml(telling({ "Заказ оплачен": "true" })));
    expect(await take()).toBe(2);
    await exchange.upload("sale", "o2.xml", documentsXml(telling({ "Заказ оплачен": "true" })));
    expect(await take()).toBe(0);
    const rows = await ctx.db.select().from(orders).where(eq(orders.organizationId, ctx.actor.organizationId));
    expect(rows).toHaveLength(2);
    const one = rows.find(({ externalId }) => externalId === "1c-order");
    expect(one).toMatchObject({ totalMinor: 50_100, shippingPriceMinor: 30_000, paymentStatus: "paid", customerName: "ООО «Ромашка»" });
    expect((await orderOf(ctx, one?.id ?? "")).lines).toMatchObject([{ sku: "A", quantity: 2, unitPrice: 10_050 }]);
    const held = rows.find(({ externalId }) => externalId === "1c-held");
    expect(held?.openHolds).toContain("unknown_sku");
    await exchange.upload("sale", "o3.xml", documentsXml(telling({ Отменен: "true" }), "2026-11-20T15:00:00"));
    expect(await take()).toBe(2);
    // What was told before and comes late changes nothing.
    await exchange.upload("sale", "o4.xml", documentsXml(telling({ "Заказ оплачен": "true" }), "2026-11-20T11:30:00"));
    await take();
    expect((await orderOf(ctx, one?.id ?? "")).status).toBe("cancelled");
    // It goes back out under 1C's own id.
    const out = documentsOf(await exchange.say("sale", "query"));
    expect(out.map(({ id }) => id).sort()).toEqual(["1c-held", "1c-order"]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
