import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { products } from "@/modules/catalog/tables";
import { sendMessage } from "@/modules/notifications/commands/send-message";
import { messages } from "@/modules/notifications/tables";
import type { Context } from "@/platform/context";
import { processWide } from "@/platform/process";
import { callerFactory } from "@/platform/trpc/procedures";
import { readWholeOrders } from "@/server/order-view";
import { appRouter } from "@/server/root-router";
import { trackingView } from "@/server/tracking";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop, eventsOf, receive, stockOf } from "@/testing/orders";
import { actorOf, aKey } from "@/testing/organization";
import { changeSets } from "../changes/tables";
import { openProposal, substitutesOf } from "../substitution/open-proposal";
import { answerSubstitution, withdrawSubstitution } from "./answer-substitution";
import { cancelOrder } from "./cancel-order";
import { editOrder } from "./edit-order";
import { proposeSubstitution } from "./propose-substitution";
import { recordPayment } from "./record-payment";

const read = async (ctx: Context, id: string) => {
  const [order] = await readWholeOrders(ctx, [id]);
  if (!order) throw new Error("gone");
  return order;
};
const typesOf = async (ctx: Context, id: string) => (await eventsOf(ctx, id)).map((event) => event.type);

/** Three of A ordered, one there; B and C of the same group lie ready, D of another group. */
async function aShortOrder(db: Context["db"]) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
  await aProduct(ctx, { sku: "B", stock: { KZN: 5 }, priceMinor: 140_000 });
  await aProduct(ctx, { sku: "C", stock: { KZN: 5 }, priceMinor: 300_000 });
  await aProduct(ctx, { sku: "D", stock: { KZN: 5 } });
  await aProduct(ctx, { sku: "E", stock: { KZN: 1 } });
  for (const sku of ["A", "B", "C", "E"])
    await db
      .update(products)
      .set({ group: "Футболки" })
      .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, sku)));
  const order = await anOrder(ctx, { lines: { A: 3 } });
  const lineId = order.lines[0]?.id ?? "";
  const token = order.trackingUrl?.split("/t/")[1] ?? "";
  const propose = (wish: Partial<Parameters<typeof proposeSubstitution>[1]> = {}) =>
    proposeSubstitution(ctx, { orderId: order.id, lineId, sku: "B", price: "as_ordered", note: null, ...wish });
  return { ctx, order, lineId, token, propose };
}

