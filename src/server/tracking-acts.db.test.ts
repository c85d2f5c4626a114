import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { putBuyerActs } from "@/modules/orders/buyer-acts/put-settings";
import { usualBuyerActs } from "@/modules/orders/buyer-acts/settings";
import { buyerMessages } from "@/modules/orders/buyer-acts/tables";
import { settleBuyerMessage, writeToShop } from "@/modules/orders/buyer-acts/write-to-shop";
import { changeSets } from "@/modules/orders/changes/tables";
import { fulfilments, orders } from "@/modules/orders/tables";
import type { CarrierAbilities } from "@/modules/shipments/carriers/abilities";
import { carrierOf } from "@/modules/shipments/carriers/registry";
import { changeDestination } from "@/modules/shipments/commands/change-destination";
import { pointsForOrder } from "@/modules/shipments/points/points-for-order";
import { collectionPoints } from "@/modules/shipments/points/tables";
import { carriers, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { processWide } from "@/platform/process";
import { inRollback } from "@/testing/database";
import { aShop, eventsOf, stockOf } from "@/testing/orders";
import { aBuyersOrder, kazan, phone } from "./buyers-order.fixture";

const limits = ["tracking-guesses", "tracking-acts", "tracking-acts-from", "tracking-proofs"];
beforeEach(() => {
  for (const name of limits) processWide(`rate:${name}`, () => new Map()).clear();
});

describe("the address", () => {
  test(
    "is corrected within its town by whoever knows the order's contact, in the order's history and as a change set",
    inRollback(async (db) => {
      const { ctx, order, post, form, actions, addressNow } = await aBuyersOrder(db);
      expect(await actions()).toContain("correct_address");
      expect(await post("address", { contact: phone, line1: "ул. Пушкина, 7", postalCode: "420015" })).toEqual([204, null]);
      expect(await addressNow()).toEqual({ ...kazan, line1: "ул. Пушкина, 7", postalCode: "420015", latitude: null, longitude: null });
      const edited = (await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.edited");
      expect(edited).toMatchObject([{ by: { kind: "buyer", id: null }, data: { changes: [{ what: "address" }] } }]);
      expect(JSON.stringify(edited)).not.toContain("Пушкина");
      expect(await db.select().from(changeSets).where(eq(changeSets.orderId, order.id))).toMatchObject([
        { status: "confirmed", kind: "edit" },
      ]);
      // The same words again change nothing.
      expect(await form("address", { contact: phone, line1: "ул. Пушкина, 7", lang: "en" })).toEqual([
        303,
        expect.stringMatching(/\?lang=en&act=address#address$/),
      ]);
      expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.edited")).toHaveLength(1);
    }),
  );

  test(
    "S53: is not corrected by a link alone, and the contact is not found by trying",
    inRollback(async (db) => {
      const { post, addressNow } = await aBuyersOrder(db);
      const wish = { line1: "ул. Чужая, 1", postalCode: null };
      const answers: unknown[][] = [];
      for (let guess = 0; guess < 8; guess++) answers.push(await post("address", { ...wish, contact: `+7916123456${guess}` }));
      expect(answers.slice(0, 6)).toEqual(answers.slice(0, 6).map(() => [409, "wrong_contact"]));
      expect(answers.slice(6).every(([status]) => status === 429)).toBe(true);
      expect(await post("address", { ...wish, contact: phone })).toEqual([429, "too_many_requests"]);
      expect(await addressNow()).toEqual(kazan);
    }),
  );

  test(
    "is refused with what to do once the parcel is packed, once it has left, and where the shop says so",
    inRollback(async (db) => {
      const { ctx, post, actions, workIs, addressNow } = await aBuyersOrder(db);
      const wish = { contact: phone, line1: "ул. Пушкина, 7" };
      await workIs("packed");
      expect(await post("address", wish)).toEqual([409, "packed"]);
      await workIs("handed_over");
      expect(await post("address", wish)).toEqual([409, "left"]);
      expect(await actions()).not.toContain("correct_address");
      await workIs("planned");
      await putBuyerActs(ctx, { version: 0, acts: { ...usualBuyerActs, changeAddress: false } });
      expect(await post("address", wish)).toEqual([409, "off"]);
      expect(await addressNow()).toEqual(kazan);
    }),
  );

  test(
    "of a booked parcel changes at its carrier first, and here only when the carrier agrees",
    inRollback(async (db) => {
      const { ctx, organizationId, order, addressNow, workIs } = await aBuyersOrder(db);
      await workIs("packed");
      const shipmentId = await booked(ctx, order.id);
      const buyer: Context = { ...ctx, actor: { ...ctx.actor, kind: "buyer", id: null, name: "", role: "viewer", scopes: [] } };
      const asked: unknown[] = [];
      const answering = (answer: Awaited<ReturnType<NonNullable<CarrierAbilities<unknown, unknown>["modify"]>>>) => async () => {
        const carrier = carrierOf("cdek");
        if (!carrier) throw new Error("no such carrier");
        const modify = async (_: unknown, change: unknown) => {
          asked.push(change);
          return answer;
        };
        return { carrier: { ...carrier, modify }, account: { code: "cdek", settings: {}, secrets: {}, fetch } };
      };
      const to = { address: { ...kazan, line1: "ул. Пушкина, 7" } };
      const no = answering({ outcome: "refused", reason: { code: "carrier.already_moving" } });
      await expect(changeDestination(buyer, { orderId: order.id, to }, no)).rejects.toMatchObject({
        reason: { code: "buyer_act.carrier_refused" },
      });
      expect(await addressNow()).toEqual(kazan);
      // While the carrier is being asked, by this change or for a label, nobody else asks it: a label of the old place would stay.
      const its = and(eq(shipments.organizationId, organizationId), eq(shipments.id, shipmentId));
      const calling = async () => (await db.select({ until: shipments.callingUntil }).from(shipments).where(its))[0]?.until ?? null;
      expect(await calling()).toBeNull();
      await db
        .update(shipments)
        .set({ callingUntil: new Date(ctx.now().getTime() + 20_000) })
        .where(its);
      const asksNobody = answering({ outcome: "done" });
      await expect(changeDestination(buyer, { orderId: order.id, to }, asksNobody)).rejects.toMatchObject({
        reason: { code: "buyer_act.busy" },
      });
      expect([asked.length, await addressNow()]).toEqual([1, kazan]);
      await db.update(shipments).set({ callingUntil: null }).where(its);
      const agreeing = answering({ outcome: "done" });
      await changeDestination(buyer, { orderId: order.id, to }, async () => {
        expect(await calling()).not.toBeNull();
        return agreeing();
      });
      expect(await calling()).toBeNull();
      expect(asked.at(-1)).toMatchObject({ to: { city: "Казань", line1: "ул. Пушкина, 7" } });
      expect(await addressNow()).toMatchObject({ line1: "ул. Пушкина, 7" });
      expect(await db.select({ label: shipments.label }).from(shipments).where(its)).toEqual([{ label: null }]);
      expect((await eventsOf(ctx, order.id)).map(({ type }) => type)).toEqual(
        expect.arrayContaining(["order.edited", "shipment.readdressed"]),
      );
    }),
  );
});

/** A parcel of the order's one fulfilment, booked at CDEK with a label. */
async function booked(ctx: Context, orderId: string): Promise<string> {
  const { organizationId } = ctx.actor;
  const carrierId = newId();
  await ctx.db.insert(carriers).values({ organizationId, id: carrierId, code: "cdek", kind: "cdek", name: "СДЭК" });
  const [work] = await ctx.db.select().from(fulfilments).where(eq(fulfilments.orderId, orderId));
  const id = newId();
  await ctx.db.insert(shipments).values({
    organizationId,
    id,
    orderId,
    fulfilmentId: work?.id ?? "",
    carrierId,
    carrier: "cdek",
    service: "136",
    booking: "booked",
    currency: "RUB",
    trackingNumber: "1234567890",
    carrierReference: "72753031-3820-4f17-9c4b-000000000000",
    label: Buffer.from("%PDF-old"),
  });
  return id;
}

describe("the pickup point", () => {
  test(
    "is another one of the carrier's own list, and none that the list does not name",
    inRollback(async (db) => {
      const { ctx, order, post, actions } = await aBuyersOrder(db, { pickupPoint: { carrier: "simulated", code: "OLD" } });
      const { organizationId } = ctx.actor;
      await db
        .insert(carriers)
        .values({ organizationId, id: newId(), code: "simulated", kind: "simulated", name: "Учебная" })
        .onConflictDoNothing();
      expect(await actions()).toContain("choose_point");
      expect(await actions()).not.toContain("correct_address");
      expect(await post("pickup-point", { contact: phone, code: "NOWHERE" })).toEqual([409, "unknown_point"]);
      const found = await pointsForOrder(ctx, { orderId: order.id });
      const code = found?.items[0]?.code ?? "";
      expect(await post("pickup-point", { contact: "Maria@Example.com", code })).toEqual([204, null]);
      const [after] = await db.select().from(orders).where(eq(orders.id, order.id));
      expect(after?.pickupPoint).toEqual({ carrier: "simulated", code });

      // A large town has more points than a page lists: one that the buyer has found by a search is taken, too.
      const [kept] = await db.select().from(collectionPoints).where(eq(collectionPoints.organizationId, organizationId));
      const [one] = kept?.points ?? [];
      if (!one) throw new Error("no points");
      const many = Array.from({ length: 700 }, (_, n) => ({ ...one, code: `Z${String(n).padStart(3, "0")}`, name: `Я ${n + 1000}` }));
      await db.update(collectionPoints).set({ points: many }).where(eq(collectionPoints.organizationId, organizationId));
      expect(await post("pickup-point", { contact: phone, code: "Z699" })).toEqual([204, null]);
    }),
  );
});

describe("cancelling", () => {
  test(
    "frees the stock until the order is packed, and says that the buyer did it",
    inRollback(async (db) => {
      const { ctx, order, form, actions } = await aBuyersOrder(db);
      expect((await stockOf(ctx, "TEA")).reserved).toBe(2);
      expect(await form("cancel", { contact: "wrong@example.com" })).toEqual([
        303,
        expect.stringContaining("act=cancel&why=buyer_act.wrong_contact#cancel"),
      ]);
      expect(await form("cancel", { contact: phone })).toEqual([303, expect.stringMatching(/\?act=cancel#cancel$/)]);
      expect((await stockOf(ctx, "TEA")).reserved).toBe(0);
      const cancelled = (await eventsOf(ctx, order.id)).find(({ type }) => type === "order.cancelled");
      expect(cancelled).toMatchObject({ by: { kind: "buyer" }, data: { reason: "buyer_online" } });
      expect(await actions()).not.toContain("cancel");
    }),
  );

  test(
    "is refused after packing, from the limit that the shop set, and for a paid order where a person gives money back",
    inRollback(async (db) => {
      const { ctx, order, post, workIs } = await aBuyersOrder(db);
      const wish = { contact: phone };
      await workIs("packed");
      expect(await post("cancel", wish)).toEqual([409, "packed"]);
      await putBuyerActs(ctx, { version: 0, acts: { ...usualBuyerActs, cancel: "before_picking", cancelPaid: false } });
      await workIs("picking");
      expect(await post("cancel", wish)).toEqual([409, "picking"]);
      await workIs("planned");
      await db.update(orders).set({ paidMinor: 100, refundedMinor: 0 }).where(eq(orders.id, order.id));
      expect(await post("cancel", wish)).toEqual([409, "paid"]);
    }),
  );
});

describe("a message to the shop", () => {
  test(
    "waits for somebody until it is settled; the same words are one message, and there is an end to them",
    inRollback(async (db) => {
      const { ctx, order, post, actions } = await aBuyersOrder(db);
      for (let n = 0; n < 2; n++) expect(await post("message", { text: "Домофон не работает" })).toEqual([204, null]);
      const written = await db.select().from(buyerMessages).where(eq(buyerMessages.orderId, order.id));
      expect(written).toMatchObject([{ text: "Домофон не работает", settledAt: null }]);
      const told = (await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.buyer_wrote");
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told)).not.toContain("Домофон");
      for (const text of ["2", "3", "4", "5"]) await post("message", { text });
      expect(await post("message", { text: "6" })).toEqual([409, "too_many_messages"]);
      expect(await actions()).not.toContain("message");
      await settleBuyerMessage(ctx, { id: written[0]?.id ?? "" });
      await settleBuyerMessage(ctx, { id: written[0]?.id ?? "" });
      expect(await actions()).toContain("message");
      expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.buyer_answered")).toHaveLength(1);
    }),
  );

  test(
    "another organization neither writes nor settles",
    inRollback(async (db) => {
      const { ctx, order, post } = await aBuyersOrder(db);
      await post("message", { text: "Здравствуйте" });
      const [message] = await db.select().from(buyerMessages).where(eq(buyerMessages.orderId, order.id));
      const stranger = await aShop(db);
      await expect(settleBuyerMessage(stranger.ctx, { id: message?.id ?? "" })).rejects.toMatchObject({ kind: "not_found" });
      await expect(writeToShop(stranger.ctx, { orderId: order.id, text: "x" })).rejects.toMatchObject({ kind: "not_found" });
      expect(ctx.actor.organizationId).not.toBe(stranger.organizationId);
    }),
  );
});

test(
  "a form that another site posts is refused, one of our own page is taken, and so is one without a word of its origin",
  inRollback(async (db) => {
    const { form } = await aBuyersOrder(db);
    const text = { text: "Здравствуйте" };
    expect(await form("message", text, { "sec-fetch-site": "cross-site" })).toEqual([403, null]);
    expect(await form("message", text, { origin: "https://evil.example" })).toEqual([403, null]);
    // Our page sends no referrer, so an older browser says "null".
    expect((await form("message", text, { origin: "null" }))[0]).toBe(303);
    expect((await form("message", { text: "Ещё" }, { "sec-fetch-site": "same-origin" }))[0]).toBe(303);
  }),
);

test(
  "settings are written on the version they were made on, and read whole by those who never chose",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const acts = { ...usualBuyerActs, cancel: "never" as const };
    expect(await putBuyerActs(ctx, { version: 0, acts })).toEqual({ version: 1, acts });
    await expect(putBuyerActs(ctx, { version: 0, acts: usualBuyerActs })).rejects.toMatchObject({ kind: "stale" });
    expect(await putBuyerActs(ctx, { version: 1, acts })).toEqual({ version: 1, acts });
  }),
);