describe("a substitute", () => {
  test(
    "is suggested from the same group, where enough is in stock, the nearest in price first",
    inRollback(async (db) => {
      const { ctx, order, lineId } = await aShortOrder(db);
      expect((await substitutesOf(ctx, { orderId: order.id, lineId })).map(({ sku }) => sku)).toEqual(["B", "C"]);
    }),
  );

  test(
    "is offered, and changes the order in one stroke when the buyer accepts it; the price stays",
    inRollback(async (db) => {
      const { ctx, order, token, propose } = await aShortOrder(db);
      const { id } = await propose();
      expect(await read(ctx, order.id)).toMatchObject({ version: order.version, lines: [{ quantity: 3, reserved: 1, backordered: 2 }] });
      expect(await stockOf(ctx, "B")).toMatchObject({ reserved: 0 });
      const visitor = { db, inTransaction: false, now: ctx.now, ip: "192.0.2.9" };
      expect((await trackingView(visitor, token)).question).toMatchObject({ id, units: 2, name: "Товар B", differenceMinor: 0 });

      const app = testApp(db);
      const post = async (fields: Record<string, string>) => {
        const body = new URLSearchParams({ id, lang: "en", ...fields });
        const response = await app.request(`/api/v1/track/${token}/substitution/form`, { method: "POST", body });
        return [response.status, response.headers.get("location")];
      };
      expect(await post({ answer: "maybe" })).toEqual([303, `/t/${token}?lang=en&substitution=failed#substitution`]);
      expect(await post({ answer: "accept" })).toEqual([303, `/t/${token}?lang=en&substitution=accepted#substitution`]);
      expect(await post({ answer: "accept" })).toEqual([303, `/t/${token}?lang=en&substitution=accepted#substitution`]);
      const after = await read(ctx, order.id);
      expect(after.lines).toMatchObject([
        { sku: "A", cancelled: 2, reserved: 1, backordered: 0 },
        { sku: "B", quantity: 2, reserved: 2, unitPrice: 129_900 },
      ]);
      expect(after.totals.total).toEqual(order.totals.total);
      expect(await typesOf(ctx, order.id)).toEqual(
        expect.arrayContaining(["order.substitution_proposed", "order.edited", "order.substitution_accepted"]),
      );
      const accepted = (await eventsOf(ctx, order.id)).find(({ type }) => type === "order.substitution_accepted");
      expect(accepted?.by).toMatchObject({ kind: "buyer" });
      expect(await db.select().from(changeSets).where(eq(changeSets.orderId, order.id))).toMatchObject([
        { id, kind: "substitution", status: "confirmed" },
      ]);
      expect((await trackingView(visitor, token)).question).toBeNull();
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "keeps the kopecks of a discount, or takes the product's own price where that was chosen",
    inRollback(async (db) => {
      const { ctx, order, lineId, propose } = await aShortOrder(db);
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_discount", lineId, discount: 1_000 }] });
      const before = (await read(ctx, order.id)).totals.total.amount;
      await propose();
      expect(await openProposal(ctx, order.id)).toMatchObject({ differenceMinor: 0, fits: true });
      await withdrawSubstitution(ctx, { orderId: order.id });
      const { id } = await propose({ price: "own" });
      const difference = 2 * (140_000 - 129_900) + (1_000 - 333);
      expect(await openProposal(ctx, order.id)).toMatchObject({ differenceMinor: difference });
      await answerSubstitution(ctx, { orderId: order.id, id, answer: "accept" });
      expect((await read(ctx, order.id)).totals.total.amount).toBe(before + difference);
    }),
  );

  test(
    "is declined, and the line waits on; then another may be offered, and asked about by a letter of its own",
    inRollback(async (db) => {
      const { ctx, order, propose } = await aShortOrder(db);
      const first = await propose();
      await sendMessage(ctx, { orderId: order.id, event: "substitution", about: first.id }, null);
      await answerSubstitution(ctx, { orderId: order.id, id: first.id, answer: "decline" });
      expect((await read(ctx, order.id)).lines).toMatchObject([{ reserved: 1, backordered: 2 }]);
      await expect(answerSubstitution(ctx, { orderId: order.id, id: first.id, answer: "accept" })).rejects.toMatchObject({
        reason: { code: "substitution.over" },
      });
      const second = await propose({ sku: "C" });
      for (const { id } of [first, second, second]) await sendMessage(ctx, { orderId: order.id, event: "substitution", about: id }, null);
      const letters = await db
        .select()
        .from(messages)
        .where(and(eq(messages.orderId, order.id), eq(messages.event, "substitution")));
      expect(letters.map(({ about }) => about)).toEqual([first.id, second.id]);
      expect(letters[0]?.body).toContain("/t/");
    }),
  );

  test(
    "outlives what does not concern it, and is void when its line changed, its goods are gone or the order is over",
    inRollback(async (db) => {
      const { ctx, order, lineId, propose } = await aShortOrder(db);
      const { id } = await propose();
      const accept = () => answerSubstitution(ctx, { orderId: order.id, id, answer: "accept" });
      await recordPayment(ctx, { orderId: order.id, amount: 100, method: "card", reference: null });
      expect(await openProposal(ctx, order.id)).toMatchObject({ fits: true });
      await anOrder(ctx, { lines: { B: 4 } });
      await expect(accept()).rejects.toMatchObject({ reason: { code: "substitution.gone" } });
      expect(await db.select().from(changeSets).where(eq(changeSets.id, id))).toMatchObject([{ status: "proposed" }]);
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_quantity", lineId, quantity: 2 }] });
      expect(await openProposal(ctx, order.id)).toMatchObject({ fits: false });
      await expect(accept()).rejects.toMatchObject({ reason: { code: "substitution.order_changed" } });
      await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
      expect(await openProposal(ctx, order.id)).toBeNull();
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "costs what the buyer was shown: the product's price of that day, and void when the line's discount changed",
    inRollback(async (db) => {
      const { ctx, order, lineId, propose } = await aShortOrder(db);
      const total = async () => (await read(ctx, order.id)).totals.total.amount;
      const own = await propose({ price: "own", units: 1 });
      await db
        .update(products)
        .set({ priceMinor: 999_000 })
        .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, "B")));
      await answerSubstitution(ctx, { orderId: order.id, id: own.id, answer: "accept" });
      expect(await total()).toBe(order.totals.total.amount + 140_000 - 129_900);
      const { id } = await propose();
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_discount", lineId, discount: 50_000 }] });
      expect(await openProposal(ctx, order.id)).toMatchObject({ fits: false });
      await expect(answerSubstitution(ctx, { orderId: order.id, id, answer: "accept" })).rejects.toMatchObject({
        reason: { code: "substitution.order_changed" },
      });
    }),
  );

  test(
    "lets an order go on that was held for the missing goods",
    inRollback(async (db) => {
      const { ctx } = await aShortOrder(db);
      const held = await anOrder(ctx, { lines: { A: 2 }, onShortage: "hold" });
      expect(held.holds).toMatchObject([{ reason: "out_of_stock" }]);
      const { id } = await proposeSubstitution(ctx, {
        orderId: held.id,
        lineId: held.lines[0]?.id ?? "",
        sku: "B",
        price: "as_ordered",
        note: null,
      });
      await answerSubstitution(ctx, { orderId: held.id, id, answer: "accept" });
      expect(await read(ctx, held.id)).toMatchObject({
        status: "confirmed",
        holds: [],
        lines: [{ cancelled: 2 }, { sku: "B", reserved: 2 }],
      });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is refused where nothing lacks, for too many, for what is not there, and twice at a time",
    inRollback(async (db) => {
      const { ctx, order, lineId, propose } = await aShortOrder(db);
      const refusal = (code: string) => ({ reason: { code } });
      await expect(propose({ units: 3 })).rejects.toMatchObject(refusal("substitution.too_many"));
      await expect(propose({ sku: "A" })).rejects.toMatchObject(refusal("substitution.same_product"));
      await expect(propose({ sku: "E" })).rejects.toMatchObject(refusal("substitution.not_in_stock"));
      await expect(propose({ version: order.version + 1 })).rejects.toMatchObject({ kind: "stale" });
      await propose();
      await expect(propose()).rejects.toMatchObject(refusal("substitution.already_proposed"));
      await withdrawSubstitution(ctx, { orderId: order.id });
      await expect(withdrawSubstitution(ctx, { orderId: order.id })).rejects.toMatchObject(refusal("substitution.over"));
      await receive(ctx, "KZN", { A: 2 });
      await expect(propose()).rejects.toMatchObject(refusal("substitution.not_short"));
      const stranger = await aShop(db);
      const theirs = { orderId: order.id, lineId, sku: "B", price: "as_ordered" as const, note: null };
      await expect(proposeSubstitution(stranger.ctx, theirs)).rejects.toMatchObject({ kind: "not_found" });
      await expect(withdrawSubstitution(stranger.ctx, { orderId: order.id })).rejects.toMatchObject({ kind: "not_found" });
      const picker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null });
      await expect(picker.orders.proposeSubstitution(theirs)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(picker.orders.withdrawSubstitution({ orderId: order.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }),
  );

  test(
    "is offered and withdrawn over HTTP, and answered through the link, which a guesser does not have",
    inRollback(async (db) => {
      processWide("rate:tracking-guesses", () => new Map()).clear();
      const { ctx, order, lineId, token } = await aShortOrder(db);
      const app = testApp(db);
      const key = await aKey(ctx, ["full"]);
      const ask = (path: string, body: unknown, n: string) =>
        app.request(`/api/v1/${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": n },
          body: JSON.stringify(body),
        });
      const offered = await ask(`orders/${order.id}/substitutions`, { lineId, sku: "B" }, "1");
      expect(offered.status).toBe(201);
      const { id } = (await offered.json()) as { id: string };
      expect(await (await app.request(`/api/v1/track/${token}`)).json()).toMatchObject({
        substitution: { id, quantity: 2, differenceMinor: 0 },
      });
      expect((await ask(`track/${"x".repeat(22)}/substitution`, { id, answer: "accept" }, "2")).status).toBe(404);
      expect((await ask(`orders/${order.id}/substitutions/withdraw`, {}, "3")).status).toBe(200);
      expect((await ask(`track/${token}/substitution`, { id, answer: "accept" }, "4")).status).toBe(409);
      const again = (await (await ask(`orders/${order.id}/substitutions`, { lineId, sku: "C", price: "own" }, "5")).json()) as {
        id: string;
      };
      expect((await ask(`track/${token}/substitution`, { id: again.id, answer: "accept" }, "6")).status).toBe(204);
      expect((await read(ctx, order.id)).lines[1]).toMatchObject({ sku: "C", unitPrice: 300_000 });
    }),
  );

  test(
    "is answered by one of two who answer at once, and not withdrawn in between",
    withDatabase(async ({ db }) => {
      const { ctx, order, propose } = await aShortOrder(db);
      const { id } = await propose();
      const done = await Promise.allSettled([
        answerSubstitution(ctx, { orderId: order.id, id, answer: "accept" }),
        answerSubstitution(ctx, { orderId: order.id, id, answer: "decline" }),
        withdrawSubstitution(ctx, { orderId: order.id }),
      ]);
      expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});
